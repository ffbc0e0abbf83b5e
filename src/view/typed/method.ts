// SPDX-License-Identifier: BSD-2-Clause
import type { Interface, Method, Parameter, WordParameter } from '../../model/interface.js';
import { methodFunction, rustName } from '../rust-names.js';
import type { Capabilities, Capability } from './capabilities.js';
import { camelCase, functionName, snakeName, withoutOwner, wordsOf } from './names.js';
import { capabilityMethods, cnodeMethods, ownVariables, slotMethods } from './reserved.js';
import { type Group, slotGroups } from './slots.js';
import { narrowed } from './tables/narrowed.js';
import type { Typed, Typing } from './typing.js';

/** A method of the typed layer, before it is text. */
export interface TypedMethod {
  readonly owner: Interface;
  readonly method: Method;
  /** The type that it is a method of: a capability's, or `Slot`. */
  readonly receiver: string;
  /** The parameters of the specs that are part of it: the address of a slot. */
  readonly receiverOf: readonly Parameter[];
  readonly name: string;
  /** The function in `sys`. */
  readonly raw: string;
  readonly parameters: readonly TypedParameter[];
  /** What the raw function takes behind the invoked capability. */
  readonly args: readonly string[];
  readonly outputs: readonly TypedOutput[];
  /** The struct that it returns, if it returns several values. */
  readonly result: string | undefined;
}

export interface TypedParameter {
  readonly name: string;
  readonly type: string;
  /** The parameters of the specs that it stands for: several for a slot. */
  readonly of: readonly Parameter[];
}

export interface TypedOutput {
  readonly name: string;
  /** In C, and so in the result of the raw function. */
  readonly rawName: string;
  readonly type: string;
  readonly fromSys: (value: string) => string;
  readonly byReference: boolean;
  readonly of: WordParameter;
}

/** Turns a method of the specs into one of the typed layer; `named` is what an alias has for itself. */
export function toTypedMethod(
  owner: Interface,
  method: Method,
  capabilities: Capabilities,
  typing: Typing,
  named: { readonly name: string; readonly raw: string; readonly args?: readonly (string | undefined)[] } = {
    name: method.name,
    raw: methodFunction(owner.name, method.name),
  },
): TypedMethod {
  const capability = capabilities.find(owner.name);
  const canGroup = capabilities.find('seL4_CNode') !== undefined;
  const groups = canGroup ? slotGroups(owner.name, method.inputs) : [];
  const slot = groups.find(({ kind }) => kind === 'receiver');
  const isOnSlot = slot !== undefined;
  const { parameters, args } = toParameters(owner, method, groups, typing);
  const short = shortName(owner, named.name);
  const outputs = method.outputs.map((output): TypedOutput => {
    const typed = typing(owner.name, method.name, output, 'out');
    return {
      // By reference it is filled as a variable of the method; else it is a field at most.
      name: parameterName(owner, method, output.name, output.byReference ? ownVariables : new Set()),
      rawName: rustName(output.name),
      // Types of structs are made for parameters, which are passed by reference.
      type: typed.type.replace(/^&/, ''),
      fromSys: typed.fromSys,
      byReference: output.byReference,
      of: output,
    };
  });
  return {
    owner,
    method,
    receiver: isOnSlot ? 'Slot' : (capability?.rustName ?? ''),
    receiverOf: slot ? method.inputs.slice(slot.start, slot.start + slot.length) : [],
    name: functionName(short, takenNames(owner.name, isOnSlot)),
    raw: named.raw,
    parameters,
    args,
    outputs,
    result: outputs.length > 1 ? resultName(capability, short) : undefined,
  };
}

/** Without what it repeats of the owner's name, unless another method has that name. */
function shortName({ name: owner, methods }: Interface, name: string): string {
  const short = withoutOwner(owner, name);
  return methods.some((one) => one.name !== name && snakeName(one.name) === snakeName(short)) ? name : short;
}

function takenNames(owner: string, isOnSlot: boolean): ReadonlySet<string> {
  if (isOnSlot) return slotMethods;
  return owner === 'seL4_CNode' ? cnodeMethods : capabilityMethods;
}

function resultName(capability: Capability | undefined, method: string): string {
  return `${capability?.rustName ?? ''}${camelCase(wordsOf(method))}`;
}

/** A name that is a keyword, or a variable of the method's own, ends with an underscore. */
function parameterName(
  owner: Interface,
  method: Method,
  name: string,
  taken: ReadonlySet<string> = ownVariables,
): string {
  const rename = narrowed(owner.name, method.name, name)?.rename;
  return functionName(rename ?? name, taken);
}

function toParameters(
  owner: Interface,
  method: Method,
  groups: readonly Group[],
  typing: Typing,
): { parameters: TypedParameter[]; args: string[] } {
  const parameters: TypedParameter[] = [];
  const args: string[] = [];
  for (let at = 0; at < method.inputs.length;) {
    const group = groups.find(({ start }) => start === at);
    if (group) {
      const of = method.inputs.slice(at, at + group.length);
      const name = group.kind === 'receiver' ? 'self' : functionName(group.name, ownVariables);
      args.push(...groupArgs(group, name, of));
      if (group.kind !== 'receiver') {
        const type = group.kind === 'slot' ? 'Slot<impl Sized>' : 'Slots<impl Sized>';
        parameters.push({ name, type, of });
      }
      at += group.length;
      continue;
    }
    const parameter = method.inputs[at];
    at += 1;
    if (!parameter) continue;
    const typed: Typed = typing(owner.name, method.name, parameter, 'in');
    const name = parameterName(owner, method, parameter.name);
    parameters.push({ name, type: typed.type, of: [parameter] });
    args.push(typed.toSys(name));
  }
  return { parameters, args };
}

/** The words of a slot, as wide as the specs have them. */
function groupArgs({ kind }: Group, name: string, of: readonly Parameter[]): string[] {
  const depth = of.find((one) => one.name.endsWith('depth'));
  const isWord = depth?.type === 'seL4_Word';
  const root = `${name}.root().cptr().bits()`;
  if (kind === 'slots') {
    return [root, `${name}.index()`, depthOf(name, isWord), `${name}.offset()`];
  }
  const path = [`${name}.index()`, depthOf(name, isWord)];
  return kind === 'receiver' ? path : [root, ...path];
}

function depthOf(name: string, isWord: boolean): string {
  return isWord ? `Word::from(${name}.depth())` : `${name}.depth()`;
}
