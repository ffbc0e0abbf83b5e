// SPDX-License-Identifier: BSD-2-Clause
import type { RuleId } from '../../src/diff/rules/table.js';
import type { Fact } from '../../src/facts/fact.js';
import type { Baseline } from './baseline.js';
import { range } from './mutate-xml.js';
import { and, Lines, type Mutation, mutation } from './mutation.js';

/** Mutations of bitfields. */
export function mutateBitfields(baseline: Baseline): Mutation[] {
  const lines = new Lines(baseline);
  return [
    ...lines.facts('block').flatMap(({ fact, file, line }) => mutateBlock(lines, fact, file, line)),
    ...lines.facts('union').flatMap(({ fact, file, line }) => mutateUnion(lines, fact, file, line)),
  ];
}

function mutateBlock(lines: Lines, block: Fact, file: string, line: number): Mutation[] {
  const end = lines.find(file, line, /^\}/);
  return range(line + 1, end).flatMap((at) => {
    const field = /^ *field +(\w+) +(\d+)/.exec(lines.at(file, at));
    if (!field) return [];
    const [, name = '', width = ''] = field;
    const full = `${block.name}.${name}`;
    const next = /^ *(field +\w+|padding) +(\d+)/.exec(lines.at(file, at + 1));
    const padding = next?.[1] === 'padding' ? Number(next[2]) : 0;
    const resize = (by: number) =>
      lines.splice(
        file,
        at,
        at + 2,
        `field ${name} ${Number(width) + by}`,
        ...(padding === by ? [] : [`padding ${padding - by}`]),
      );
    const neighbour = next?.[1] !== 'padding' && Number(next?.[2]) > 1 ? next : undefined;
    const take = neighbour
      ? lines.splice(
          file,
          at,
          at + 2,
          `field ${name} ${Number(width) + 1}`,
          `${neighbour[1]} ${Number(neighbour[2]) - 1}`,
        )
      : undefined;
    return [
      ...and(
        mutation('widen a field at the cost of the next', full, take, 'field-widened', full),
        'field-narrowed',
        `${block.name}.${neighbour?.[1]?.split(/ +/)[1]}`,
      ),
      ...(next
        ? mutation('move a field', full, lines.swap(file, at, at + 1, at + 2), 'field-moved', full)
        : []),
      ...(padding > 0 ? mutation('widen a field', full, resize(1), 'field-widened', full) : []),
      ...(padding > 0 && Number(width) > 1
        ? mutation('narrow a field', full, resize(-1), 'field-narrowed', full)
        : []),
      ...mutation(
        'delete a field',
        full,
        lines.splice(file, at, at + 1, `padding ${width}`),
        'field-removed',
        full,
      ),
    ];
  });
}

function mutateUnion(lines: Lines, union: Fact, file: string, line: number): Mutation[] {
  const end = lines.find(file, line, /^\}/);
  const variants = lines.parts('variant', union);
  return range(line + 1, end).flatMap((at) => {
    const [, name = '', value = ''] = /^ *tag +(\w+) +(\d+)/.exec(lines.at(file, at)) ?? [];
    const isHere = variants.some((fact) => fact.name === name && String(fact['value']) === value);
    if (!isHere) return [];
    return mutation(
      'change a tag',
      name,
      lines.splice(file, at, at + 1, `tag ${name} 15`),
      'tag-moved',
      `${union.name}.${name}`,
    );
  });
}

/** Mutations of C headers. */
export function mutateHeaders(baseline: Baseline): Mutation[] {
  const lines = new Lines(baseline);
  return [
    ...lines.facts('constant').flatMap(({ fact, file, line }) => mutateConstant(lines, fact, file, line)),
    ...lines.facts('enumerator').flatMap(({ fact, file, line }) => mutateEnumerator(lines, fact, file, line)),
    ...lines.facts('member').flatMap(({ fact, file, line }) => mutateMember(lines, fact, file, line)),
    ...mutateComments(lines),
  ];
}

function mutateConstant(lines: Lines, { name, value }: Fact, file: string, line: number): Mutation[] {
  const rule = name.endsWith('Bits') ? 'size-bits-changed' : 'constant-changed';
  const now = String(BigInt(value as number | string) + 1n);
  return [
    ...mutation(
      'change a constant',
      name,
      lines.edit(file, line, new RegExp(`^(#define ${name}) +(?:0x)?[0-9a-fA-F]+\\b.*$`), `$1 ${now}`),
      rule,
      name,
    ),
    ...mutation(
      'a macro as an enumerator',
      name,
      lines.edit(file, line, new RegExp(`^#define ${name} +(\\d{1,9})$`), `enum { ${name} = $1 };`),
      'declaration-changed',
      name,
    ),
  ];
}

function mutateEnumerator(lines: Lines, fact: Fact, file: string, line: number): Mutation[] {
  const { name } = fact;
  const plain = new RegExp(`^ *${name},`);
  const isPlain = plain.test(lines.at(file, line));
  const isNextPlain = /^ *\w+,/.test(lines.at(file, line + 1));
  const rule: RuleId = name.endsWith('Bits')
    ? 'size-bits-changed'
    : /Count$|_NUM$|Num$|_Num[A-Z]/.test(name)
      ? 'count-changed'
      : 'enumerator-renumbered';
  const first = lines.baseline.document.facts.find(
    (each) => each.kind === 'enumerator' && each.of === fact.of,
  );
  return [
    ...mutation(
      'change an enumerator',
      name,
      lines.edit(file, line, new RegExp(`^( *${name} = )\\d+`), '$1 1234'),
      rule,
      name,
    ),
    ...(isPlain
      ? [
          ...mutation(
            'insert an enumerator',
            name,
            lines.splice(file, line, line, '  seL4_Mutant,'),
            rule,
            name,
          ),
          ...mutation(
            'delete an enumerator',
            name,
            lines.splice(file, line, line + 1),
            'enumerator-removed',
            name,
          ),
        ]
      : []),
    ...(isPlain && isNextPlain && (first !== fact || lines.at(file, line).includes(','))
      ? mutation('swap two enumerators', name, lines.swap(file, line, line + 1, line + 2), rule, name)
      : []),
  ];
}

function mutateMember(lines: Lines, fact: Fact, file: string, line: number): Mutation[] {
  const { name, of = '' } = fact;
  const text = lines.at(file, line);
  if (!new RegExp(`^ +\\w[\\w ]* ${name}(?:\\[[^\\]]*\\])?;`).test(text)) return [];
  const full = `${of}.${name}`;
  const next = lines.baseline.document.facts.find(
    (each) => each.kind === 'member' && each.of === of && String(each['at']) === `${file}:${line + 2}`,
  );
  return [
    ...(next
      ? mutation('swap two members', full, lines.swap(file, line, line + 1, line + 2), 'member-moved', full)
      : []),
    ...mutation(
      'insert a member',
      full,
      lines.splice(file, line, line, '  seL4_Word mutant;'),
      'member-added',
      `${of}.mutant`,
    ),
    ...mutation('delete a member', full, lines.splice(file, line, line + 1), 'member-removed', full),
    ...mutation(
      'retype a member',
      full,
      lines.edit(file, line, /\bseL4_Word\b/, 'seL4_Uint8'),
      'member-resized',
      full,
    ),
  ];
}

/** Comments of all languages, and lines that only other configurations have. */
function mutateComments({ baseline }: Lines): Mutation[] {
  const lines = new Lines(baseline);
  const places = new Set(baseline.document.facts.map(({ at }) => String(at)));
  return [...baseline.files].flatMap(([file, text]) =>
    range(0, text.length).flatMap((at) => [
      ...mutation(
        'a comment',
        `${file}:${at + 1}`,
        lines.edit(file, at, /^(\/\* |-- |  -- |  <!-- )(?!SPDX)/, '$1Mutant: '),
      ),
      ...(places.has(`${file}:${at + 1}`)
        ? []
        : mutation(
            'a constant of other configurations',
            `${file}:${at + 1}`,
            lines.edit(file, at, /^(#define \w+) \d+$/, '$1 7'),
          )),
    ]),
  );
}
