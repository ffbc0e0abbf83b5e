// SPDX-License-Identifier: BSD-2-Clause
import type { TaggedUnion, Variant } from '../../../src/model/bitfield.js';
import { rustName } from '../../../src/view/rust-names.js';

/** A union with the Rust module that it was generated into. */
export interface ViewSubject {
  readonly union: TaggedUnion;
  readonly module: string;
}

/**
 * Functions that turn unions into their enums and back, and `views()`, which calls all of them and returns how many
 * values it tried: words at random, and the same with each tag of the union.
 */
export function viewProgram(subjects: readonly ViewSubject[]): string {
  return [
    support,
    ...subjects.map(viewFunction),
    'fn views() -> usize {',
    '    let mut random = Random(0x5e14);',
    subjects.map((_, index) => `view_${index}(&mut random)`).join(' + ') || '    0',
    '}',
  ].join('\n');
}

function viewFunction({ union, module }: ViewSubject, index: number): string {
  const { name, base, words, tagName, variants } = union;
  const whole = `${module}::${name}_t`;
  const rest = variants.some(({ block }) => block.name === 'Unknown') ? 'Unknown_' : 'Unknown';
  const arms = variants.map(
    ({ block, tag }, at) => `
            View::${rustName(block.name)}(block) => {
                assert_eq!(u64::from(value.get_${tagName}()), ${tag}, "tag");
                assert_eq!(value.as_${block.name}(), Some(block), "cast");
                assert_eq!(block.words, value.words, "words");
                assert_eq!(${whole}::from(block), value, "conversion");
                Some(${at})
            }`,
  );
  return `
fn view_${index}(random: &mut Random) -> usize {
    type View = ${module}::${name}_View;
    let check = |words: [u${base}; ${words}]| -> Option<usize> {
        let value = ${whole} { words };
        let view = value.view();
        assert_eq!(view, View::from(value), "conversion");
        assert_eq!(${whole}::from(view), value, "there and back");
        assert_eq!(${whole}::from(view).view(), view, "back and there");
        match view {${arms.join('')}
            View::${rest}(kept) => {
                assert_eq!(kept, value, "foreign tag");
                ${variants.map(({ block }) => `assert!(value.as_${block.name}().is_none(), "cast");`).join('\n                ')}
                None
            }
        }
    };
    let tags: &[[(u${base}, u${base}); ${words}]] = &[${variants.map((one) => tagBits(one, union)).join(', ')}];
    let mut tried = 0;
    for _ in 0..64 {
        let mut words = [0; ${words}];
        for word in &mut words {
            *word = random.next() as u${base};
        }
        check(words);
        for (index, tag) in tags.iter().enumerate() {
            let mut words = words;
            for (word, (mask, bits)) in words.iter_mut().zip(tag) {
                *word = *word & !mask | bits;
            }
            assert_eq!(check(words), Some(index), "variant of its tag");
        }
        tried += 1 + tags.len();
    }
    check([0; ${words}]);
    check([!0; ${words}]);
    tried
}`;
}

/** For each word of a variant the bits that its tag takes, and what they are. */
function tagBits({ block, tag }: Variant, union: TaggedUnion): string {
  const words = Array.from({ length: union.words }, () => ({ mask: 0n, bits: 0n }));
  let rest = tag;
  const parts = union.tag.kind === 'sliced' ? union.tag.slices.map(({ field }) => field) : [union.tagName];
  for (const part of parts) {
    const field = block.fields.find(({ name }) => name === part);
    const word = words[Math.floor((field?.offset ?? 0) / union.base)];
    if (!field || !word) throw new Error(`no tag in ${block.name}`);
    const ones = (1n << BigInt(field.width)) - 1n;
    const low = BigInt(field.offset % union.base);
    word.mask |= ones << low;
    word.bits |= (rest & ones) << low;
    rest >>= BigInt(field.width);
  }
  return `[${words.map(({ mask, bits }) => `(${mask}, ${bits})`).join(', ')}]`;
}

const support = `
/// Splitmix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
`;
