// SPDX-License-Identifier: BSD-2-Clause
import type { ConditionSpace } from '../../condition/bdd.js';
import { explore } from '../../condition/explore.js';
import { Report } from '../../diagnostics/diagnostic.js';
import { cutPortions } from '../../ir/header/declarations.js';
import type { ExternalAst } from '../../syntax/header/ast.js';
import { builtInTypes, parseHeader } from '../../syntax/header/parse.js';
import type { OpenHeader } from '../../syntax/header/preprocess/open.js';
import { takePragmas } from '../../syntax/header/preprocess/pragma.js';
import type { Token } from '../../syntax/preprocess/token.js';
import { type Applier, declaredNames } from './names.js';

/** A piece of the headers' text that no declaration crosses, and the ways in which configurations read it. */
export interface Portion {
  /** Never overlapping; configurations of none of them do not have the portion. */
  readonly readings: readonly Reading[];
  /** What any of the readings declares. */
  readonly names: ReadonlySet<string>;
  /** What any of the readings mentions. */
  readonly mentions: ReadonlySet<string>;
  /** Whether facts come of it: not of functions, nor of what seL4's build makes of the specs. */
  readonly hasFacts: boolean;
}

export interface Reading {
  /** A node of the condition space. */
  readonly when: number;
  /** With macros applied, and without what speaks to the compiler. */
  readonly tokens: readonly Token[];
  readonly declarations: readonly ExternalAst[];
  /** Options whose values stand in the text. */
  readonly options: readonly string[];
}

export interface Portions {
  /** In the order of the text. */
  readonly portions: readonly Portion[];
  readonly typeNames: ReadonlySet<string>;
}

/** Reads the portions of headers in every way in which their conditions can turn out. */
export function readPortions(
  { tokens }: OpenHeader,
  space: ConditionSpace,
  isOption: (name: string) => boolean,
  apply: Applier,
): Portions {
  const typeNames = new Set(builtInTypes);
  const portions = cutPortions(tokens).map((portion): Portion => {
    const within = portion.reduce((when, token) => space.or(when, token.when), 0);
    const before = (portion.at(-1)?.at ?? 0) + 1;
    const texts = explore(space, within, (ask) =>
      apply(
        portion.filter(({ when }) => ask(when)).map(({ token }) => token),
        before,
        ask,
      ),
    );
    const readings = texts.map(({ when, result }): Reading => {
      const text = takePragmas(result).tokens;
      // What cannot be read is reported under the configuration that reads it.
      const parsed = parseHeader(text, new Report(), typeNames);
      for (const name of parsed.typeNames) typeNames.add(name);
      const options = text.filter(({ kind, image }) => kind === 'name' && isOption(image));
      return {
        when,
        tokens: text,
        declarations: parsed.declarations,
        options: options.map(({ image }) => image),
      };
    });
    return toPortion(readings, within);
  });
  return { portions, typeNames };
}

/** Of a function, what it does matters only where that is calling another one: else its name is all that there is. */
function toPortion(readings: readonly Reading[], within: number): Portion {
  const [first] = readings;
  const isOpaque = readings.every(({ declarations }) =>
    declarations.every((ast) => ast.kind === 'function' && !ast.forward),
  );
  const found = isOpaque && first ? [{ ...first, when: within, tokens: [], options: [] }] : readings;
  return {
    readings: found,
    names: new Set(found.flatMap(({ declarations }) => declarations.flatMap(declaredNames))),
    mentions: new Set(found.flatMap(mentionsOf)),
    hasFacts: !isOpaque && !readings.every(({ tokens }) => tokens.every(isOfGenerated)),
  };
}

function isOfGenerated({ span }: Token): boolean {
  return span.file.path.startsWith('<generated>/');
}

function mentionsOf({ tokens }: Reading): string[] {
  return tokens.filter(({ kind }) => kind === 'name').map(({ image }) => image);
}
