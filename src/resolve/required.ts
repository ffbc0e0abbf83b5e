// SPDX-License-Identifier: BSD-2-Clause
import type { Report } from '../diagnostics/diagnostic.js';
import type { Block } from '../model/bitfield.js';
import type { HeaderFacts } from '../model/header.js';
import type { Model } from '../model/model.js';
import type { DeclarationAst } from '../syntax/bitfield/ast.js';
import type { SourceFile } from '../text/source-file.js';
import { createSpan, type Span } from '../text/span.js';

/** The block that the emitted code takes apart and puts together itself, with the fields that it names. */
const messageInfo = { name: 'seL4_MessageInfo', fields: ['label', 'extraCaps', 'length'] };

/** Constants that the emitted code names, and the system calls that need them; without one, all do. */
const requiredConstants: readonly (readonly [string, string?])[] = [
  ['seL4_NoError'],
  ['SEL4_VMENTER_RESULT_NOTIF', 'VMEnter'],
];

/** Fields of the IPC buffer that the emitted code reads and writes. */
const bufferFields = [
  'tag',
  'msg',
  'userData',
  'caps_or_badges',
  'receiveCNode',
  'receiveIndex',
  'receiveDepth',
];

/** What the stubs are built upon must be there, whatever else a spec declares. */
export function checkRequired(
  { bitfields, headers, interfaces, syscalls, target }: Model,
  declarations: readonly DeclarationAst[],
  files: Readonly<Record<'shared-types' | 'syscalls', SourceFile>>,
  report: Report,
): void {
  checkHeaders(headers, syscalls, report);
  const { name, fields } = messageInfo;
  const block = bitfields.blocks.find((one) => one.name === name);
  const ast = declarations.find((one) => one.kind === 'block' && one.name.text === name);
  if (block) checkBlock(block, fields, target.wordSize, ast?.span, report);
  else report.add('E0336', startOf(files['shared-types']), { block: name });
  const methods = interfaces.flatMap((one) => one.methods);
  if (methods.length > 0 && !syscalls.some(({ name }) => name === 'Call')) {
    report.add('E0603', startOf(files.syscalls), { name: 'Call' });
  }
}

function checkHeaders(headers: HeaderFacts, syscalls: Model['syscalls'], report: Report): void {
  for (const [name, syscall] of requiredConstants) {
    const isNeeded = syscall === undefined || syscalls.some((one) => one.name === syscall);
    if (isNeeded && !headers.constants.some((one) => one.name === name))
      report.add('E0912', undefined, { name });
  }
  // What invocations return is the enum, not a number.
  const hasErrors = headers.enums.some(
    ({ name, typedefs, values, isSigned }) =>
      !isSigned &&
      [name, ...typedefs].includes('seL4_Error') &&
      values.some((one) => one.name === 'seL4_NoError'),
  );
  const isDefined = headers.constants.some(({ name }) => name === 'seL4_NoError');
  if (isDefined && !hasErrors) report.add('E0912', undefined, { name: 'seL4_Error' });
  const buffer = headers.structs.find(({ typedefs }) => typedefs.includes('seL4_IPCBuffer'));
  for (const field of bufferFields) {
    if (!buffer?.fields.some((one) => one.name === field))
      report.add('E0914', undefined, { struct: 'seL4_IPCBuffer', field });
  }
}

function checkBlock(
  { name: block, base, words, fields: found }: Block,
  fields: readonly string[],
  word: number,
  span: Span | undefined,
  report: Report,
): void {
  if (words !== 1 || base !== word) report.add('E0338', span, { block, bits: words * base, base, word });
  for (const field of fields) {
    if (!found.some(({ name }) => name === field)) report.add('E0337', span, { block, field });
  }
}

function startOf(file: SourceFile): Span {
  return createSpan(file, 0, 0);
}
