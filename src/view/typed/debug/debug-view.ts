// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../../../model/model.js';
import { code, paragraphs } from '../../docs.js';
import { call, signature } from '../../layout-marks.js';
import { decimal, stringLiteral } from '../../rust-literals.js';
import { snakeCase } from '../../rust-names.js';
import { toSyscallsView } from '../../syscalls/syscalls-view.js';
import { debugFunctions, type DebugFunction } from './debug-functions.js';
import { missingMessage } from './missing-message.js';

export interface DebugView {
  readonly uses: readonly string[];
  readonly hasPrinting: boolean;
  /** What the macros for printing say where they cannot print: a string literal. */
  readonly missing: string;
  readonly hasChecked: boolean;
  readonly functions: readonly DebugFunctionView[];
  readonly hasUtilisation: boolean;
  readonly utilisation: readonly { readonly doc: string; readonly field: string; readonly value: string }[];
  /** Whether a number of 64 bits takes two words of the message. */
  readonly isNarrow: boolean;
}

interface DebugFunctionView {
  readonly doc: readonly string[];
  readonly signature: string;
  readonly body: readonly string[];
}

/** The system calls for debugging and for benchmarks that the configuration has; those that fail, where there are errors. */
export function toDebugView(model: Model, hasErrors = true): DebugView {
  const utilisation = utilisationOf(model);
  const raw = new Map(toSyscallsView(model).functions.map((one) => [one.name, one]));
  const wanted = debugFunctions.filter(
    ({ raw: name, errors, result }) =>
      raw.has(name) &&
      (hasErrors || errors === undefined) &&
      (utilisation.length > 0 || !result?.startsWith('Utilisation')),
  );
  // On one machine alone, some need the IPC buffer.
  const functions = wanted.map((one) =>
    toFunction(one, (raw.get(one.raw)?.signature ?? '').includes('ipc: IpcBuffer')),
  );
  const text = functions.flatMap((one) => [one.signature, ...one.body]).join('\n');
  const hasUtilisation = text.includes('Utilisation');
  const uses = [
    { path: 'super::context::Context', isUsed: text.includes('Context') },
    { path: 'super::error::{Error, Result}', isUsed: text.includes('checked(') },
    { path: 'super::sys', isUsed: functions.length > 0 },
    { path: 'super::types::CPtr', isUsed: text.includes('CPtr') },
    { path: 'super::types::Word', isUsed: /\bWord\b/.test(text) },
  ];
  return {
    uses: uses.filter(({ isUsed }) => isUsed).map(({ path }) => path),
    hasPrinting: raw.has('seL4_DebugPutChar'),
    missing: stringLiteral(missingMessage('DebugPutChar', model)),
    hasChecked: text.includes('checked('),
    functions,
    hasUtilisation,
    utilisation,
    isNarrow: model.target.wordSize === 32,
  };
}

function toFunction(one: DebugFunction, needsBuffer: boolean): DebugFunctionView {
  const { name, errors, safety, parameters = [], before = [], args = [], returns, result } = one;
  const passesBuffer = needsBuffer && !args.includes('ipc');
  const callText = call(`sys::${one.raw}`, passesBuffer ? ['context.ipc_buffer()', ...args] : args);
  const inBlock = statements(callText, result);
  return {
    doc: paragraphs(
      one.doc,
      [`Raw: [${code(`sys::${one.raw}`)}].`],
      errors ? ['# Errors', '', errors] : [],
      safety ? ['# Safety', '', safety] : [],
    ),
    signature: signature(
      `pub ${safety ? 'unsafe ' : ''}fn ${name}`,
      passesBuffer ? ['context: impl Context', ...parameters] : parameters,
      returns ? ` -> ${returns} {` : ' {',
    ),
    body: safety
      ? [...before, ...inBlock]
      : [
          ...before,
          '// SAFETY: the kernel prints, counts or stops; of the memory of the program it writes to the buffer alone.',
          // A block of one expression stands on one line.
          ...(result === 'value'
            ? [`unsafe { ${callText} }`]
            : ['unsafe {', ...inBlock.map((line) => `    ${line}`), '}']),
        ],
  };
}

/** The call and what is made of its value. */
function statements(callText: string, result: string | undefined): string[] {
  if (result === undefined) return [`${callText};`];
  if (result === 'value') return [callText];
  return result.includes('value') ? [`let value = ${callText};`, result] : [`${callText};`, result];
}

/** What the kernel counts, in the order in which it stands in the message. */
function utilisationOf({ headers, target }: Model): DebugView['utilisation'] {
  const counters = headers.enums.find(({ name }) => name === 'benchmark_track_util_ipc_index');
  return (counters?.values ?? []).map(({ name, value }) => {
    const at = target.wordSize === 32 ? value * 2n : value;
    return {
      doc: `${code(name)}.`,
      field: snakeCase(name.replace(/^BENCHMARK_/, '')),
      value: `wide_word(ipc, ${decimal(at)})`,
    };
  });
}
