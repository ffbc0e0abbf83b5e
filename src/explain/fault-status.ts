// SPDX-License-Identifier: BSD-2-Clause
import type { TargetModel } from '../model/target.js';
import { statusModule } from '../view/typed/faults/status.js';

/** What a thread wanted to do, and what kept it from that; undefined where the processor does not say it. */
export interface FaultStatus {
  readonly access: 'execute' | 'read' | 'write' | undefined;
  readonly cause: string | undefined;
}

type Read = (raw: bigint, isPrefetch: boolean) => FaultStatus;

/**
 * The status of a memory fault, as the modules in templates/support with these names have it; those name the manuals,
 * and a test runs them beside this for all codes.
 */
const readers: Readonly<Record<string, Read>> = {
  vm_status_arm_long: (raw, isPrefetch) => {
    const code = Number(raw & 0x3fn);
    const level = code & 3;
    const causes = ['address size', 'translation', 'access flag', 'permission'];
    const cause = ((): string | undefined => {
      if (code < 0x10) return `${causes[code >> 2]}, level ${level}`;
      if (code === 0x10 || (code >= 0x14 && code < 0x18)) return 'external';
      return code === 0x21 ? 'alignment' : undefined;
    })();
    return { access: armAccess(raw, isPrefetch, 6n, 8n), cause };
  },
  vm_status_arm_short: (raw, isPrefetch) => {
    const access = armAccess(raw, isPrefetch, 11n, 13n);
    if (isSet(raw, 9n)) return { access, cause: undefined };
    const code = Number(raw & 0xfn) | (isSet(raw, 10n) ? 0x10 : 0);
    return { access, cause: shortCauses.get(code) };
  },
  vm_status_riscv: (raw, isPrefetch) => {
    const code = Number(raw);
    const is = (...codes: readonly number[]): boolean => codes.includes(code);
    const stored = is(6, 7, 15) ? 'write' : undefined;
    return {
      access: isPrefetch || is(0, 1, 12) ? 'execute' : is(4, 5, 13) ? 'read' : stored,
      cause: is(0, 4, 6) ? 'alignment' : undefined,
    };
  },
  vm_status_x86: (raw, isPrefetch) => {
    const access = isSet(raw, 1n) ? 'write' : 'read';
    const missing = isSet(raw, 0n) ? 'permission' : 'translation';
    return {
      access: isPrefetch || isSet(raw, 4n) ? 'execute' : access,
      cause: isSet(raw, 3n) ? 'reserved bit' : missing,
    };
  },
};

const shortCauses: ReadonlyMap<number, string> = new Map([
  [0x01, 'alignment'],
  [0x03, 'access flag, level 1'],
  [0x06, 'access flag, level 2'],
  [0x05, 'translation, level 1'],
  [0x07, 'translation, level 2'],
  [0x0d, 'permission, level 1'],
  [0x0f, 'permission, level 2'],
  [0x08, 'external'],
  [0x0c, 'external'],
  [0x0e, 'external'],
  [0x16, 'external'],
]);

function armAccess(
  raw: bigint,
  isPrefetch: boolean,
  writeBit: bigint,
  cacheBit: bigint,
): FaultStatus['access'] {
  if (isPrefetch) return 'execute';
  if (isSet(raw, cacheBit)) return undefined;
  return isSet(raw, writeBit) ? 'write' : 'read';
}

function isSet(raw: bigint, bit: bigint): boolean {
  return ((raw >> bit) & 1n) === 1n;
}

export function readStatus(
  raw: bigint,
  isPrefetch: boolean,
  target: Pick<TargetModel, 'arch' | 'sel4Arch'>,
): FaultStatus {
  const read = readers[statusModule(target as TargetModel)];
  return read?.(raw, isPrefetch) ?? { access: undefined, cause: undefined };
}

/** The status in words. */
export function describeStatus(raw: bigint, isPrefetch: boolean, target: TargetModel): string {
  const { access, cause } = readStatus(raw, isPrefetch, target);
  const parts = [
    access === undefined ? 'access not known' : `to ${access}`,
    cause === undefined ? 'cause not known' : `cause: ${cause}`,
  ];
  return parts.join(', ');
}
