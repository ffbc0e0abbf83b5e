// SPDX-License-Identifier: BSD-2-Clause
import { canInstall, EMULATION_PACKAGES, installCommand, installPackages } from './debian.mjs';
import { run } from './process.mjs';

/** @typedef {{ python: string }} Emulation a Python that has unicorn, the emulator that runs system call stubs */

// Debian's unicorn belongs to Debian's Python, which need not be the one on PATH.
const PYTHONS = ['/usr/bin/python3', 'python3'];

/**
 * @param {{ build: boolean, report: (line: string) => void }} options
 * @returns {Promise<Emulation | import('./toolchain.mjs').Missing>}
 */
export async function resolveEmulation({ build, report }) {
  const found = await pythonWithUnicorn();
  if (found !== null) return { python: found };
  if (build && (await canInstall())) await installPackages(EMULATION_PACKAGES, report);
  const python = await pythonWithUnicorn();
  if (python !== null) return { python };
  return { missing: `No Python here has unicorn; run: ${installCommand(EMULATION_PACKAGES)}` };
}

async function pythonWithUnicorn() {
  for (const python of PYTHONS) {
    const { code } = await run(python, ['-c', 'import unicorn.riscv_const']);
    if (code === 0) return python;
  }
  return null;
}
