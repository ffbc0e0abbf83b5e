// SPDX-License-Identifier: BSD-2-Clause
import type { SourceFile } from '../../text/source-file.js';
import type { Token } from '../preprocess/token.js';
import type { Portion } from './split.js';

/** Reads a declaration or an expression; which names are types is all that it asks for beside the tokens. */
type Parse<V> = (portion: Portion, typeNames: ReadonlySet<string>) => V;

interface Known<V> extends Portion {
  /** For each token whether it was the name of a type. */
  readonly isType: readonly boolean[];
  readonly made: V;
}

/** Readings of what begins at one place: configurations differ in macros, and one macro may give many declarations. */
const readingLimit = 32;

/**
 * Keeps what was parsed. Most declarations are the same under many configurations: then they consist of equal tokens
 * from the same places, of which the same are names of types.
 */
export function rememberParse<V>(parse: Parse<V>): Parse<V> {
  const files = new WeakMap<SourceFile, Map<number, Known<V>[]>>();
  return (portion, typeNames) => {
    const { tokens } = portion;
    const [first] = tokens;
    if (!first) return parse(portion, typeNames);
    const { file, start } = first.span;
    let places = files.get(file);
    if (!places) files.set(file, (places = new Map()));
    let readings = places.get(start);
    const found = readings?.find((one) => isSame(one, portion, typeNames));
    if (found) return found.made;
    if (!readings || readings.length >= readingLimit) places.set(start, (readings = []));
    const made = parse(portion, typeNames);
    readings.push({ ...portion, isType: tokens.map(({ image }) => typeNames.has(image)), made });
    return made;
  };
}

function isSame<V>(known: Known<V>, { tokens, bodyAt }: Portion, typeNames: ReadonlySet<string>): boolean {
  return (
    known.bodyAt === bodyAt &&
    known.tokens.length === tokens.length &&
    tokens.every((token, at) => {
      const other = known.tokens[at];
      const isEqual = token === other || (other !== undefined && isEqualToken(token, other));
      return isEqual && (token.kind !== 'name' || typeNames.has(token.image) === known.isType[at]);
    })
  );
}

function isEqualToken(one: Token, other: Token): boolean {
  return (
    one.image === other.image &&
    one.kind === other.kind &&
    one.macro === other.macro &&
    one.span.start === other.span.start &&
    one.span.end === other.span.end &&
    one.span.file === other.span.file
  );
}
