// SPDX-License-Identifier: BSD-2-Clause
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { minimumRust } from '../../generate.js';
import { printable } from '../../text/printable.js';
import type { Finding } from './finding.js';
import { rustTargets } from './names.js';

const minimumNode = 20;

/** The oldest versions that the integrations work with, and what programs are for. */
const builds: readonly (readonly [name: string, minimum: string, use: string])[] = [
  ['cargo', minimumRust, 'packages: docs/cargo.md'],
  ['cmake', '3.16', 'CMake builds: docs/cmake.md'],
  ['ninja', '1.10', 'ninja builds: docs/make.md'],
  ['make', '4.0', 'make builds: docs/make.md'],
];

export function inspectNode(): Finding {
  const { node } = process.versions;
  const isEnough = isAtLeast(node, String(minimumNode));
  return isEnough
    ? { name: 'Node.js', state: 'ok', text: `${node}: everything but compiling` }
    : { name: 'Node.js', state: 'wrong', text: `${node} is too old: ${minimumNode} or later is needed` };
}

/**
 * rustc, the targets that it has libraries for, and what belongs to it. `given` is the variable RUSTC, which cargo and
 * make hear, too.
 */
export function inspectRust(given = process.env['RUSTC'] ?? ''): Finding[] {
  const rustc = given === '' ? 'rustc' : given;
  const version = versionOf(rustc);
  if (version === undefined && given !== '') {
    const text = `RUSTC is \`${printable(given)}\`, which does not run`;
    return [{ name: 'rustc', state: 'wrong', text }];
  }
  if (version === undefined) {
    const text = 'bindings can be generated, and not compiled: https://rustup.rs';
    return [{ name: 'rustc', state: 'absent', text }];
  }
  const sysroot = output(rustc, ['--print', 'sysroot'])?.trim() ?? '';
  const targets = rustTargets.map(([sel4Arch, triple]): Finding => {
    const isThere = existsSync(join(sysroot, 'lib', 'rustlib', triple, 'lib'));
    const text = isThere
      ? `programs for ${sel4Arch}`
      : `no programs for ${sel4Arch}: rustup target add ${triple}`;
    return { name: triple, partOf: 'rustc', state: isThere ? 'ok' : 'absent', text };
  });
  const use = `compiles the bindings${given === '' ? '' : `; RUSTC is ${printable(given)}`}`;
  return [atLeast('rustc', version, minimumRust, use), ...targets, rustfmt()];
}

export function inspectBuilds(): Finding[] {
  return builds.map(([name, minimum, use]): Finding => {
    const version = versionOf(name);
    return version === undefined
      ? { name, state: 'absent', text: `no ${use}` }
      : atLeast(name, version, minimum, use);
  });
}

function rustfmt(): Finding {
  const version = versionOf('rustfmt');
  const text = 'the bindings are formatted already';
  return {
    name: 'rustfmt',
    state: version === undefined ? 'absent' : 'ok',
    text: `${version ?? 'not needed'}: ${text}`,
  };
}

function atLeast(name: string, version: string, minimum: string, use: string): Finding {
  return isAtLeast(version, minimum)
    ? { name, state: 'ok', text: `${version}: ${use}` }
    : { name, state: 'wrong', text: `${version} is too old: ${minimum} or later is needed` };
}

/** The first number with a dot that a program says of itself; undefined where it does not run. */
function versionOf(program: string): string | undefined {
  return /\d+\.\d+(?:\.\d+)?/.exec(output(program, ['--version']) ?? '')?.[0];
}

function output(program: string, args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync(program, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return status === 0 ? stdout : undefined;
}

/** Compares versions number by number. */
export function isAtLeast(version: string, minimum: string): boolean {
  const numbers = version.split('.').map(Number);
  const wanted = minimum.split('.').map(Number);
  const at = wanted.findIndex((number, index) => number !== (numbers[index] ?? 0));
  return at === -1 || (numbers[at] ?? 0) > (wanted[at] ?? 0);
}
