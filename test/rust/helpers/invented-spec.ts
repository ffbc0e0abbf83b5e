// SPDX-License-Identifier: BSD-2-Clause
import fc, { type GeneratorValue } from 'fast-check';

// Valid .bf files that nobody would write: any names, any layout.

const keywords = new Set(
  'base block field field_high field_ptr padding tag tagged_union mask word_size canonical_size'.split(' '),
);
/** A union's tag `x_t` could be the type of a block `x`. */
const reserved = new Set(['t']);
const oddNames = [
  'type',
  'self',
  'match',
  'words',
  'value',
  'bits',
  'u64',
  'new',
  'tag_',
  'zero',
  'holder',
  'name',
];

interface Base {
  readonly width: number;
  readonly canonical: number;
  readonly text: string;
}

/** The bits of a union's tag: slices from the highest down, in one word. */
interface TagPlace {
  readonly word: number;
  readonly low: number;
  readonly slices: readonly { readonly name: string; readonly width: number }[];
}

class Names {
  readonly #used = new Set<string>();
  readonly #gen: GeneratorValue;

  constructor(gen: GeneratorValue) {
    this.#gen = gen;
  }

  next(): string {
    const letters = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCXYZ_0123456789');
    for (;;) {
      const gen = this.#gen;
      const isOdd = gen(fc.integer, { min: 0, max: 9 }) === 0;
      const length = gen(fc.integer, { min: 1, max: 40 });
      const plain = gen(() => fc.array(letters, { minLength: length, maxLength: length })).join('');
      const name = isOdd ? gen(() => fc.constantFrom(...oddNames)) : plain.replace(/^\d/, 'n');
      if (this.#used.has(name) || keywords.has(name) || reserved.has(name) || /^_+$/.test(name)) continue;
      this.#used.add(name);
      return name;
    }
  }
}

export function inventSpec(gen: GeneratorValue): string {
  const types = new Names(gen);
  const sections: string[] = [];
  const bases = gen(fc.integer, { min: 1, max: 2 });
  for (let index = 0; index < bases; index += 1) {
    const base = inventBase(gen);
    sections.push(base.text);
    const blocks = gen(fc.integer, { min: 1, max: 3 });
    for (let at = 0; at < blocks; at += 1) {
      sections.push(inventBlock(gen, types.next(), base, gen(fc.integer, { min: 1, max: 3 })));
    }
    sections.push(...inventUnion(gen, types, base));
  }
  return `${sections.join('\n\n')}\n`;
}

function inventBase(gen: GeneratorValue): Base {
  const width = gen(() => fc.constantFrom(8, 16, 32, 64));
  if (gen(fc.boolean)) return { width, canonical: width, text: `base ${width}` };
  const canonical = gen(fc.integer, { min: 1, max: width });
  return { width, canonical, text: `base ${width}(${canonical},${gen(fc.integer, { min: 0, max: 1 })})` };
}

function inventBlock(gen: GeneratorValue, name: string, base: Base, words: number, tag?: TagPlace): string {
  const fields = new Names(gen);
  const reserved = new Set(tag?.slices.map((slice) => slice.name));
  const lines: string[] = [];
  // From the highest word down.
  for (let word = words - 1; word >= 0; word -= 1) {
    if (word !== tag?.word) {
      lines.push(...fill(gen, base.width, base, fields, reserved));
      continue;
    }
    const width = tag.slices.reduce((sum, slice) => sum + slice.width, 0);
    lines.push(...fill(gen, base.width - tag.low - width, base, fields, reserved));
    lines.push(...tag.slices.map((slice) => `field ${slice.name} ${slice.width}`));
    lines.push(...fill(gen, tag.low, base, fields, reserved));
  }
  return `block ${name} {\n${lines.map((line) => `    ${line}\n`).join('')}}`;
}

/** Fields and padding for some bits of a word. */
function fill(gen: GeneratorValue, bits: number, base: Base, fields: Names, reserved: Set<string>): string[] {
  const lines: string[] = [];
  for (let rest = bits; rest > 0;) {
    const width = gen(fc.integer, { min: 1, max: rest });
    rest -= width;
    const kind = gen(() => fc.constantFrom('field', 'field', 'field_high', 'padding'));
    let name = fields.next();
    while (reserved.has(name)) name = fields.next();
    if (kind === 'padding') lines.push(`padding ${width}`);
    else lines.push(`${kind === 'field_high' && width <= base.canonical ? kind : 'field'} ${name} ${width}`);
  }
  return lines;
}

function inventUnion(gen: GeneratorValue, types: Names, base: Base): string[] {
  const union = types.next();
  const names = Array.from({ length: 4 }, () => types.next());
  const [tagName = '', low = '', high = ''] = [types.next(), types.next(), types.next()];
  const words = gen(fc.integer, { min: 1, max: 3 });
  const word = gen(fc.integer, { min: 0, max: words - 1 });
  const shape = gen(() => fc.constantFrom('plain', 'masks', 'slices'));
  const place = (bits: number): number => gen(fc.integer, { min: 0, max: base.width - bits });
  if (shape === 'slices') {
    const widths = [gen(fc.integer, { min: 1, max: 2 }), gen(fc.integer, { min: 1, max: 3 })] as const;
    const slices = [
      { name: high, width: widths[1] },
      { name: low, width: widths[0] },
    ];
    const tag = { word, low: place(widths[0] + widths[1]), slices };
    const blocks = names.slice(0, 3).map((name) => inventBlock(gen, name, base, words, tag));
    const tags = ['(0, 0)', '(1, 0)', '(0, 1)'].map((value, index) => `    tag ${names[index]} ${value}`);
    return [...blocks, `tagged_union ${union} ${tagName}(${low}, ${high}) {\n${tags.join('\n')}\n}`];
  }
  const widths = shape === 'masks' ? [2, 2, 4, 4] : [3, 3, 3, 3];
  const at = place(Math.max(...widths));
  const blocks = names.map((name, index) =>
    inventBlock(gen, name, base, words, {
      word,
      low: at,
      slices: [{ name: tagName, width: widths[index] ?? 0 }],
    }),
  );
  // Of the narrow tags one bit is clear, of the wide ones the low two bits are set.
  const values = shape === 'masks' ? ['0', '2', '0x3', '0xf'] : ['7', '0', '3', '1'];
  const masks = shape === 'masks' ? ['    mask 2 0x3', '    mask 4 0x3'] : [];
  const tags = values.map((value, index) => `    tag ${names[index]} ${value}`);
  return [...blocks, `tagged_union ${union} ${tagName} {\n${[...masks, ...tags].join('\n')}\n}`];
}
