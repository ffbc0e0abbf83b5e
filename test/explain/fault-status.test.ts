// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync } from 'node:fs';
import { describe, expect, inject, it } from 'vitest';
import { readStatus } from '../../src/explain/fault-status.js';
import { repository } from '../helpers/paths.js';
import { isSkipped, reason } from '../rust/helpers/availability.js';
import { runOnHost } from '../rust/helpers/on-host.js';

// What explain says of a processor's status is what the generated crates say: all codes with all flags, through both.

const { host } = inject('toolchains');

const formats = [
  { module: 'vm_status_arm_long', target: { arch: 'arm', sel4Arch: 'aarch64' } },
  { module: 'vm_status_arm_short', target: { arch: 'arm', sel4Arch: 'aarch32' } },
  { module: 'vm_status_riscv', target: { arch: 'riscv', sel4Arch: 'riscv64' } },
  { module: 'vm_status_x86', target: { arch: 'x86', sel4Arch: 'x86_64' } },
] as const;

/** The highest code that is tried: all bits that any of the formats reads are below. */
const codes = 1 << 14;

function program(module: string): string {
  const text = (name: string): string => readFileSync(`${repository}/templates/support/${name}.rs`, 'utf8');
  const inner = text(module)
    .replace('super::super::sys', 'crate::sys')
    .replace('use super::', 'use crate::vm_access::');
  return `mod sys { #[allow(non_camel_case_types)] pub type seL4_Word = u64; }
mod vm_access { ${text('vm_access').replace(/^\/\/!.*$/gm, '')} }
mod status { ${inner.replace(/^\/\/!.*$/gm, '')} }
fn main() {
    for raw in 0..${codes} {
        for prefetch in [false, true] {
            let status = status::VmFaultStatus::new(raw, prefetch);
            println!("{:?} {:?}", status.access(), status.cause());
        }
    }
}
`;
}

/** What Rust prints, as explain words it. */
function worded({ access, cause }: ReturnType<typeof readStatus>): string {
  const names = { execute: 'Execute', read: 'Read', write: 'Write' };
  return `${access === undefined ? 'None' : `Some(${names[access]})`} ${cause ?? 'None'}`;
}

/** `Some(Translation { level: Some(2) })` is `translation, level 2`. */
function unworded(line: string): string {
  const [, access = '', cause = ''] = /^(\S+) (.*)$/.exec(line) ?? [];
  const [, name = '', level] = /^Some\((\w+)(?: \{ level: (?:Some\()?(\d+|None)\)? \})?\)$/.exec(cause) ?? [];
  const words = name.replace(/(?!^)([A-Z])/g, ' $1').toLowerCase();
  const where = level === undefined || level === 'None' ? '' : `, level ${level}`;
  return `${access} ${cause === 'None' ? 'None' : `${words}${where}`}`;
}

describe.skipIf(isSkipped(host))(`the status of memory faults${reason(host)}`, () => {
  it.each(formats)('$module', async ({ module, target }) => {
    const source = { path: `${module}.rs`, text: program(module) };
    const { code, stdout } = await runOnHost(
      [source],
      [source.path, '--crate-name=status', '--cap-lints=allow'],
    );
    expect(code).toBe(0);
    const wanted = stdout.trimEnd().split('\n').map(unworded);
    const ours = Array.from({ length: codes }, (_, raw) =>
      [false, true].map((prefetch) => readStatus(BigInt(raw), prefetch, target)),
    ).flat();
    expect(new Set(wanted).size).toBeGreaterThan(3);
    expect(ours.map(worded)).toEqual(wanted);
  });
});
