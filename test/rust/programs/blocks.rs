// SPDX-License-Identifier: BSD-2-Clause
// Every block and every tagged union of generated files, which stand before this as modules, held against a model that
// knows only bits: which one of a value stands where. Tables of blocks stand behind this.

type Words = Vec<u64>;

/// What the spec says of a field: bit `offset + n` of the block is bit `shift + n` of the value.
struct Field {
    name: &'static str,
    offset: usize,
    width: usize,
    shift: usize,
    sign: Option<usize>,
}

/// A block: what the spec says, and the generated functions.
struct Subject {
    name: &'static str,
    base: usize,
    words: usize,
    fields: &'static [Field],
    /// Offset, width and value of what a variant of a union is known by.
    tag: &'static [(usize, usize, u64)],
    new: fn(&[u64]) -> Words,
    get: fn(&[u64], usize) -> u64,
    with: fn(&[u64], usize, u64) -> Words,
    set: fn(&[u64], usize, u64) -> Words,
    show: fn(&[u64]) -> String,
}

struct Union {
    name: &'static str,
    base: usize,
    words: usize,
    is_sliced: bool,
    /// Offset, width and mask.
    parts: &'static [(usize, usize, u64)],
    tags: &'static [u64],
    tag: fn(&[u64]) -> u64,
    casts: fn(&[u64]) -> Vec<Option<Words>>,
    raw: fn(&[u64]) -> Words,
    constants: &'static [u64],
}

fn widen<W: Copy + Into<u64>>(words: &[W]) -> Words {
    words.iter().map(|word| (*word).into()).collect()
}

fn narrow<W: Copy + Default + TryFrom<u64>, const N: usize>(words: &[u64]) -> [W; N] {
    assert_eq!(words.len(), N, "number of words");
    let narrowed = words.iter().map(|word| W::try_from(*word).ok().expect("a word of this base"));
    narrowed.collect::<Vec<_>>().try_into().ok().expect("as many words")
}

/// Xorshift.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn words(&mut self, base: usize, count: usize) -> Words {
        (0..count).map(|_| self.next() & ones(base)).collect()
    }
}

fn ones(width: usize) -> u64 {
    if width < 64 { (1 << width) - 1 } else { u64::MAX }
}

fn bit(words: &[u64], base: usize, at: usize) -> bool {
    words[at / base] >> (at % base) & 1 != 0
}

fn put(words: &mut [u64], base: usize, at: usize, on: bool) {
    let one = 1 << (at % base);
    words[at / base] = if on { words[at / base] | one } else { words[at / base] & !one };
}

/// Bits of the block as a number.
fn number(words: &[u64], base: usize, offset: usize, width: usize) -> u64 {
    (0..width).fold(0, |sum, at| sum | u64::from(bit(words, base, offset + at)) << at)
}

fn put_number(words: &mut [u64], base: usize, offset: usize, width: usize, value: u64) {
    (0..width).for_each(|at| put(words, base, offset + at, value >> at & 1 != 0));
}

impl Field {
    fn read(&self, words: &[u64], base: usize) -> u64 {
        let value = number(words, base, self.offset, self.width) << self.shift;
        match self.sign {
            Some(sign) if value >> sign & 1 != 0 => value | ones(base) & !ones(sign + 1),
            _ => value,
        }
    }

    /// The words with the value in its place. What does not fit is cut off, below as well as above.
    fn written(&self, words: &[u64], base: usize, value: u64) -> Words {
        let mut words = words.to_vec();
        put_number(&mut words, base, self.offset, self.width, value >> self.shift);
        words
    }

    /// Values at the edges of what fits, and beyond.
    fn edges(&self, base: usize) -> [u64; 8] {
        let (low, high) = (1 << self.shift, ones(self.shift + self.width));
        let above = if self.shift + self.width < base { high + 1 } else { 0 };
        [0, ones(base), low, high, low.wrapping_sub(1), above, high & !ones(self.shift), high ^ high >> 1]
    }
}

fn check_block(subject: &Subject, seed: u64) -> usize {
    let Subject { name, base, words: count, fields, .. } = *subject;
    let mut random = Random(seed);
    let zero = vec![0; count];
    let all = vec![ones(base); count];
    for (index, field) in fields.iter().enumerate() {
        let place = || format!("{name}.{} with seed {seed:#x}", field.name);
        let mut values = field.edges(base).to_vec();
        values.extend((0..8).map(|_| random.next() & ones(base)));
        for value in values {
            for words in [zero.clone(), all.clone(), random.words(base, count)] {
                let get = |words: &[u64], at: usize| (subject.get)(words, at);
                let old = field.read(&words, base);
                assert_eq!(get(&words, index), old, "get {}: {words:x?}", place());
                let expected = field.written(&words, base, value);
                let said = format!("{value:#x} to {}: {words:x?}", place());
                assert_eq!((subject.with)(&words, index, value), expected, "with {said}");
                assert_eq!((subject.set)(&words, index, value), expected, "set {said}");
                // The neighbours' getters see nothing of it, and what a getter gave is what is there afterwards.
                for (other, one) in fields.iter().enumerate().filter(|(other, _)| *other != index) {
                    assert_eq!(get(&expected, other), get(&words, other), "{} beside {said}", one.name);
                }
                assert_eq!((subject.with)(&expected, index, old), words, "old value to {}", place());
                let new = get(&expected, index);
                assert_eq!(new, field.read(&expected, base), "get {said}");
                assert_eq!(get(&(subject.set)(&zero, index, new), index), new, "get(set(x)) of {}", place());
            }
        }
    }
    for _ in 0..16 {
        let values = random.words(base, fields.len());
        let mut expected = zero.clone();
        for (field, value) in fields.iter().zip(&values) {
            expected = field.written(&expected, base, *value);
        }
        for (offset, width, value) in subject.tag {
            put_number(&mut expected, base, *offset, *width, *value);
        }
        assert_eq!((subject.new)(&values), expected, "{name}::new({values:x?}) with seed {seed:#x}");
    }
    let shown = (subject.show)(&random.words(base, count));
    assert!(fields.iter().all(|field| shown.contains(field.name)), "{shown}");
    fields.len()
}

/// The tag that words have: of several widths, the first whose mask does not say that it is a wider one.
fn tag_of(union: &Union, words: &[u64]) -> u64 {
    let read = |(offset, width, _): &(usize, usize, u64)| number(words, union.base, *offset, *width);
    if union.is_sliced {
        let mut position = 0;
        return union.parts.iter().fold(0, |tag, part| {
            position += part.1;
            tag | read(part) << (position - part.1)
        });
    }
    let (last, narrower) = union.parts.split_last().expect("a tag");
    let own = narrower.iter().find(|part| read(part) & part.2 != part.2);
    read(own.unwrap_or(last))
}

fn check_union(union: &Union, seed: u64) -> usize {
    let Union { name, base, words: count, parts, tags, .. } = *union;
    let mut random = Random(seed);
    assert_eq!(union.constants, tags, "constants of {name}");
    let mut bits = parts.iter().flat_map(|part| part.0..part.0 + part.1).collect::<Vec<_>>();
    bits.sort();
    bits.dedup();
    assert!(bits.len() <= 12, "tags of {name} are too wide to try all");
    let (mut own, mut foreign) = (0, 0);
    for value in 0..1_u64 << bits.len() {
        let mut words = random.words(base, count);
        bits.iter().enumerate().for_each(|(at, bit)| put(&mut words, base, *bit, value >> at & 1 != 0));
        let tag = tag_of(union, &words);
        assert_eq!((union.tag)(&words), tag, "tag of {name} with seed {seed:#x}: {words:x?}");
        let expected = tags.iter().map(|one| (*one == tag).then(|| words.clone())).collect::<Vec<_>>();
        assert_eq!((union.casts)(&words), expected, "casts of {name} with seed {seed:#x}");
        assert_eq!((union.raw)(&words), words, "{name} by way of its view, with seed {seed:#x}");
        if tags.contains(&tag) { own += 1 } else { foreign += 1 }
    }
    assert!(own >= tags.len(), "{name}: {own} values with a tag, {foreign} without");
    foreign
}

fn main() {
    let seeds = |index: usize| 0x5e14_0001 + index as u64 * 0x9e37_79b9;
    let fields = subjects().iter().enumerate().map(|(at, one)| check_block(one, seeds(at))).sum::<usize>();
    let foreign = unions().iter().enumerate().map(|(at, one)| check_union(one, seeds(at))).sum::<usize>();
    println!("{} {fields} {} {foreign}", subjects().len(), unions().len());
}
