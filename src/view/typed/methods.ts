// SPDX-License-Identifier: BSD-2-Clause
import type { HeaderAlias } from '../../model/header.js';
import type { Interface, Method } from '../../model/interface.js';
import type { Model } from '../../model/model.js';
import { methodFunction } from '../rust-names.js';
import type { Capabilities } from './capabilities.js';
import { toTypedMethod, type TypedMethod } from './method.js';
import type { Typing } from './typing.js';

/** All methods of the specs. */
export function toMethods(model: Model, capabilities: Capabilities, typing: Typing): TypedMethod[] {
  return model.interfaces.flatMap((owner) =>
    owner.methods.map((method) => toTypedMethod(owner, method, capabilities, typing)),
  );
}

/** A function of the headers that calls a method and fills in some of its arguments. */
export interface AliasMethod {
  readonly alias: HeaderAlias;
  readonly target: TypedMethod;
  readonly typed: TypedMethod;
}

/**
 * Those that are named like methods of the same interface: `seL4_SchedControl_Configure`. Old names for a whole
 * method are left to the raw layer.
 */
export function toAliasMethods(model: Model, capabilities: Capabilities, typing: Typing): AliasMethod[] {
  return model.headers.aliases.flatMap((alias) => {
    const { call, name, of } = alias;
    if (alias.kind !== 'function' || !call) return [];
    const found = targetOf(model, of);
    if (!found || !name.startsWith(`${found.owner.name}_`)) return [];
    const { owner, method } = found;
    const [service] = call.parameters;
    if (!service || call.args[0] !== service.name || call.args.length !== method.inputs.length + 1) return [];
    // A parameter is the one that it is passed for.
    const inputs = call.parameters.slice(1).map((parameter) => {
      const passed = method.inputs[call.args.indexOf(parameter.name) - 1];
      return passed && { ...passed, name: parameter.name };
    });
    if (inputs.includes(undefined)) return [];
    const own: Method = { ...method, inputs: inputs.filter((one) => one !== undefined) };
    const short = name.slice(owner.name.length + 1);
    return [
      {
        alias,
        target: toTypedMethod(owner, method, capabilities, typing),
        typed: toTypedMethod(owner, own, capabilities, typing, { name: short, raw: name }),
      },
    ];
  });
}

function targetOf(model: Model, of: string): { owner: Interface; method: Method } | undefined {
  for (const owner of model.interfaces) {
    const method = owner.methods.find(({ name }) => methodFunction(owner.name, name) === of);
    if (method) return { owner, method };
  }
  return undefined;
}
