// SPDX-License-Identifier: BSD-2-Clause
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { repository } from '../helpers/paths.js';
import { isSkipped, need, reason } from '../rust/helpers/availability.js';
import { scratch } from '../rust/helpers/scratch.js';
import type { Missing } from '../toolchain/toolchain.mjs';
import { freshProject, narrowLabel, type Project, succeed } from './project.js';

// A build script that has something else where there are no bindings.

const toolchain = inject('toolchains').targets['aarch64'];
const cargo = inject('toolchains').cargo;
const cargoHere: { readonly program: string } | Missing =
  cargo === null ? { missing: 'No cargo is here' } : { program: cargo };
const { directory, remove } = scratch('fallback-project');
afterAll(remove);

const script = `fn main() {
    let bindings = sel4_bindgen::Builder::new().config("aarch64").try_generate();
    println!("cargo::warning={}", if bindings.is_ok() { "has bindings" } else { "does without" });
}
`;

describe.skipIf(isSkipped(toolchain, cargoHere))(
  `try_generate${reason(toolchain)}${reason(cargoHere)}`,
  () => {
    let project: Project;
    beforeAll(async () => {
      project = freshProject('cargo', directory, need(toolchain));
      await succeed(project, 'sel4-bindgen init cargo');
      const home = join(project.directory, 'sel4-bindings');
      writeFileSync(join(home, 'build.rs'), script);
      mkdirSync(join(home, 'src'), { recursive: true });
      writeFileSync(join(home, 'src/lib.rs'), '#![no_std]\n');
    });
    const check = 'cargo check -p sel4-bindings --target aarch64-unknown-none';

    it('runs again when what was wrong has been repaired', async () => {
      narrowLabel(project, false);
      expect(await succeed(project, check)).toContain('does without');
      expect(await succeed(project, check)).toContain('does without');
      narrowLabel(project, true);
      expect(await succeed(project, check)).toContain('has bindings');
      expect(await succeed(project, check)).not.toContain('Checking');
    });
    it('runs again when the program is there again', async () => {
      const tool = join(project.directory, 'tool.mjs');
      const env = { SEL4_BINDGEN: tool };
      expect(await succeed(project, check, env)).toContain('does without');
      writeFileSync(tool, `import ${JSON.stringify(`${repository}/dist/sel4-bindgen.mjs`)};\n`);
      expect(await succeed(project, check, env)).toContain('has bindings');
    });
  },
);
