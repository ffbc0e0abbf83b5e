// SPDX-License-Identifier: BSD-2-Clause
import type { Prose, ProsePart } from '../../text/prose.js';
import type { TypedMethod } from './method.js';
import { groupMembers } from './slots.js';

// The specs speak of parameters by their names in C. What programs of the typed layer see has other ones: what the
// raw layer calls the invoked capability is `self`, and the parts of a slot are those of one argument.

/** The parts of a slot among the parameters of a method: under its own name, by the name in the specs. */
export function memberNames({ receiverOf, parameters }: TypedMethod): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  if (receiverOf.length > 0) names.set('_service', `self.${groupMembers[0]}`);
  receiverOf.forEach(({ name }, at) => names.set(name, `self.${groupMembers[at + 1] ?? name}`));
  for (const { name, of } of parameters.filter((one) => one.of.length > 1)) {
    of.forEach((part, at) => names.set(part.name, `${name}.${groupMembers[at] ?? part.name}`));
  }
  return names;
}

/** All names of the specs that are others here. */
function otherNames(typed: TypedMethod): ReadonlyMap<string, string> {
  const single = typed.parameters.flatMap(({ name, of }): [string, string][] => {
    const [first] = of;
    return of.length === 1 && first && first.name !== name ? [[first.name, name]] : [];
  });
  return new Map([['_service', 'self'], ...single, ...memberNames(typed)]);
}

/** What specs say of a method, with the names that the typed layer has. */
export function said(prose: Prose | undefined, typed: TypedMethod): Prose | undefined {
  return prose && renamed(prose, otherNames(typed));
}

function renamed(prose: Prose, names: ReadonlyMap<string, string>): Prose {
  return prose.flatMap((part): ProsePart[] => {
    if (part.kind === 'aside') return [{ ...part, of: renamed(part.of, names) }];
    if (part.kind === 'code')
      return [{ ...part, text: part.text.replace(/\w+/g, (word) => names.get(word) ?? word) }];
    return part.kind === 'text' ? inText(part.text, names) : [part];
  });
}

const article = /^(?:an?|the|this|its)$/i;

/**
 * Words that only a parameter can be are its name. Others, as `index`, can be meant as what they are in English: then
 * they have an article, or are joined to a word that has one.
 */
function inText(text: string, names: ReadonlyMap<string, string>): ProsePart[] {
  const parts: ProsePart[] = [];
  let plain = '';
  let hasArticle = false;
  let hadArticle = false;
  for (const piece of text.split(/(\w+)/)) {
    const name = names.get(piece);
    if (name !== undefined && (/_|[a-z][A-Z]/.test(piece) || !hasArticle)) {
      parts.push({ kind: 'text', text: plain }, { kind: 'code', text: name });
      plain = '';
    } else plain += piece;
    if (!/\w/.test(piece)) continue;
    const isJoint = /^(?:and|or)$/.test(piece);
    [hasArticle, hadArticle] = [article.test(piece) || (isJoint && hadArticle), hasArticle];
  }
  return [...parts, { kind: 'text', text: plain }];
}
