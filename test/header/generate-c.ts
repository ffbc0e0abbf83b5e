// SPDX-License-Identifier: BSD-2-Clause
import {
  Alternation,
  type IProduction,
  NonTerminal,
  Option,
  Repetition,
  RepetitionMandatory,
  RepetitionMandatoryWithSeparator,
  RepetitionWithSeparator,
  type Rule,
  Terminal,
  type TokenType,
} from 'chevrotain';
import fc from 'fast-check';
import { CParser } from '../../grammars/c/parser.js';
import { fixedTokens, Identifier, Infix, Integer, Plain, Text, TypeName } from '../../grammars/c/tokens.js';

const names = [
  'a',
  'b',
  'c',
  'd',
  'e',
  'f',
  'g',
  'h',
  'i',
  'k',
  'A',
  'B',
  'S',
  'seL4_NoError',
  '_enum_pad_x',
  'packed',
  'aligned',
  'mode',
  'constructor',
];
const numbers = ['0', '1', '3', '64', '0x7fffffffffffffff', '1ull', '017', '4294967296', '1.5', '9x'];

const spellings = new Map<TokenType, readonly string[]>([
  [Identifier, names],
  [TypeName, ['T', 'seL4_Word', 'long', 'struct S']],
  [Integer, numbers],
  [Text, ['"x"', 'L"\\n"', '""']],
  [Plain, [...fixedTokens.keys(), ...names].filter((image) => !/^[()[\]{}]$/.test(image))],
  [Infix, ['+', '-', '*', '/', '%', '<<', '>>', '==', '<', '&&', '||', '&', '|', '^']],
]);
const rules = new CParser().getGAstProductions();

/** Beyond it the shortest way out is taken, so that every text has an end. */
const depthLimit = 14;

/** Declarations that the grammar allows, whatever they mean. Shrinks by making smaller choices. */
export const declarations: fc.Arbitrary<string> = fc
  .array(fc.nat(99), { minLength: 60, maxLength: 600, size: 'max' })
  .map((choices) => {
    let at = 0;
    const choose = (count: number): number => (choices[at++] ?? 0) % count;
    const texts: string[] = [];
    while (at < choices.length)
      texts.push(`${write(ruleOf(choose(3) ? 'declaration' : 'external'), 0, choose).join(' ')};`);
    return texts.join('\n');
  });

function ruleOf(name: string): Rule {
  const rule = rules[name];
  if (!rule) throw new Error(`the grammar has no rule ${name}`);
  return rule;
}

function write(production: IProduction, depth: number, choose: (count: number) => number): string[] {
  const isDeep = depth > depthLimit;
  const all = (parts: readonly IProduction[]): string[] =>
    parts.flatMap((part) => write(part, depth, choose));
  if (production instanceof Terminal) return [spell(production.terminalType, choose)];
  if (production instanceof NonTerminal) {
    const name = production.nonTerminalName;
    // Any words together are specifiers, and few have a meaning; then nothing is resolved.
    const plain = name === 'specifiers' ? ['T', 'typedef int', undefined][choose(3)] : undefined;
    return plain === undefined ? write(ruleOf(name), depth + 1, choose) : [plain];
  }
  if (production instanceof Alternation) {
    const ways = production.definition;
    const way = isDeep ? shallowest(ways) : ways[choose(ways.length)];
    return way ? write(way, depth, choose) : [];
  }
  const parts = (production as IProduction & { definition: IProduction[] }).definition;
  if (production instanceof Option) return !isDeep && choose(3) === 1 ? all(parts) : [];
  const isSeparated =
    production instanceof RepetitionWithSeparator || production instanceof RepetitionMandatoryWithSeparator;
  const isMandatory =
    production instanceof RepetitionMandatory || production instanceof RepetitionMandatoryWithSeparator;
  if (!isSeparated && !isMandatory && !(production instanceof Repetition)) return all(parts);
  const count = (isMandatory ? 1 : 0) + (isDeep ? 0 : Math.max(0, choose(6) - 2));
  return Array.from({ length: count }, (_, index) => [
    ...(isSeparated && index > 0 ? [spell(production.separator, choose)] : []),
    ...all(parts),
  ]).flat();
}

function spell(type: TokenType, choose: (count: number) => number): string {
  const fixed = [...fixedTokens].filter(([, own]) => own === type).map(([image]) => image);
  const images = spellings.get(type) ?? (fixed.length > 0 ? fixed : ["'x'"]);
  return images[choose(images.length)] ?? '';
}

/** The alternative that leads to an end over the fewest rules. */
function shallowest(ways: readonly IProduction[]): IProduction | undefined {
  return [...ways].sort((a, b) => heightOf(a) - heightOf(b))[0];
}

/** How many rules lie on the shortest way to an end; it takes a few rounds until that is known of all. */
const heights = new Map<string, number>();
for (let round = 0; round < Object.keys(rules).length; round += 1) {
  for (const rule of Object.values(rules))
    heights.set(rule.name, 1 + Math.max(...rule.definition.map(heightOf)));
}

function heightOf(production: IProduction): number {
  if (production instanceof NonTerminal) return heights.get(production.nonTerminalName) ?? Infinity;
  const isOptional =
    production instanceof Option ||
    production instanceof Repetition ||
    production instanceof RepetitionWithSeparator;
  if (isOptional || production instanceof Terminal) return 0;
  const parts = (production as IProduction & { definition: IProduction[] }).definition.map(heightOf);
  return production instanceof Alternation ? Math.min(...parts) : Math.max(0, ...parts);
}
