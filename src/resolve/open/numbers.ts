// SPDX-License-Identifier: BSD-2-Clause
import { ConditionSpace } from '../../condition/bdd.js';
import { holds, type MacroLookup } from '../../condition/evaluate.js';
import { and, defined, type Expression, forEachMacro, isAlways, not } from '../../condition/expression.js';
import { printExpression } from '../../condition/print.js';
import type { InterfaceDocument } from '../../ir/interface.js';
import type { SyscallDocument } from '../../ir/syscall.js';
import type { OpenNumber, Variability } from '../../model/variability.js';
import type { Span } from '../../text/span.js';
import { toPlace } from '../place.js';

/**
 * Labels of all configurations, in the order in which {@link resolveLabels} numbers them. Where a method is declared
 * in several forms one after the other, that is one turn.
 */
export function openLabels(documents: readonly InterfaceDocument[], lookup: MacroLookup): OpenNumber[] {
  const space = new ConditionSpace();
  const turns: { name: string; list: string; when: number; span: Span }[] = [];
  for (const { document: list, interfaces } of documents) {
    for (const { id: name, when: condition, span } of interfaces.flatMap(({ methods }) => methods)) {
      const when = space.build(condition);
      const last = turns.at(-1);
      if (last?.name === name) last.when = space.or(last.when, when);
      else turns.push({ name, list, when, span });
    }
  }
  return turns.map(({ name, list, when, span }) => toOpen(name, list, space.expression(when), span, lookup));
}

/** System calls of all configurations of this kind of kernel, each with its number taken. */
export function openSyscalls(document: SyscallDocument, isMcs: boolean, lookup: MacroLookup): OpenNumber[] {
  const api = isMcs ? document.mcs : document.master;
  return [
    ...api.map(({ name, when, span }) => toOpen(name, 'api', when, span, lookup)),
    ...document.debug.map(({ name, when, span }) => toOpen(name, 'debug', when, span, lookup)),
  ];
}

/** What only the other kind of kernel has: its own list, without names that this one knows as well. */
export function openOtherSyscalls(
  document: SyscallDocument,
  isMcs: boolean,
  lookup: MacroLookup,
): Variability['otherSyscalls'] {
  const [own, other] = isMcs ? [document.mcs, document.master] : [document.master, document.mcs];
  const mcs = defined('CONFIG_KERNEL_MCS');
  return other.flatMap(({ name, when, span }, index) => {
    if (own.some((one) => one.name === name)) return [];
    const kind = isMcs ? not(mcs) : mcs;
    const condition = isAlways(when) ? kind : and(kind, when);
    return [{ ...toOpen(name, 'api', condition, span, lookup), number: -index - 1 }];
  });
}

/** Methods of all configurations, by the names of their functions in C. */
export function openMethods(
  documents: readonly InterfaceDocument[],
  lookup: MacroLookup,
): Variability['methods'] {
  return documents.flatMap(({ document, interfaces }) =>
    interfaces.flatMap(({ name: owner, methods }) =>
      methods.map(({ id: label, name, when, span }) => ({
        ...toOpen(`${owner}_${name}`, document, when, span, lookup),
        label,
      })),
    ),
  );
}

function toOpen(name: string, list: string, when: Expression, span: Span, lookup: MacroLookup): OpenNumber {
  return {
    name,
    list,
    condition: isAlways(when) ? '' : printExpression(when),
    options: macrosOf(when),
    isPresent: holds(when, lookup),
    place: toPlace(span),
  };
}

/** The macros that a condition reads, sorted. */
export function macrosOf(condition: Expression): string[] {
  const names = new Set<string>();
  forEachMacro(condition, (name) => names.add(name));
  return [...names].sort();
}
