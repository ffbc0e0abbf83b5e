// SPDX-License-Identifier: BSD-2-Clause
import { inject } from 'vitest';
import type { Missing } from '../toolchain/toolchain.mjs';
import { isSkipped, need, reason } from '../rust/helpers/availability.js';
import { scratch } from '../rust/helpers/scratch.js';
import { Emulator } from './emulator.mjs';
import { build, type Build, type Linker } from './program.js';

const { targets, emulation, lld, identities } = inject('toolchains');
const linker: Linker | Missing =
  lld === null ? { missing: 'No ld.lld is on PATH' } : { program: lld, identity: identities[lld] ?? '' };

/** What a test file needs to make programs and to run them: compilers, a directory, and one emulator. */
export class Workshop {
  readonly #name: string;
  #scratch: ReturnType<typeof scratch> | undefined;
  #emulator: Emulator | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  get emulator(): Emulator {
    this.#emulator ??= new Emulator(need(emulation).python);
    return this.#emulator;
  }

  /** Whether something is not here that a test of an architecture needs, and what; where nothing may be skipped, it fails. */
  missing(sel4Arch: string): { skip: boolean; why: string } {
    const toolchain = targets[sel4Arch];
    return {
      skip: isSkipped(toolchain, linker, emulation),
      why: `${reason(toolchain)}${reason(linker)}${reason(emulation)}`,
    };
  }

  build(
    program: string,
    { sel4Arch, title, ...how }: { sel4Arch: string; title: string } & Pick<Build, 'optLevel' | 'flags'>,
  ): Promise<string> {
    // Not before it is needed: where all is skipped, nothing is closed.
    this.#scratch ??= scratch(this.#name);
    return build(program, {
      toolchain: need(targets[sel4Arch]),
      linker: need(linker),
      sel4Arch,
      directory: `${this.#scratch.directory}/${title.replaceAll(/\W/g, '_')}`,
      ...how,
    });
  }

  close(): void {
    this.#emulator?.close();
    this.#scratch?.remove();
  }
}
