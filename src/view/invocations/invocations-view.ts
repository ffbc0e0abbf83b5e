// SPDX-License-Identifier: BSD-2-Clause
import type { Interface, Method } from '../../model/interface.js';
import type { Model } from '../../model/model.js';
import {
  code,
  escapeMarkdown,
  listItem,
  oneLine,
  paragraph,
  paragraphs,
  plainParagraph,
  sentence,
  sourceLine,
} from '../docs.js';
import { signature } from '../layout-marks.js';
import { methodFunction, rustName } from '../rust-names.js';
import { type AliasFunctionView, type FunctionHead, toAliasFunctions } from './alias-view.js';
import { createEnumTypes, type EnumTypes } from './enums.js';
import { methodBody } from './method-body.js';

export interface InvocationsView {
  readonly uses: readonly string[];
  readonly results: readonly ResultView[];
  readonly methods: readonly MethodView[];
  readonly aliases: readonly AliasFunctionView[];
}

interface ResultView {
  readonly name: string;
  readonly function: string;
  readonly members: readonly { readonly name: string; readonly type: string; readonly doc: string }[];
}

interface MethodView {
  readonly doc: readonly string[];
  readonly signature: string;
  readonly body: readonly string[];
}

/** Every method of every interface, as a function with its C name and signature; the IPC buffer comes first. */
export function toInvocationsView(model: Model): InvocationsView {
  const all = model.interfaces.flatMap((owner) => owner.methods.map((method) => ({ owner, method })));
  const enums = createEnumTypes(model);
  return {
    uses: [
      'super::bitfields::*',
      'super::enums::*',
      'super::ipc_buffer::IpcBuffer',
      'super::numbers::*',
      ...(model.structs.length > 0 ? ['super::structs::*'] : []),
      'super::trap',
      'super::types::*',
    ],
    results: all.flatMap(({ owner, method }) => toResult(owner, method)),
    methods: all.map(({ owner, method }) => toMethod(owner, method, model, enums)),
    aliases: toAliasFunctions(model, toHead, enums),
  };
}

/** The struct that a method with by-value results returns, as in C. */
function resultType(owner: Interface, method: Method): string | undefined {
  const hasValues = method.outputs.some(({ byReference }) => !byReference);
  return hasValues ? `${methodFunction(owner.name, method.name)}_t` : undefined;
}

function toResult(owner: Interface, method: Method): ResultView[] {
  const name = resultType(owner, method);
  if (!name) return [];
  const members = method.outputs
    .filter(({ byReference }) => !byReference)
    .map((output) => ({
      name: rustName(output.name),
      type: output.type,
      doc: oneLine(output.description) || `The result ${code(output.name)}.`,
    }));
  return [{ name, function: methodFunction(owner.name, method.name), members }];
}

/** The IPC buffer and the invoked capability, then inputs, then outputs of several words. */
function toHead(owner: Interface, method: Method): FunctionHead {
  return {
    parameters: [
      { name: 'ipc', type: 'IpcBuffer' },
      { name: '_service', type: owner.name },
      ...method.inputs.map((one) => {
        const reference = one.kind !== 'capability' && one.byReference ? '&' : '';
        return { name: rustName(one.name), type: `${reference}${one.type}` };
      }),
      ...method.outputs
        .filter(({ byReference }) => byReference)
        .map(({ name, type }) => ({ name: rustName(name), type: `&mut ${type}` })),
    ],
    returns: resultType(owner, method) ?? 'seL4_Error',
  };
}

function toMethod(owner: Interface, method: Method, model: Model, enums: EnumTypes): MethodView {
  const { parameters, returns } = toHead(owner, method);
  return {
    doc: documentation(owner, method),
    signature: signature(
      `pub unsafe fn ${methodFunction(owner.name, method.name)}`,
      parameters.map(({ name, type }) => `${name}: ${type}`),
      ` -> ${returns} {`,
    ),
    body: methodBody(method, model, resultType(owner, method), enums),
  };
}

function documentation(owner: Interface, method: Method): string[] {
  const { brief, description, returns, capability, errors } = method.documentation;
  const parameters = [
    [code('_service'), escapeMarkdown(capability)],
    ...[...method.inputs, ...method.outputs].map(({ name, description: text }) => [
      code(name),
      oneLine(text),
    ]),
  ].flatMap(([name, text]) => listItem(text ? `${name}: ${text}` : `${name}`));
  const reasons = errors.flatMap(({ name, description: text }) =>
    listItem(`${code(name)}: ${oneLine(text)}`),
  );
  const heading = sentence(paragraph(brief));
  const label = `Interface ${code(owner.name)}, label ${code(method.label)} (${method.labelNumber}).`;
  return paragraphs(
    heading.length > 0 ? heading : plainParagraph(`${owner.manualName} ${method.name}.`),
    paragraph(description),
    ['# Arguments', '', ...parameters],
    returns ? ['# Returns', '', ...paragraph(returns)] : [],
    reasons.length > 0 ? ['# Errors', '', ...reasons] : [],
    [
      '# Safety',
      '',
      'The kernel acts with the capabilities of the running thread; the caller answers for what that does to memory',
      'that Rust code relies on.',
    ],
    method.condition
      ? [`${label} Exists where ${code(method.condition)}. ${sourceLine(method.place)}`]
      : [`${label} ${sourceLine(method.place)}`],
  );
}
