// SPDX-License-Identifier: BSD-2-Clause
import { objectApiGrammar } from '../../grammars/xml/elements.js';
import { and, type Expression } from '../condition/expression.js';
import type { Report } from '../diagnostics/diagnostic.js';
import { rememberSound } from '../diagnostics/remember.js';
import type { XmlElement } from '../syntax/xml/element.js';
import { attributeOf, childrenOf, readXml } from '../syntax/xml/read.js';
import type { SourceFile } from '../text/source-file.js';
import { checkIdentifier } from './identifier.js';
import type {
  InterfaceDeclaration,
  InterfaceDocument,
  LabelDocument,
  MethodDeclaration,
  ParameterDeclaration,
  StructDeclaration,
} from './interface.js';
import { lowerCondition } from './lower-condition.js';
import { lowerProse, plainProse } from './lower-prose.js';

/** Reads one object-api*.xml. What cannot be read is reported and left out. */
export function lowerObjectApi(file: SourceFile, document: LabelDocument, report: Report): InterfaceDocument {
  return { document, ...lowerFile(file, report) };
}

const lowerFile = rememberSound((file: SourceFile, report: Report): Omit<InterfaceDocument, 'document'> => {
  const root = readXml(file, objectApiGrammar, report);
  if (!root) return { structs: [], interfaces: [] };
  const structs = childrenOf(root, 'struct').flatMap((element) => lowerStruct(element, report));
  const interfaces = childrenOf(root, 'interface').flatMap((element) => lowerInterface(element, report));
  reportRepeats(interfaces, 'E0512', report);
  reportRepeats(structs, 'E0510', report);
  return { structs, interfaces };
});

function reportRepeats(
  items: readonly { readonly name: string; readonly span: MethodDeclaration['span'] }[],
  code: 'E0510' | 'E0512',
  report: Report,
): void {
  const seen = new Map<string, MethodDeclaration['span']>();
  for (const { name, span } of items) {
    const earlier = seen.get(name);
    if (earlier) report.add(code, span, { name }, [{ span: earlier, message: 'the first one' }]);
    else seen.set(name, span);
  }
}

function lowerStruct(element: XmlElement, report: Report): StructDeclaration[] {
  const name = attributeOf(element, 'name');
  if (!checkIdentifier(name, 'struct', element.span, report)) return [];
  const seen = new Map<string, MethodDeclaration['span']>();
  const members = childrenOf(element, 'member').map((member) => {
    const memberName = attributeOf(member, 'name');
    if (!checkIdentifier(memberName, 'struct member', member.span, report)) return '';
    const earlier = seen.get(memberName);
    if (earlier) {
      const related = [{ span: earlier, message: 'the first one' }];
      report.add('E0516', member.span, { member: memberName, struct: name }, related);
    } else seen.set(memberName, member.span);
    return memberName;
  });
  if (members.length === 0) report.add('E0513', element.span, { name });
  return [{ name, members, span: element.span }];
}

function lowerInterface(element: XmlElement, report: Report): InterfaceDeclaration[] {
  const name = attributeOf(element, 'name');
  if (!checkIdentifier(name, 'interface', element.span, report)) return [];
  const when = lowerCondition(element, report);
  const duplicate = isTrue(attributeOf(element, 'duplicate'));
  return [
    {
      name,
      manualName: attributeOf(element, 'manual_name'),
      capDescription: attributeOf(element, 'cap_description'),
      methods: childrenOf(element, 'method').flatMap((method) =>
        lowerMethod(method, when, duplicate, report),
      ),
      span: element.span,
    },
  ];
}

function lowerMethod(
  element: XmlElement,
  outer: Expression,
  duplicate: boolean,
  report: Report,
): MethodDeclaration[] {
  const name = attributeOf(element, 'name');
  const id = attributeOf(element, 'id');
  const isNamed = checkIdentifier(name, 'method', element.span, report);
  if (!checkIdentifier(id, 'label', element.span, report) || !isNamed) return [];
  const parameters = childrenOf(element, 'param').flatMap((param) => lowerParameter(param, report));
  reportRepeatedParameters(parameters, name, report);
  return [
    {
      id,
      name,
      when: and(outer, lowerCondition(element, report)),
      duplicate: duplicate || isTrue(attributeOf(element, 'duplicate')),
      parameters,
      documentation: {
        manualName: attributeOf(element, 'manual_name'),
        manualLabel: attributeOf(element, 'manual_label'),
        brief: lowerProse(childrenOf(element, 'brief')[0]),
        description: lowerProse(childrenOf(element, 'description')[0]),
        returns: lowerProse(childrenOf(element, 'return')[0]),
        capability: childrenOf(element, 'cap_param').map((param) =>
          attributeOf(param, 'append_description'),
        )[0],
        errors: childrenOf(element, 'error').map((error) => ({
          name: attributeOf(error, 'name') ?? '',
          description: descriptionOf(error),
        })),
      },
      span: element.span,
    },
  ];
}

function lowerParameter(element: XmlElement, report: Report): ParameterDeclaration[] {
  const name = attributeOf(element, 'name');
  const type = attributeOf(element, 'type');
  if (!checkIdentifier(name, 'parameter', element.span, report) || type === undefined) return [];
  const direction = attributeOf(element, 'dir') === 'out' ? 'out' : 'in';
  return [{ name, type, direction, description: descriptionOf(element), span: element.span }];
}

function descriptionOf(element: XmlElement): ReturnType<typeof lowerProse> {
  return plainProse(attributeOf(element, 'description')) ?? lowerProse(childrenOf(element, 'description')[0]);
}

function reportRepeatedParameters(
  parameters: readonly ParameterDeclaration[],
  method: string,
  report: Report,
): void {
  const seen = new Map<string, ParameterDeclaration>();
  for (const parameter of parameters) {
    const earlier = seen.get(parameter.name);
    if (earlier) {
      const related = [{ span: earlier.span, message: 'the first one' }];
      report.add('E0505', parameter.span, { parameter: parameter.name, method }, related);
    }
    seen.set(parameter.name, parameter);
  }
}

function isTrue(value: string | undefined): boolean {
  return value === 'true' || value === '1';
}
