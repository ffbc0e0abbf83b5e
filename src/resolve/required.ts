// SPDX-License-Identifier: BSD-2-Clause
import type { Report } from '../diagnostics/diagnostic.js';
import type { Block } from '../model/bitfield.js';
import type { HeaderFacts } from '../model/header.js';
import type { Model } from '../model/model.js';
import type { DeclarationAst } from '../syntax/bitfield/ast.js';
import type { SourceFile } from '../text/source-file.js';
import { createSpan, type Span } from '../text/span.js';

/** The block that the emitted code takes apart and puts together itself, with the fields that it names. */
const messageInfo = 'seL4_MessageInfo';

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
  model: Model,
  declarations: readonly DeclarationAst[],
  files: Readonly<Record<'shared-types' | 'syscalls', SourceFile>>,
  report: Report,
): void {
  const { bitfields, headers, interfaces, syscalls, target } = model;
  checkHeaders(headers, syscalls, report);
  const block = bitfields.blocks.find((one) => one.name === messageInfo);
  const ast = declarations.find((one) => one.kind === 'block' && one.name.text === messageInfo);
  if (block) checkBlock(block, messageNumbers(model), target.wordSize, ast?.span, report);
  else report.add('E0336', startOf(files['shared-types']), { block: messageInfo });
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
  // What is a typedef of it is passed as a capability.
  const types = [...headers.typedefs, ...headers.aliases];
  if (!types.some(({ name }) => name === 'seL4_CPtr')) report.add('E0912', undefined, { name: 'seL4_CPtr' });
  const isDefined = headers.constants.some(({ name }) => name === 'seL4_NoError');
  if (isDefined && !hasErrors) report.add('E0912', undefined, { name: 'seL4_Error' });
  const buffer = headers.structs.find(({ typedefs }) => typedefs.includes('seL4_IPCBuffer'));
  for (const field of bufferFields) {
    if (!buffer?.fields.some((one) => one.name === field))
      report.add('E0914', undefined, { struct: 'seL4_IPCBuffer', field });
  }
}

/** The fields of a message info that the emitted code fills in or reads, with the largest number of each. */
function messageNumbers({ labels, target: { limits } }: Model): ReadonlyMap<string, NumberOfField> {
  const largest = Math.max(0, ...labels.map(({ number }) => number));
  return new Map([
    ['label', { most: BigInt(largest), what: `the label ${largest}` }],
    [
      'capsUnwrapped',
      {
        most: (1n << BigInt(limits.capabilities)) - 1n,
        what: `a bit for each of ${limits.capabilities} capabilities`,
      },
    ],
    [
      'extraCaps',
      { most: BigInt(limits.capabilities), what: `the number of ${limits.capabilities} capabilities` },
    ],
    ['length', { most: BigInt(limits.words), what: `the length of ${limits.words} words` }],
  ]);
}

interface NumberOfField {
  readonly most: bigint;
  /** The same in words. */
  readonly what: string;
}

function checkBlock(
  { name: block, base, words, fields: found }: Block,
  fields: ReadonlyMap<string, NumberOfField>,
  word: number,
  span: Span | undefined,
  report: Report,
): void {
  if (words !== 1 || base !== word) report.add('E0338', span, { block, bits: words * base, base, word });
  for (const [field, { most, what: needed }] of fields) {
    const there = found.find(({ name }) => name === field);
    if (!there) {
      report.add('E0337', span, { block, field });
      continue;
    }
    // A high field keeps other bits of the value than its lowest ones.
    const problem = there.high ? 'it is a field_high' : `its width is ${there.width}`;
    if (there.high || most >= 1n << BigInt(there.width)) {
      report.add('E0340', span, { block, field, needed, problem });
    }
  }
}

function startOf(file: SourceFile): Span {
  return createSpan(file, 0, 0);
}
