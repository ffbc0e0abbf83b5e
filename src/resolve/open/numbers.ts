// SPDX-License-Identifier: BSD-2-Clause
import { ConditionSpace } from '../../condition/bdd.js';
import { holds, type MacroLookup } from '../../condition/evaluate.js';
import { type Expression, forEachMacro, isAlways } from '../../condition/expression.js';
import { printExpression } from '../../condition/print.js';
import type { InterfaceDocument } from '../../ir/interface.js';
import type { SyscallDocument } from '../../ir/syscall.js';
import type { OpenNumber } from '../../model/variability.js';
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
