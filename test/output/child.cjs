// SPDX-License-Identifier: BSD-2-Clause
// Runs the module that is bundled beside it, in a process of its own, and lets a step of it fail.
const fs = require('node:fs');
const { calls, fault, step, rounds } = JSON.parse(process.argv[2]);

let steps = 0;
const fail = (name) => {
  if (fault === 'kill') process.kill(process.pid, 'SIGKILL');
  throw Object.assign(new Error(`${name} refused`), { code: fault });
};
// What cleans up must not fail in this test: nothing would be left that could.
const names = ['mkdirSync', 'mkdtempSync', 'renameSync', 'writeFileSync'];
for (const name of fault === 'kill' ? [...names, 'rmSync', 'rmdirSync'] : names) {
  const real = fs[name];
  fs[name] = (...args) => {
    steps += 1;
    return steps === step ? fail(name) : real(...args);
  };
}
const module_ = require(process.argv[3]);
for (let round = 0; round < (rounds ?? 1); round += 1)
  for (const [name, ...args] of calls) module_[name](...args);
process.stdout.write(String(steps));
