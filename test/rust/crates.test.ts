// SPDX-License-Identifier: BSD-2-Clause
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, inject, it } from 'vitest';
import {
  absentReleases,
  allConfigurations,
  type Configuration,
  generateCrate,
  presetNames,
} from './helpers/configurations.js';
import { probe } from './helpers/probe.js';
import {
  allFeatures,
  clippy,
  clippyOf,
  features,
  isMissing,
  isSkipped,
  need,
  reason,
  rustc,
  rustdoc,
  rustfmt,
  rustfmtProgram,
  scratch,
  writeAll,
} from './helpers/tools.js';

// The generated crates, in both forms, under every configuration: compiled for their targets down to machine code,
// linted, formatted and documented.

const { directory, remove } = scratch('crates');
afterAll(remove);

const { targets, msrv } = inject('toolchains');
const common = ['--crate-name=sel4_bindings', '--crate-type=lib', '-Cpanic=abort'];
const compile = [...common, ...allFeatures];
const metadata = [...compile, '--emit=metadata', `--out-dir=${directory}/metadata`];

/** A crate on disk: as a directory at `path`, as the file single.rs, and with a table of its functions. */
interface Written {
  readonly path: string;
  readonly functions: readonly string[];
}

/**
 * A compiler keeps one copy of functions with equal code: the first two are seL4_Recv and seL4_NBRecv without MCS,
 * and on ia32 with MCS send_recv and nbsend_recv have the same instructions.
 */
const sameCode = new Set(['seL4_Wait', 'seL4_Poll', 'send_recv']);

const featureSets = [[], features('debug-syscalls'), features('typed'), allFeatures];

let functionsCompiled = 0;
const written = new Map<string, Written>();
const done = new Map<string, Promise<string>>();

function write(configuration: Configuration): Written {
  const known = written.get(configuration.title);
  if (known) return known;
  const files = generateCrate(configuration, false);
  const [single] = generateCrate(configuration, true);
  const { text, functions } = probe(files);
  const all = [...files, { path: 'single.rs', text: single?.text ?? '' }, { path: 'src/probe.rs', text }];
  // The first lines of a file say what it was made from; equal code needs to be tested only once.
  const code = all.map((file) => `${file.path}\n${file.text.replace(/^(?:\/\/ |# ).*$/gm, '')}`).join('\n');
  const path = `${directory}/${createHash('sha256').update(code).digest('hex').slice(0, 24)}`;
  writeAll(path, all);
  const result = { path, functions };
  written.set(configuration.title, result);
  return result;
}

/** The complaint about a crate; asked only once for equal crates. */
function once(key: string, check: () => Promise<string>): Promise<string> {
  const complaint = done.get(key) ?? check();
  done.set(key, complaint);
  return complaint;
}

async function compileToObject(configuration: Configuration): Promise<void> {
  const toolchain = need(targets[configuration.config.sel4Arch]);
  const { path, functions } = write(configuration);
  const object = `${path}/probe.o`;
  const args = [`${path}/src/probe.rs`, ...compile, '-Copt-level=2', '--emit=obj', '-o', object];
  expect(await once(object, () => rustc(toolchain, args))).toBe('');
  const symbols = readFileSync(object, 'latin1');
  const without = functions.filter((name) => !symbols.includes(`${name.length}${name}`));
  expect(without.filter((name) => !sameCode.has(name))).toEqual([]);
  expect(functions.length).toBeGreaterThan(50);
  functionsCompiled += functions.length;
}

const configurations = allConfigurations();
const bases = new Set(presetNames().filter((name) => /^[a-z0-9_]+(?:-mcs)?$/.test(name)));
const isDocumented = ({ title, config }: Configuration): boolean =>
  title.startsWith('preset ') ? bases.has(config.label) : !title.includes('built-in');

for (const configuration of configurations) {
  describe.concurrent(configuration.title, () => {
    const toolchain = targets[configuration.config.sel4Arch];
    const linter = clippyOf(toolchain);

    it.skipIf(isSkipped(toolchain))(`compiles to machine code${reason(toolchain)}`, async () => {
      await compileToObject(configuration);
    });
    it.skipIf(isSkipped(linter))(`passes clippy as one file${reason(linter)}`, async () => {
      need(linter);
      const { path } = write(configuration);
      const args = [`${path}/single.rs`, ...metadata];
      expect(await once(`${path}/clippy`, () => clippy(need(toolchain), args))).toBe('');
    });
    it.skipIf(isSkipped(rustfmtProgram))(`is formatted${reason(rustfmtProgram)}`, async () => {
      const { path } = write(configuration);
      const files = [`${path}/src/lib.rs`, `${path}/single.rs`];
      expect(await once(`${path}/rustfmt`, () => rustfmt(files))).toBe('');
    });
    if (isDocumented(configuration)) {
      it.skipIf(isSkipped(linter))(`passes clippy with any features${reason(linter)}`, async () => {
        need(linter);
        const { path } = write(configuration);
        for (const [index, some] of featureSets.entries()) {
          const args = [
            `${path}/src/lib.rs`,
            ...common,
            ...some,
            '--emit=metadata',
            '-o',
            `${path}/${index}.rmeta`,
          ];
          expect(await once(`${path}/features ${index}`, () => clippy(need(toolchain), args))).toBe('');
        }
      });
      it.skipIf(isSkipped(toolchain))(`has documentation${reason(toolchain)}`, async () => {
        const { path } = write(configuration);
        const args = [
          `${path}/src/lib.rs`,
          '--crate-name=sel4_bindings',
          ...allFeatures,
          '-o',
          `${path}/doc`,
        ];
        expect(await once(`${path}/doc`, () => rustdoc(need(toolchain), args))).toBe('');
      });
    }
  });
}

describe.concurrent('the oldest supported Rust', () => {
  const presets = configurations.filter(
    ({ title, config }) => title.startsWith('preset ') && bases.has(config.label),
  );
  for (const configuration of presets) {
    const { sel4Arch, label } = configuration.config;
    const toolchain = isMissing(msrv) ? msrv : msrv.targets[sel4Arch];
    it.skipIf(isSkipped(toolchain))(`compiles preset ${label}${reason(toolchain)}`, async () => {
      const { path } = write(configuration);
      expect(await rustc(need(toolchain), [`${path}/src/lib.rs`, ...metadata])).toBe('');
      expect(await rustc(need(toolchain), [`${path}/single.rs`, ...metadata])).toBe('');
    });
  }
});

for (const version of absentReleases()) it.skip(`seL4 ${version}'s own specs (../shared is absent)`);

afterAll(() => {
  if (functionsCompiled === 0) return;
  const crates = new Set(Array.from(written.values(), ({ path }) => path)).size;
  console.log(
    `${written.size} configurations, ${crates} different crates, ${functionsCompiled} functions compiled`,
  );
});
