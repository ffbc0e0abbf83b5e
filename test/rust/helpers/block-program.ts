// SPDX-License-Identifier: BSD-2-Clause
import type { LaidOutBlock, LaidOutUnion } from './spec-layout.js';

/** What one generated file has, and the Rust module that it is. */
export interface BlockModule {
  readonly module: string;
  readonly blocks: readonly LaidOutBlock[];
  readonly unions: readonly LaidOutUnion[];
  /** All unions of the file, also those that are not tried: blocks are named after the one that they belong to. */
  readonly all: readonly LaidOutUnion[];
}

/** Tables of all blocks and unions for test/rust/programs/blocks.rs. */
export function blockTables(modules: readonly BlockModule[]): string {
  const entries = modules.flatMap(({ module, blocks, unions, all }) => {
    const owners = new Map(all.flatMap((union) => union.variants.map(({ block }) => [block.name, union])));
    return [
      ...blocks.map((block) => subject(block, owners.get(block.name), module)),
      ...unions.map((union) => unionSubject(union, module)),
    ];
  });
  return [
    ...entries.map(({ text }, index) => text(index)),
    'fn subjects() -> Vec<Subject> {',
    `    vec![${list(entries, 'Subject')}]`,
    '}',
    'fn unions() -> Vec<Union> {',
    `    vec![${list(entries, 'Union')}]`,
    '}',
  ].join('\n');
}

interface Entry {
  readonly type: 'Subject' | 'Union';
  readonly text: (index: number) => string;
}

function list(entries: readonly Entry[], type: Entry['type']): string {
  return entries.flatMap((entry, index) => (entry.type === type ? [`entry_${index}()`] : [])).join(', ');
}

function subject(block: LaidOutBlock, union: LaidOutUnion | undefined, module: string): Entry {
  const type = `${module}::${union ? `${union.name}_${block.name}_t` : `${block.name}_t`}`;
  const tag = union?.variants.find((one) => one.block.name === block.name)?.tag ?? 0n;
  const tagFields = new Set(union?.parts.map(({ field }) => field));
  const fields = block.fields.filter(({ name }) => !tagFields.has(name));
  const at = new Map(fields.map(({ name }, index) => [name, index]));
  const given = block.order.filter((name) => at.has(name));
  const word = `u${block.base}`;
  const value = `${type} { words: narrow(words) }`;
  const each = (make: (name: string) => string): string =>
    fields.map(({ name }, index) => `${index} => ${make(name)},`).join(' ');
  return {
    type: 'Subject',
    text: (index) => `
fn entry_${index}() -> Subject {
    Subject {
        name: "${type}",
        base: ${block.base},
        words: ${block.words},
        fields: &[${fields.map((one) => `Field { name: "${one.name}", offset: ${one.offset}, width: ${one.width}, shift: ${one.shift}, sign: ${one.sign === undefined ? 'None' : `Some(${one.sign})`} }`).join(', ')}],
        tag: &[${union ? tagBits(union, block, tag) : ''}],
        new: |_v| widen(&${type}::new(${given.map((name) => `_v[${at.get(name)}] as ${word}`).join(', ')}).words),
        get: |words, field| { let _block = ${value}; match field { ${each((name) => `_block.get_${name}().into()`)} _ => panic!() } },
        with: |words, field, _value| { let _block = ${value}; let block: ${type} = match field { ${each((name) => `_block.with_${name}(_value as ${word})`)} _ => panic!() }; widen(&block.words) },
        #[allow(unused_mut)]
        set: |words, field, _value| { let mut block = ${value}; match field { ${each((name) => `block.set_${name}(_value as ${word})`)} _ => panic!() } widen(&block.words) },
        show: |words| format!("{:?}", ${value}),
    }
}`,
  };
}

/** Where a variant has its tag: offset, width and value of each part. */
function tagBits(union: LaidOutUnion, block: LaidOutBlock, tag: bigint): string {
  let rest = tag;
  const names = union.isSliced ? union.parts.map(({ field }) => field) : [union.tagName];
  return names
    .map((name) => {
      const field = block.fields.find((one) => one.name === name);
      if (!field) throw new Error(`no ${name} in ${block.name}`);
      const value = rest & ((1n << BigInt(field.width)) - 1n);
      rest >>= BigInt(field.width);
      return `(${field.offset}, ${field.width}, ${value})`;
    })
    .join(', ');
}

function unionSubject(union: LaidOutUnion, module: string): Entry {
  const { name, tagName, parts, masks, variants, isSliced } = union;
  const type = `${module}::${name}_t`;
  const [first] = variants;
  return {
    type: 'Union',
    text: (index) => `
fn entry_${index}() -> Union {
    Union {
        name: "${type}",
        base: ${first?.block.base},
        words: ${first?.block.words},
        is_sliced: ${isSliced},
        parts: &[${parts.map(({ offset, width }, at) => `(${offset}, ${width}, ${masks[at]})`).join(', ')}],
        tags: &[${variants.map(({ tag }) => tag).join(', ')}],
        tag: |words| ${type} { words: narrow(words) }.get_${tagName}().into(),
        casts: |words| {
            let value = ${type} { words: narrow(words) };
            vec![${variants.map(({ block }) => `value.as_${block.name}().map(|one| widen(&one.words))`).join(', ')}]
        },
        raw: |words| {
            let value = ${type} { words: narrow(words) };
            widen(&${type}::from(value.view()).words)
        },
        constants: &[${variants.map(({ block }) => `${module}::${name}_${block.name} as u64`).join(', ')}],
    }
}`,
  };
}
