// SPDX-License-Identifier: BSD-2-Clause
import { always } from '../../condition/expression.js';
import type { MacroLookup } from '../../condition/evaluate.js';
import type { Fact } from '../../facts/fact.js';
import { syscallPrefix, toNumberFacts } from '../../facts/numbers.js';
import type { SyscallDocument } from '../../ir/syscall.js';
import { resolveSyscalls } from '../../resolve/syscalls.js';

/** The names of all system calls of either list. */
export function syscallNames({ master, mcs, debug }: SyscallDocument): string[] {
  return [...new Set([...master, ...mcs, ...debug].map(({ name }) => name))];
}

/** What is said of one system call. Numbers advance over absent calls, so conditions of others do not matter to it. */
export function syscallFacts(document: SyscallDocument, name: string, lookup: MacroLookup): Fact[] {
  const list = (calls: SyscallDocument['master']): SyscallDocument['master'] =>
    calls.map((call) => (call.name === name ? call : { ...call, when: always }));
  const alone = { master: list(document.master), mcs: list(document.mcs), debug: list(document.debug) };
  const found = resolveSyscalls(alone, lookup('CONFIG_KERNEL_MCS') !== undefined, lookup);
  return toNumberFacts({ ...found, labels: [] }).filter((fact) => fact.name === `${syscallPrefix}${name}`);
}
