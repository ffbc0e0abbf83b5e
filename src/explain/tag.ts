// SPDX-License-Identifier: BSD-2-Clause
import type { OpenPart } from '../model/variability.js';
import type { Context } from './context.js';
import type { Section } from './explanation.js';
import { atOf, exists } from './words.js';

/** Why a block has its tag: the spec says it, and may say something else for other configurations. */
export function tagSections(block: string, { model, variability }: Context): Section[] {
  return model.bitfields.unions.flatMap((union): Section[] => {
    const variant = union.variants.find((one) => one.block.name === block);
    if (!variant) return [];
    const parts = variability.parts.get(union.name) ?? [];
    const own = parts.filter(({ name }) => name === block);
    const here = own.find(({ isPresent }) => isPresent);
    const isMoving = new Set(own.map(({ text }) => text)).size > 1;
    const sentences = [
      here
        ? `Tags are not counted: ${union.name} gives ${block} the tag ${here.text} at ${atOf(here)}, ${exists(here.condition)}.`
        : `Tags are not counted: ${union.name} gives ${block} the tag ${variant.tag} in all configurations.`,
      ...own.filter((part) => part !== here).map((part) => elsewhere(part, here, parts)),
      ...(here && !isMoving ? ['Where it is there, it has no other tag.'] : []),
    ];
    return [{ title: 'Why this tag', sentences }];
  });
}

/** Another tag, and which block has the one that this block has here. */
function elsewhere(part: OpenPart, here: OpenPart | undefined, parts: readonly OpenPart[]): string {
  const holder = parts.find(
    ({ name, text, condition }) => name !== part.name && text === here?.text && condition === part.condition,
  );
  const taken = holder ? `, where ${holder.name} has ${holder.text}` : '';
  return `It has ${part.text} ${exists(part.condition)}${taken}, at ${atOf(part)}.`;
}
