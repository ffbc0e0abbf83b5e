// SPDX-License-Identifier: BSD-2-Clause
import type { Block, TaggedUnion } from '../../../src/model/bitfield.js';
import { type ViewSubject, viewProgram } from './view-program.js';

/** Numbers of the vectors are hexadecimal, without a prefix. */
type Numbers = readonly string[];

/** What seL4's own C computed for one block. */
export interface BlockVectors {
  readonly fields: readonly string[];
  /** Values of the fields, and the words that the constructor makes of them. */
  readonly cases: readonly (readonly [Numbers, Numbers])[];
  /** Words, and what the getters read from them; of variants of a union also the tag. */
  readonly images: readonly (readonly [Numbers, Numbers])[];
  /** Words, the values that the fields are set to one after the other, and the words then. */
  readonly set: readonly [Numbers, Numbers, Numbers];
}

export interface VectorFile {
  readonly blocks: Readonly<Record<string, BlockVectors>>;
  readonly unions: Readonly<
    Record<string, { readonly tag_field: string; readonly variants: Readonly<Record<string, BlockVectors>> }>
  >;
}

/** A block with the Rust module that it was generated into. */
export interface Subject {
  readonly block: Block;
  readonly union?: TaggedUnion;
  readonly module: string;
  readonly vectors: BlockVectors;
}

export function countVectors({ blocks, unions }: VectorFile): number {
  const all = [
    ...Object.values(blocks),
    ...Object.values(unions).flatMap((union) => Object.values(union.variants)),
  ];
  return all.reduce((sum, { cases, images }) => sum + cases.length + images.length + 1, 0);
}

/** The main program: runs all vectors of the subjects and prints how many there were; views are tried as well. */
export function vectorProgram(subjects: readonly Subject[], views: readonly ViewSubject[]): string {
  return [
    support,
    viewProgram(views),
    ...subjects.map(subjectFunction),
    'fn main() {',
    '    let mut passed = 0;',
    ...subjects.map((_, index) => `    passed += run(&subject_${index}());`),
    '    println!("{passed} {}", views());',
    '}',
  ].join('\n');
}

function subjectFunction({ block, union, module, vectors }: Subject, index: number): string {
  const type = `${module}::${union ? `${union.name}_${block.name}_t` : `${block.name}_t`}`;
  const word = `u${block.base}`;
  const { fields } = vectors;
  const given = block.visibleOrder.filter((name) => fields.includes(name));
  const variant = (words: string): string => `${type} { words: narrow(${words}) }`;
  const byIndex = (make: (name: string) => string): string =>
    fields.map((name, at) => `${at} => ${make(name)},`).join(' ');
  return `
fn subject_${index}() -> Subject {
    Subject {
        name: "${type}",
        new: |v| widen(&${type}::new(${given.map((name) => `v[${fields.indexOf(name)}] as ${word}`).join(', ')}).words),
        get: |words| {
            let _block = ${variant('words')};
            vec![${fields.map((name) => `_block.get_${name}().into()`).join(', ')}]
        },
        with: |words, field, _value| {
            let block = ${variant('words')};
            let block = match field { ${byIndex((name) => `block.with_${name}(_value as ${word})`)} _ => block };
            widen(&block.words)
        },
        set: |words, field, _value| {
            #[allow(unused_mut)]
            let mut block = ${variant('words')};
            match field { ${byIndex((name) => `block.set_${name}(_value as ${word})`)} _ => {} }
            widen(&block.words)
        },
        tag: ${union ? tagFunction(union, block, module, type) : 'None'},
        cases: &[${vectors.cases.map((pair) => tuple(pair)).join(', ')}],
        images: &[${vectors.images.map((pair) => tuple(pair)).join(', ')}],
        start: ${slice(vectors.set[0])},
        values: ${slice(vectors.set[1])},
        end: ${slice(vectors.set[2])},
    }
}`;
}

/** Reads the tag, and tries the casts to this and to every other variant. */
function tagFunction(union: TaggedUnion, block: Block, module: string, type: string): string {
  const whole = `${module}::${union.name}_t`;
  const others = union.variants.filter((variant) => variant.block.name !== block.name);
  return `Some(|words| {
            let value = ${whole} { words: narrow(words) };
            let own: ${type} = value.as_${block.name}().expect("the own variant");
            assert_eq!(widen(&own.words), words, "cast");
            assert_eq!(${whole}::from(own), value, "round trip");
            assert_eq!(value.get_${union.tagName}(), ${module}::${union.name}_${block.name}, "tag constant");
            ${others.map((other) => `assert!(value.as_${other.block.name}().is_none(), "as_${other.block.name}");`).join('\n            ')}
            value.get_${union.tagName}().into()
        })`;
}

function tuple([first, second]: readonly [Numbers, Numbers]): string {
  return `(${slice(first)}, ${slice(second)})`;
}

function slice(numbers: Numbers): string {
  return `&[${numbers.map((number) => `0x${number}`).join(', ')}]`;
}

const support = `
type Words = Vec<u64>;

struct Subject {
    name: &'static str,
    new: fn(&[u64]) -> Words,
    get: fn(&[u64]) -> Words,
    with: fn(&[u64], usize, u64) -> Words,
    set: fn(&[u64], usize, u64) -> Words,
    tag: Option<fn(&[u64]) -> u64>,
    cases: &'static [(&'static [u64], &'static [u64])],
    images: &'static [(&'static [u64], &'static [u64])],
    start: &'static [u64],
    values: &'static [u64],
    end: &'static [u64],
}

fn widen<W: Copy + Into<u64>>(words: &[W]) -> Words {
    words.iter().map(|word| (*word).into()).collect()
}

fn narrow<W: Copy + Default + TryFrom<u64>, const N: usize>(words: &[u64]) -> [W; N] {
    assert_eq!(words.len(), N, "number of words");
    let mut narrowed = [W::default(); N];
    for (to, from) in narrowed.iter_mut().zip(words) {
        *to = W::try_from(*from).ok().expect("a word of this base");
    }
    narrowed
}

fn run(subject: &Subject) -> usize {
    let name = subject.name;
    for (values, words) in subject.cases {
        assert_eq!((subject.new)(values), *words, "{name}: new({values:x?})");
        if let Some(tag) = subject.tag {
            tag(words);
        }
        // A constructed block reads as what was given, but for bits that do not fit.
        let read = (subject.get)(words);
        let again = (subject.new)(&read);
        assert_eq!(again, *words, "{name}: new of the getters of {words:x?}");
    }
    for (words, expected) in subject.images {
        let mut read = (subject.get)(words);
        if let Some(tag) = subject.tag {
            read.push(tag(words));
        }
        assert_eq!(read, *expected, "{name}: getters of {words:x?}");
    }
    let mut by_value = subject.start.to_vec();
    let mut in_place = subject.start.to_vec();
    for (field, value) in subject.values.iter().enumerate() {
        by_value = (subject.with)(&by_value, field, *value);
        in_place = (subject.set)(&in_place, field, *value);
    }
    assert_eq!(by_value, subject.end, "{name}: with");
    assert_eq!(in_place, subject.end, "{name}: set");
    subject.cases.len() + subject.images.len() + 1
}
`;
