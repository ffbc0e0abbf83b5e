// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../../model/model.js';
import { rememberOf } from '../../text/remember.js';
import { type Capabilities, toCapabilities } from './capabilities.js';
import type { TypedMethod } from './method.js';
import { type AliasMethod, toAliasMethods, toMethods } from './methods.js';
import { createTyping } from './typing.js';

/** What the modules of the typed layer that speak of methods have in common. */
export interface AllMethods {
  readonly capabilities: Capabilities;
  readonly methods: readonly TypedMethod[];
  readonly aliases: readonly AliasMethod[];
}

export const allMethods = rememberOf((model: Model): AllMethods => {
  const capabilities = toCapabilities(model);
  const typing = createTyping(model, capabilities);
  return {
    capabilities,
    methods: toMethods(model, capabilities, typing),
    aliases: toAliasMethods(model, capabilities, typing),
  };
});
