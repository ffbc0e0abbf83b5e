// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runOrThrow } from '../toolchain/process.mjs';
import { entryOf, narrowed } from './elf.js';
import type { Kernel } from './kernel.js';
import type { BootFiles } from './machine.js';

/** Whether the kernel is handed to the machine as it is, with the root task beside it. */
export function needsLoader(kernel: Kernel): boolean {
  return kernel.platform !== 'pc99';
}

/** Makes what the machine boots of a kernel and a root task. */
export async function makeImage(
  kernel: Kernel,
  root: string,
  loader: string,
  into: string,
): Promise<BootFiles> {
  const image = join(into, 'image');
  if (needsLoader(kernel)) {
    const [program = '', ...args] = loaderCommand(loader, kernel, root, image);
    await runOrThrow(program, args);
  } else {
    writeFileSync(image, narrowed(readFileSync(kernel.elf)));
  }
  return { image, root, entry: entryOf(readFileSync(image)) };
}

/** The command that SEL4_LOADER says: with holes for files, or a program that takes kernel, root task and image. */
export function loaderCommand(loader: string, kernel: Kernel, root: string, image: string): string[] {
  const files: Readonly<Record<string, string>> = { prefix: kernel.prefix, kernel: kernel.elf, root, image };
  const words = loader.split(/\s+/).filter((word) => word !== '');
  if (!/\{\w+\}/.test(loader)) return [...words, kernel.elf, root, image];
  return words.map((word) => word.replace(/\{(\w+)\}/g, (hole, name: string) => files[name] ?? hole));
}
