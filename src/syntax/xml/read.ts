// SPDX-License-Identifier: BSD-2-Clause
import type { DocumentGrammar, ElementRule } from '../../../grammars/xml/elements.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import type { SourceFile } from '../../text/source-file.js';
import { parseXml, type XmlElement } from './element.js';

/** Parses a document and checks it against its grammar. Undefined where it cannot be used at all. */
export function readXml(file: SourceFile, grammar: DocumentGrammar, report: Report): XmlElement | undefined {
  const root = parseXml(file, report);
  if (!root) return undefined;
  if (root.name !== grammar.root) {
    report.add('E0407', root.span, { found: root.name, expected: grammar.root });
    return undefined;
  }
  check(root, ruleOf(grammar, '', root.name) ?? {}, grammar, report);
  return root;
}

/** Child elements of a name, in order. */
export function childrenOf(element: XmlElement, ...names: readonly string[]): XmlElement[] {
  return element.children
    .filter((node) => node.kind === 'element')
    .filter(({ name }) => names.includes(name));
}

export function attributeOf(element: XmlElement, name: string): string | undefined {
  return element.attributes.get(name)?.value;
}

function ruleOf(grammar: DocumentGrammar, parent: string, name: string): ElementRule | undefined {
  return grammar.elements[`${parent}/${name}`] ?? grammar.elements[name];
}

function check(element: XmlElement, rule: ElementRule, grammar: DocumentGrammar, report: Report): void {
  checkAttributes(element, rule, report);
  const once = rule.once ?? [];
  const allowed = [...once, ...(rule.many ?? [])];
  const counts = new Map<string, number>();
  for (const child of element.children) {
    if (child.kind === 'text') {
      if (!rule.text && child.text.trim() !== '')
        report.add('E0406', element.span, { element: element.name });
      continue;
    }
    const count = (counts.get(child.name) ?? 0) + 1;
    counts.set(child.name, count);
    if (!allowed.includes(child.name)) {
      const list = allowed.map((name) => `<${name}>`).join(', ') || 'nothing';
      report.add('E0403', child.span, { element: child.name, parent: element.name, allowed: list });
      continue;
    }
    if (count === 2 && once.includes(child.name)) {
      report.add('E0408', child.span, { element: child.name, parent: element.name });
    }
    check(child, ruleOf(grammar, element.name, child.name) ?? {}, grammar, report);
  }
}

function checkAttributes(element: XmlElement, rule: ElementRule, report: Report): void {
  const required = rule.required ?? [];
  const known = [...required, ...(rule.optional ?? [])];
  for (const attribute of required) {
    if (!element.attributes.has(attribute))
      report.add('E0405', element.span, { element: element.name, attribute });
  }
  for (const { name: attribute, value, span } of element.attributes.values()) {
    const values = rule.values?.[attribute];
    if (!known.includes(attribute)) {
      const allowed = known.join(', ') || 'none';
      report.add('E0404', span, { attribute, element: element.name, allowed });
    } else if (values && !values.includes(value)) {
      report.add('E0409', span, { value, attribute, element: element.name, allowed: values.join(', ') });
    }
  }
}
