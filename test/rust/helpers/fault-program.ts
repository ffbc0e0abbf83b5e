// SPDX-License-Identifier: BSD-2-Clause
import { snakeCase } from '../../../src/view/rust-names.js';

/** What was measured of faults: enumerators of each enum with their values, and tags. */
export interface FaultFigures {
  readonly enums: Readonly<Record<string, Readonly<Record<string, number | string>>>>;
  readonly tags: Readonly<Record<string, number>>;
}

/** Rust's names for faults. */
const types: Readonly<Record<string, string>> = {
  VMFault: 'VmFault',
  VCPUFault: 'VcpuFault',
  VGICMaintenance: 'VgicMaintenance',
  VPPIEvent: 'VppiEvent',
};

/** Words that are not given as they are: test/rust/programs/faults.rs looks at them. */
const special =
  /^(?:PrefetchFault|InRecvPhase|LookupFailureType|BitsLeft|\w+_BitsFound|\w+_GuardFound|IDX|ExceptionReason|Consumed\w*)$/;

/** The same of one fault alone: words that are types of their own. */
const specialOf: readonly string[] = ['CapFault_Addr', 'Timeout_Data'];

/** The first word of a fault's own message that its reply does not have. */
const ends: Readonly<Record<string, string>> = { UnknownSyscall: 'Syscall', UserException: 'Number' };

/** Enumerators without their prefix, with their values; without padding and the length. */
function wordsOf(message: string, { enums }: FaultFigures): [string, number][] {
  const prefix = `seL4_${message}_`;
  return Object.entries(enums[`seL4_${message}_Msg`] ?? {})
    .filter(([name]) => name.startsWith(prefix) && name !== `${prefix}Length`)
    .map(([name, value]) => [name.slice(prefix.length), Number(value)]);
}

const method = (name: string): string => snakeCase(name);

/**
 * Rust that goes through every fault: each word of each message, at each length, by the method of its name, and the
 * replies with registers.
 */
export function faultChecks(figures: FaultFigures): string {
  const { enums, tags } = figures;
  const messages = Object.keys(tags).filter((fault) => `seL4_${fault}_Msg` in enums);
  const checks = messages.flatMap((fault) => {
    const words = wordsOf(fault, figures);
    const type = types[fault] ?? fault;
    const length = Math.max(...words.map(([, index]) => index)) + 1;
    const named = words.filter(([name]) => !special.test(name) && !specialOf.includes(`${fault}_${name}`));
    const end = words.find(([name]) => name === ends[fault])?.[1];
    const setters = end === undefined ? [] : words.filter(([, index]) => index < end);
    return [
      `check_fault!(${type}, ${tags[fault]}, ${length}, [${named.map(([name, index]) => `${method(name)} ${index}`).join(', ')}]);`,
      ...(end === undefined ? [] : [`assert_eq!(${type}Reply::LENGTH, ${end});`]),
      ...setters.map(([name, index]) => `check_setter!(${type}, ${length}, with_${method(name)}, ${index});`),
    ];
  });
  const known = Object.values(tags);
  const timeout = wordsOf('TimeoutReply', figures).length;
  return [
    'fn measured() {',
    ...checks,
    ...(timeout > 0 && 'Timeout' in tags ? [`check_context!(${timeout});`] : []),
    `check_unknown(&[${known.join(', ')}]);`,
    '}',
    `const NULL: Word = ${tags['NullFault']};`,
    ...Object.entries(tags).map(
      ([name, tag]) => `#[allow(dead_code)] const ${method(name).toUpperCase()}: Word = ${tag};`,
    ),
  ].join('\n');
}
