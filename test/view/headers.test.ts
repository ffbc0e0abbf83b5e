// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { layOut } from '../../src/emit/layout.js';
import { constantsOf } from '../../src/view/headers/constants-view.js';
import { declareStructs } from '../../src/view/headers/declared-structs.js';
import { toStructsView } from '../../src/view/headers/structs-view.js';
import { createTraits } from '../../src/view/headers/traits.js';
import { underlying } from '../../src/view/boot-info/facts.js';
import type { Model } from '../../src/model/model.js';
import { readC } from '../header/read-c.js';
import { presetModel } from './preset-model.js';

const preset = presetModel('x86_64');

function modelOf(text: string): Model {
  const { facts, problems } = readC(text);
  expect(problems).toEqual([]);
  return { ...preset, structs: [], headers: facts };
}

/** What is derived for each struct. */
function derivesOf(text: string): string[] {
  const model = modelOf(text);
  const traitsOf = createTraits(model);
  return declareStructs(model).all.map(({ name, of }) => `${name}: ${traitsOf(of).derives}`);
}

describe('what can be derived', () => {
  it.each([
    ['union u { int a; }; struct s { union u b; };', ['s: none', 'u: none']],
    ['union u { int a; }; struct s { union u *b; };', ['s: all', 'u: none']],
    ['typedef union { int a; } u; typedef u us[2]; struct s { us b[3]; };', ['s: none', 'u: none']],
    ['struct f { float a; }; struct s { struct f b; int c; };', ['f: no Eq', 's: no Eq']],
    ['union u { int a : 1; int b; };', ['u: all']],
    ['struct s { struct { int a; } b; };', ['s: all', 's_b: all']],
  ])('of %s', (text, want) => expect(derivesOf(text)).toEqual(want));

  it('is found in time where structs have structs of structs', () => {
    const levels = Array.from({ length: 26 }, (_, n) => `struct s${n + 1} { struct s${n} a, b; };`);
    expect(derivesOf(`struct s0 { char c; }; ${levels.join(' ')}`)).toContain('s26: all');
    const chain = Array.from({ length: 3000 }, (_, n) => `struct s${n + 1} { struct s${n} a; };`);
    expect(derivesOf(`struct s0 { float c; }; ${chain.join(' ')}`)).toContain('s3000: no Eq');
  });

  it('is found where enums go by each other', () => {
    const model = modelOf(
      'enum a { A }; enum b { B }; typedef enum b a; typedef enum a b; struct s { a c; b d; };',
    );
    expect(toStructsView(model).structs).toHaveLength(1);
    expect(underlying({ kind: 'named', name: 'a' }, model.headers).kind).toBe('named');
  });
});

describe('names that C does not have', () => {
  it('are numbered where they are taken', () => {
    const { all } = declareStructs(
      modelOf(
        'struct a { struct { int x; } b, c; struct { int y; }; }; struct a_b { int z; }; enum { a_c };',
      ),
    );
    expect(all.map(({ name }) => name)).toEqual(['a', 'a_b_2', 'a_c_2', 'a_anonymous', 'a_b']);
  });
});

describe('a member', () => {
  it('is as wide as in C, where an enum is a word in Rust', () => {
    const { structs } = toStructsView(
      modelOf('typedef enum { seL4_NoError } seL4_Error; struct s { seL4_Error a, b[2]; };'),
    );
    expect(structs[0]?.fields.map(({ member }) => layOut(member))).toEqual([
      'pub a: u32,',
      'pub b: [u32; 2],',
    ]);
  });
});

describe('a macro', () => {
  it('hides an enumerator and a variable of its name', () => {
    const text = 'enum e { N = 1, M = 2 }; static const int V = 3;\n#define N 7\n#define M 2\n#define V 4\n';
    const constants = constantsOf(modelOf(text)).map(
      ({ name, value, origin }) => `${name}=${value} ${origin}`,
    );
    expect(constants).toEqual(['M=2 enumerator', 'N=7 macro', 'V=4 macro']);
  });
});
