// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { listVariants, lowerTexts } from './reading.js';

describe('conditions', () => {
  it('are none where nothing is conditional', () => {
    expect(listVariants('base 64 block a { field x 64 } tagged_union u x { tag a 0 }')).toEqual([
      'base 64 if 1',
      'block a(x) if 1 on base 64 if 1',
      'tagged_union u(a=0) if 1',
    ]);
  });

  it('may stand in the middle of a header', () => {
    // As in seL4's thread_state: the branches end at different places of the syntax.
    const text = `
base 64
block thread_state(badge,
#ifdef MCS
                   queued, state, reply) {
#else
                   state) {
#endif
  field badge 64
#ifdef MCS
  field reply 62
  field queued 1
#else
  padding 63
#endif
  field state 1
}
block after { padding 64 }`;
    expect(listVariants(text)).toEqual([
      'base 64 if 1',
      'block thread_state(badge queued state reply; badge reply queued state) if defined(MCS)' +
        ' on base 64 if defined(MCS)',
      'block thread_state(badge state; badge state) if !defined(MCS) on base 64 if !defined(MCS)',
      'block after() if 1 on base 64 if 1',
    ]);
  });

  it('may give one body several beginnings', () => {
    const text = '#ifdef A\nblock a {\n#elif defined(B)\nblock b {\n#else\nblock c {\n#endif\npadding 8 }';
    expect(listVariants(text)).toEqual([
      'block a() if defined(A)',
      'block b() if !defined(A) && defined(B)',
      'block c() if !defined(A) && !defined(B)',
    ]);
  });

  it('may be nested, with #elif and #else', () => {
    const text = `
#if defined(A)
block one {
#if LEVELS == 3
  field three 8
#elif LEVELS == 4
  field four 8
#ifdef B
  field b 8
#endif
#else
  field other 8
#endif
}
#else
block one { field none 8 }
#endif`;
    expect(listVariants(text).sort()).toEqual([
      'block one(four b) if defined(A) && !(LEVELS == 3) && (LEVELS == 4) && defined(B)',
      'block one(four) if defined(A) && !(LEVELS == 3) && (LEVELS == 4) && !defined(B)',
      'block one(none) if !defined(A)',
      'block one(other) if defined(A) && !(LEVELS == 3) && !(LEVELS == 4)',
      'block one(three) if defined(A) && (LEVELS == 3)',
    ]);
  });

  it('multiply only where they are independent', () => {
    const tag = (name: string): string => `#ifdef ${name}\n tag ${name} 0\n#endif\n`;
    const union = (tags: string): string => `tagged_union u x {\n${tags}}`;
    expect(listVariants(union(tag('A') + tag('B') + tag('A')))).toHaveLength(4);
  });

  it('end where the text does not depend on them', () => {
    const text = 'block a {\n#ifdef A\nfield x 8\n#else\nfield x 8\n#endif\n#ifdef B\n#endif\n}';
    expect(listVariants(text)).toEqual(['block a(x) if 1']);
  });

  it('hold for what is included', () => {
    const { variants, problems } = lowerTexts(['#ifdef A\n#include "b"\n#endif'], {
      b: 'block b { padding 8 }',
    });
    expect(problems).toEqual([]);
    expect(variants).toMatchObject([{ name: 'b', when: { kind: 'defined', name: 'A' } }]);
  });
});

describe('macros', () => {
  it('rename blocks where they are defined', () => {
    // As in seL4's page tables for Arm: with a hypervisor, the second stage takes the plain names.
    const text = `
#ifdef HYP
#define pdeS2 pde
#define pdeS2_section pde_section
#else
block pde_section { field kind 8 }
#endif
block pdeS2_section { field kindS2 8 }
tagged_union pdeS2 kindS2 { tag pdeS2_section 1 }`;
    expect(listVariants(text)).toEqual([
      'block pde_section(kind) if !defined(HYP)',
      'block pde_section(kindS2) if defined(HYP)',
      'block pdeS2_section(kindS2) if !defined(HYP)',
      'tagged_union pde(pde_section=1) if defined(HYP)',
      'tagged_union pdeS2(pdeS2_section=1) if !defined(HYP)',
    ]);
  });

  it('are not expanded where they contradict the place of use', () => {
    const text = '#ifdef A\n#define x y\n#endif\n#ifndef A\nblock x { padding 8 }\n#endif';
    expect(listVariants(text)).toEqual(['block x() if !defined(A)']);
  });
});

describe('bases', () => {
  it('are in force until the next one', () => {
    const text = 'base 32 block a { padding 32 } base 64 block b { padding 64 }';
    expect(listVariants(text)).toEqual([
      'base 32 if 1',
      'block a() if 1 on base 32 if 1',
      'base 64 if 1',
      'block b() if 1 on base 64 if 1',
    ]);
  });

  it('may depend on conditions', () => {
    const text =
      '#ifdef A\nbase 32\n#else\nbase 64\n#endif\nblock a { padding 64 }\n#ifdef B\nbase 8\n#endif\nblock b { padding 64 }';
    expect(listVariants(text)).toEqual([
      'base 32 if defined(A)',
      'base 64 if !defined(A)',
      'block a() if 1 on base 32 if defined(A), 64 if !defined(A)',
      'base 8 if defined(B)',
      'block b() if 1 on base 32 if defined(A) && !defined(B), 64 if !defined(A) && !defined(B), 8 if defined(B)',
    ]);
  });

  it('have variants themselves', () => {
    const text = 'base\n#ifdef A\n32\n#else\n64\n#endif\nblock a { padding 64 }';
    expect(listVariants(text)).toEqual([
      'base 32 if defined(A)',
      'base 64 if !defined(A)',
      'block a() if 1 on base 32 if defined(A), 64 if !defined(A)',
    ]);
  });

  it('count only where the block is', () => {
    const text =
      '#ifdef A\nbase 32\n#endif\n#ifndef A\nblock a { padding 64 }\n#endif\nblock b { padding 64 }';
    expect(listVariants(text)).toEqual([
      'base 32 if defined(A)',
      'block a() if !defined(A)',
      'block b() if 1 on base 32 if defined(A)',
    ]);
  });

  it('go on in the next file', () => {
    expect(listVariants('base 32', 'block a { padding 32 }')).toEqual([
      'base 32 if 1',
      'block a() if 1 on base 32 if 1',
    ]);
  });
});

describe('what is wrong', () => {
  it('is reported as a configuration would find it', () => {
    const { variants, problems } = lowerTexts(['block a {\n#ifdef A\n}\n#endif\nblock b { padding 8 }']);
    expect(problems).toEqual([expect.stringMatching(/^0\.bf:5:1: .* found `block`$/)]);
    expect(variants.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  it('may be a beginning without a keyword', () => {
    const { variants, problems } = lowerTexts(['#ifdef A\nfield x 8\n#endif\nblock b { padding 8 }']);
    expect(problems).toEqual([expect.stringMatching(/^0\.bf:2:1: .* found `field`$/)]);
    expect(variants).toHaveLength(1);
  });

  it('is reported once for each place', () => {
    const { problems } = lowerTexts([
      'block a { field field }\n#ifdef A\nblock b { tag }\n#endif\nblock c { }',
    ]);
    expect(new Set(problems).size).toBe(problems.length);
    expect(problems.map((problem) => problem.slice(0, 7))).toEqual(
      expect.arrayContaining(['0.bf:1:', '0.bf:3:']),
    );
  });

  it('may be too many independent conditions', () => {
    const members = Array.from({ length: 40 }, (_one, at) => `#ifdef A${at}\nfield x${at} 1\n#endif\n`);
    const { variants, problems } = lowerTexts([`block a {\n${members.join('')}}\nblock b { padding 8 }`]);
    expect(problems).toEqual([
      '0.bf:1:1: too complex: a declaration with more than 1024 combinations of conditions in it',
    ]);
    expect(variants.map(({ name }) => name)).toEqual(['b']);
  });
});

describe('an #include line', () => {
  it('with many blanks is refused', () => {
    const { problems } = lowerTexts([`#include <lamp.bf>${' '.repeat(200_000)}x\n`]);
    expect(problems).toEqual(['0.bf:1:1: malformed `#include`: expected <file> or "file"']);
  });
});

describe('characters that belong to nothing', () => {
  it('are told once where they stand in a row, and a quote behind a backslash is one of them', () => {
    const { problems } = lowerTexts([String.raw`block a { padding 8 } \'@\" "text" \' ?`]);
    const unexpected = problems.filter((problem) => problem.includes('unexpected character'));
    expect(unexpected).toEqual([
      '0.bf:1:23: unexpected character `\\\'@\\"`',
      "0.bf:1:36: unexpected character `\\'`",
    ]);
  });
});
