// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync } from 'node:fs';
import { parsePresets } from '../../../src/config/preset-data.js';
import { listPresets } from '../../../src/config/presets.js';
import type { Model } from '../../../src/model/model.js';
import { toCapabilities } from '../../../src/view/typed/capabilities.js';
import type { TypedMethod } from '../../../src/view/typed/method.js';
import { toAliasMethods, toMethods } from '../../../src/view/typed/methods.js';
import { createTyping } from '../../../src/view/typed/typing.js';
import { builtInSpecs } from '../../helpers/paths.js';

export const presets = listPresets(parsePresets(readFileSync(`${builtInSpecs}/presets.json`, 'utf8'))).map(
  ({ name }) => name,
);

export function methodsOf(model: Model): { methods: TypedMethod[]; aliases: TypedMethod[] } {
  const capabilities = toCapabilities(model);
  const typing = createTyping(model, capabilities);
  return {
    methods: toMethods(model, capabilities, typing),
    aliases: toAliasMethods(model, capabilities, typing).map(({ typed }) => typed),
  };
}
