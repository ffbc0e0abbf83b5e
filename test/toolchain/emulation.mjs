// SPDX-License-Identifier: BSD-2-Clause
import { canInstall, EMULATION_PACKAGES, installCommand, installPackages } from './debian.mjs';
import { identifyFiles } from './identity.mjs';
import { run } from './process.mjs';

/**
 * A Python that has unicorn, the emulator that runs system call stubs, and what tells both from every other.
 * @typedef {{ python: string, identity: string }} Emulation
 */

// Debian's unicorn belongs to Debian's Python, which need not be the one on PATH.
const PYTHONS = ['/usr/bin/python3', 'python3'];

/**
 * @param {{ build: boolean, report: (line: string) => void }} options
 * @returns {Promise<Emulation | import('./toolchain.mjs').Missing>}
 */
export async function resolveEmulation({ build, report }) {
  const found = await pythonWithUnicorn();
  if (found !== null) return found;
  if (build && (await canInstall())) await installPackages(EMULATION_PACKAGES, report);
  return (
    (await pythonWithUnicorn()) ?? {
      missing: `No Python here has unicorn; run: ${installCommand(EMULATION_PACKAGES)}`,
    }
  );
}

/** Where Python and unicorn are: its modules, and where that can be found out the library that they load. */
const locate = `
import os, sys, unicorn.riscv_const
directory = os.path.dirname(unicorn.__file__)
files = {os.path.join(directory, name) for name in os.listdir(directory)} | {sys.executable}
if os.path.exists('/proc/self/maps'):
    files |= {line.split(None, 5)[5].rstrip() for line in open('/proc/self/maps') if 'libunicorn' in line}
print(*sorted(file for file in files if os.path.isfile(file)), sep='\\n')
print(sys.version.replace('\\n', ' '), unicorn.uc_version(), file=sys.stderr)
`;

/** @returns {Promise<Emulation | null>} */
async function pythonWithUnicorn() {
  for (const python of PYTHONS) {
    const { code, stdout, stderr } = await run(python, ['-c', locate]);
    if (code === 0) return { python, identity: await identifyFiles(stderr, stdout.trim().split('\n')) };
  }
  return null;
}
