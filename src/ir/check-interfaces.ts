// SPDX-License-Identifier: BSD-2-Clause
import { ConditionLimitError, ConditionSpace } from '../condition/bdd.js';
import type { Report } from '../diagnostics/diagnostic.js';
import type { InterfaceDocument, MethodDeclaration } from './interface.js';

/** No configuration may have two methods of one name, or two labels of one name that are not meant to be shared. */
export function checkInterfaces(documents: readonly InterfaceDocument[], report: Report): void {
  const byName = new Map<string, MethodDeclaration[]>();
  const byLabel = new Map<string, MethodDeclaration[]>();
  for (const { interfaces } of documents) {
    for (const { name: interfaceName, methods } of interfaces) {
      for (const method of methods) {
        append(byName, `${interfaceName}::${method.name}`, method);
        append(byLabel, method.id, method);
      }
    }
  }
  const space = new ConditionSpace();
  for (const [name, methods] of byName) {
    const [interfaceName = '', method = ''] = name.split('::');
    for (const [first, second] of overlapping(methods, space, report)) {
      const related = [{ span: first.span, message: 'the first one' }];
      report.add('E0503', second.span, { interface: interfaceName, method }, related);
    }
  }
  for (const [label, methods] of byLabel) {
    for (const [first, second] of overlapping(methods, space, report)) {
      if (second.duplicate) continue;
      report.add('E0504', second.span, { label }, [{ span: first.span, message: 'the first one' }]);
    }
  }
}

function append(map: Map<string, MethodDeclaration[]>, key: string, method: MethodDeclaration): void {
  const found = map.get(key);
  if (found) found.push(method);
  else map.set(key, [method]);
}

function overlapping(
  methods: readonly MethodDeclaration[],
  space: ConditionSpace,
  report: Report,
): (readonly [MethodDeclaration, MethodDeclaration])[] {
  return methods.flatMap((second, index) => {
    try {
      const first = methods.find(
        (earlier, at) => at < index && space.and(space.build(earlier.when), space.build(second.when)) !== 0,
      );
      return first ? [[first, second] as const] : [];
    } catch (error) {
      if (!(error instanceof ConditionLimitError)) throw error;
      report.add('E0514', second.span, {});
      return [];
    }
  });
}
