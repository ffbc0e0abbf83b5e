// SPDX-License-Identifier: BSD-2-Clause
import { delimiter, resolve } from 'node:path';

/** Installed kernels to boot; none, if nobody has said. */
export const prefixes: readonly string[] = paths('SEL4_PREFIX');

/** seL4's sources, for installations that are not whole. Of several trees nobody knows which one is the kernel's. */
export const sourceTree: string | undefined =
  paths('SEL4_DIR').length === 1 ? paths('SEL4_DIR')[0] : undefined;

/** How the root task is compiled: rustc's `opt-level`. */
export const optimization: string = process.env['OPT_LEVEL'] || '1';

/** The command that makes images of kernel and root task; see docs/kernel-test.md. */
export const loader: string | undefined = process.env['SEL4_LOADER'] || undefined;

function paths(variable: string): string[] {
  const list = (process.env[variable] ?? '').split(delimiter);
  return list.filter((path) => path !== '').map((path) => resolve(path));
}
