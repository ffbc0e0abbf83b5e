// SPDX-License-Identifier: BSD-2-Clause
import fc from 'fast-check';

/** All that the conditions of {@link conditionalSpec} can tell apart, as values of macros. */
export const configurations: readonly Readonly<Record<string, string>>[] = [0, 1, 2, 3].flatMap((bits) =>
  [undefined, '1', '2'].map((level) => ({
    ...(bits & 1 ? { A: '1' } : {}),
    ...(bits & 2 ? { B: '' } : {}),
    ...(level ? { LEVEL: level } : {}),
  })),
);

/** Names of things; the first two may be macros of the text. */
const name = fc.constantFrom('text0', 'text1', 'plain0', 'plain1');
const size = fc.constantFrom('8', 'word_size', '2 * (word_size - 4)');

const atom = fc.constantFrom(
  ...['defined(A)', 'defined B', 'defined(text0)', 'defined(text1)'],
  ...['LEVEL', 'LEVEL == 1', 'LEVEL > 1', '1', '0'],
);

const condition = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 2 },
    atom,
    tie('any').map((of) => `!(${of})`),
    fc.tuple(tie('any'), fc.constantFrom('&&', '||'), tie('any')).map((parts) => `(${parts.join(' ')})`),
    fc.tuple(tie('any'), tie('any'), tie('any')).map(([when, one, other]) => `(${when} ? ${one} : ${other})`),
  ),
})).any;

/** A conditional of which every configuration has one branch. */
function eitherOf(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const two = fc.tuple(condition, text, text);
  const three = fc.tuple(condition, text, condition, text, text);
  return fc.oneof(
    two.map(([when, then, otherwise]) => `\n#if ${when}\n${then}\n#else\n${otherwise}\n#endif\n`),
    three.map(([one, a, two, b, c]) => `\n#if ${one}\n${a}\n#elif ${two}\n${b}\n#else\n${c}\n#endif\n`),
  );
}

/** Some of the texts, one after the other and under conditions. */
function someOf(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const { several } = fc.letrec<{ several: string; one: string }>((tie) => ({
    several: fc
      .array(tie('one'), { maxLength: 4, depthIdentifier: 'nesting' })
      .map((parts) => parts.join(' ')),
    one: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'nesting', withCrossShrink: true },
      text,
      fc
        .tuple(fc.constantFrom('ifdef', 'ifndef'), fc.constantFrom('A', 'B', 'text0'), tie('several'))
        .map(([directive, macro, then]) => `\n#${directive} ${macro}\n${then}\n#endif\n`),
      eitherOf(tie('several')),
    ),
  }));
  return several;
}

const member = fc.oneof(
  fc
    .tuple(fc.constantFrom('field', 'field_high', 'field_ptr(2)'), name, size)
    .map((parts) => parts.join(' ')),
  size.map((of) => `padding ${of}`),
);
const beginning = fc
  .tuple(
    name,
    fc.oneof(
      fc.constant(''),
      name.map((of) => `(${of})`),
    ),
  )
  .map(([block, order]) => `block ${block}${order} {`);
const block = fc
  .tuple(fc.oneof(beginning, eitherOf(beginning)), someOf(member))
  .map(([header, members]) => `${header}\n${members}\n}\n`);
const tag = fc.tuple(name, size).map(([of, value]) => `tag ${of} ${value}`);
const union = fc
  .tuple(name, name, someOf(tag))
  .map(([of, field, tags]) => `tagged_union ${of} ${field} {\n${tags}\n}\n`);
const width = fc.constantFrom('32', '64', '64(48,1)');
const base = fc.oneof(width, eitherOf(width)).map((of) => `base ${of}\n`);
const macro = fc.constantFrom(
  ...[
    '#define text0 renamed',
    '#define text0 text1',
    '#define text1 text0',
    '#define text1 again',
    '#undef text0',
  ],
);

/** A .bf file that is well-formed under every configuration. */
export const conditionalSpec = someOf(
  fc.oneof(
    { weight: 3, arbitrary: block },
    union,
    base,
    macro.map((line) => `\n${line}\n`),
  ),
);
