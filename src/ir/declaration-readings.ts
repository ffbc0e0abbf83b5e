// SPDX-License-Identifier: BSD-2-Clause
import { declarationKeywords } from '../../grammars/bitfield/tokens.js';
import type { ConditionSpace } from '../condition/bdd.js';
import { invariant } from '../diagnostics/bug.js';
import type { Report } from '../diagnostics/diagnostic.js';
import type { ConditionalToken, Token } from '../syntax/preprocess/token.js';

/** Consecutive tokens of one presence condition, a node of the condition space. */
export interface Segment {
  readonly when: number;
  readonly tokens: Token[];
  /** Whether the first token is the keyword of a declaration; no other one is. */
  readonly starts: boolean;
}

/** The tokens of one declaration as a set of configurations reads them. */
export interface Reading {
  readonly when: number;
  readonly tokens: readonly Token[];
}

/** In how many ways one declaration may be read; seL4's own have at most some dozens. */
const readingLimit = 1024;

export function toSegments(tokens: readonly ConditionalToken[], space: ConditionSpace): Segment[] {
  const segments: Segment[] = [];
  for (const { token, when: condition } of tokens) {
    const when = space.build(condition);
    // A macro's alternatives may contradict the place where the macro is used.
    if (when === 0) continue;
    const starts = declarationKeywords.has(token.image);
    const last = segments.at(-1);
    if (last && !starts && last.when === when) last.tokens.push(token);
    else segments.push({ when, tokens: [token], starts });
  }
  return segments;
}

/** A node of the tree of token sequences: equal sequences are one node, so that their conditions come together. */
interface Sequence {
  readonly before: Sequence | undefined;
  readonly token: Token | undefined;
  readonly after: Map<string, Sequence>;
}

interface Draft {
  /** The presence of its keyword. */
  readonly when: number;
  /** What was read so far, the latest first; the conditions never overlap. */
  sequences: ReadonlyMap<Sequence, number>;
}

/**
 * Cuts a file into declarations, and these into readings. Keywords are reserved: where one is present, the
 * declaration before it is complete. So every configuration is followed at once, and told apart from others only
 * where it reads different tokens. What stands before the first keyword comes out as a reading too, which is wrong.
 */
export function readDeclarations(
  segments: readonly Segment[],
  space: ConditionSpace,
  report: Report,
): Reading[] {
  const drafts = [createDraft(1)];
  for (const { when, tokens, starts } of segments) {
    if (starts) drafts.push(createDraft(when));
    // In each configuration, the tokens belong to the declaration that began last.
    let rest = when;
    for (let at = drafts.length - 1; rest !== 0; at -= 1) {
      const draft = drafts[at];
      invariant(draft, 'tokens before the beginning of the file');
      const here = space.and(rest, draft.when);
      if (here !== 0) append(draft, tokens, here, space);
      if (draft.sequences.size > readingLimit) abandon(draft, report);
      rest = space.and(rest, space.not(draft.when));
    }
  }
  return drafts.flatMap(({ sequences }) =>
    [...sequences]
      .reverse()
      .map(([sequence, when]) => ({ when, tokens: tokensOf(sequence) }))
      .filter(({ tokens }) => tokens.length > 0),
  );
}

function createDraft(when: number): Draft {
  return { when, sequences: new Map([[{ before: undefined, token: undefined, after: new Map() }, when]]) };
}

/** Lets the sequences go on with the tokens where these are present, which is within the draft's condition. */
function append(draft: Draft, tokens: readonly Token[], present: number, space: ConditionSpace): void {
  const result = new Map<Sequence, number>();
  const add = (sequence: Sequence, when: number): void => {
    result.set(sequence, space.or(result.get(sequence) ?? 0, when));
  };
  let rest = present;
  for (const [sequence, when] of draft.sequences) {
    const longer = present === draft.when ? when : space.and(when, rest);
    // What is left of a sequence comes first: in a chain of #elif, that is what the next one splits.
    if (longer !== when) add(sequence, space.and(when, space.not(longer)));
    if (longer !== 0) add(tokens.reduce(next, sequence), longer);
    if (present !== draft.when) rest = space.and(rest, space.not(longer));
  }
  draft.sequences = result;
}

function next(before: Sequence, token: Token): Sequence {
  let after = before.after.get(token.image);
  if (!after) before.after.set(token.image, (after = { before, token, after: new Map() }));
  return after;
}

function tokensOf(last: Sequence): Token[] {
  const tokens: Token[] = [];
  for (let at: Sequence | undefined = last; at?.token; at = at.before) tokens.push(at.token);
  return tokens.reverse();
}

/** Independent conditions multiply: a file that would fill the memory is refused instead. */
function abandon(draft: Draft, report: Report): void {
  const [first] = [...draft.sequences.keys()].flatMap(tokensOf);
  report.add('E0204', first?.span, {
    problem: `a declaration with more than ${readingLimit} combinations of conditions in it`,
  });
  draft.sequences = new Map();
}
