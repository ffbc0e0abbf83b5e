// SPDX-License-Identifier: BSD-2-Clause
import { cpSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { diskRoot } from '../../src/sources/disk.js';
import { repository } from '../helpers/paths.js';
import { isSkipped, need, reason, rustfmtProgram } from './helpers/availability.js';
import { generateCrate, presetConfig } from './helpers/configurations.js';
import { scratch } from './helpers/scratch.js';
import { rustc, rustdoc, rustfmt } from './helpers/tools.js';

// Headers that C takes and seL4 has none of: whatever is generated of them compiles.

const { directory, remove } = scratch('odd-headers');
afterAll(remove);
const toolchain = inject('toolchains').targets['x86_64'];

/** The crate of the smallest tree with one more header, as one file. */
function generateWith(name: string, header: string): string {
  const tree = `${directory}/${name}`;
  cpSync(`${repository}/fixtures/bases/minimal-tree`, tree, { recursive: true });
  writeFileSync(`${tree}/libsel4/include/sel4/deprecated.h`, header);
  const root = diskRoot('source', tree);
  const [crate] = generateCrate({ title: name, root, config: presetConfig('x86_64') }, true);
  return crate?.text ?? '';
}

const headers: Readonly<Record<string, readonly [header: string, ...expected: string[]]>> = {
  'unions in structs': [
    `union colour { int number; char bytes[4]; };
    struct lamp { union colour now; };
    struct shade { struct { union colour next; } later; };
    typedef union colour colours[2];
    struct palette { colours some; struct lamp lamps[2][3]; };
    struct plain { struct { int x; } point; };`,
    '#[derive(Clone, Copy)] pub struct palette',
    '#[derive(Clone, Copy)] pub struct shade_later',
    '#[derive(Clone, Copy, Debug, PartialEq, Eq)] pub struct plain',
  ],
  'floats in structs': [
    `typedef double ratio;
    struct wave { float height; ratio rate[2]; };
    struct sea { struct wave waves[2]; };`,
    '#[derive(Clone, Copy, Debug, PartialEq)] pub struct sea',
  ],
  'types without a declaration': [
    `struct unknown;
    typedef struct unknown unknown_t;
    typedef struct unknown *unknown_ptr;
    #define old_unknown unknown_t
    struct holder { struct unknown *a; unknown_t *b; unknown_ptr c; struct unknown **d; };`,
    'pub a: *mut core::ffi::c_void',
    'pub d: *mut *mut core::ffi::c_void',
  ],
  'keywords and words that cannot be raw': [
    `#define self 9
    #define match 4
    static const int trait = 3;
    enum type { loop, fn = 7 };
    typedef enum { ref, dyn } impl;
    struct move { int move; int super; struct { int x; } yield; };
    typedef struct move mut;
    typedef long async;
    #define become async
    struct await { async x; impl y; enum type z; mut *m; };
    struct gen { unsigned priv : 2; unsigned crate : 1; };
    static inline seL4_Error where(seL4_CPtr crate, seL4_Word use) { return seL4_Lamp_Switch(crate, use); }`,
    'pub const self_: seL4_Word = 9;',
    'pub unsafe fn r#where(ipc: IpcBuffer, crate_: seL4_Lamp, r#use: seL4_Word',
    'const NAME: &str = "impl";',
  ],
  'names that are made up': [
    `struct twice { int anonymous; union { int a; int b; }; union { int c; int d; }; struct { int e; }; };
    struct outer { struct { int x; struct { int y; } in; } a, b; };
    struct outer_a { int x; };
    typedef int outer_b;`,
    'pub anonymous: i32',
    'pub anonymous_2: twice_anonymous,',
    'pub anonymous_3: twice_anonymous_2,',
    'pub a: outer_a_2,',
    'pub b: outer_b_2,',
  ],
  'structs without a name': [
    `struct rooms { struct { int x; char c; } first[3]; struct { short s; } grid[2][2]; struct { int i; } *to; };
    typedef struct { int a; short s; } *points;
    typedef struct { int a; short s; } pairs[3];
    struct of_pairs { char c; pairs p; };
    struct house { struct { char c; int i; } __attribute__((packed)) p; char d; };`,
    'pub grid: [[rooms_grid; 2]; 2]',
    'pub type points = *mut core::ffi::c_void;',
    'pub type pairs = [[u32; 2]; 3];',
  ],
  'layouts that Rust does not have': [
    `struct flags { unsigned a : 3; unsigned type : 1; };
    struct holder { struct flags flags; union { struct flags one; int two; } both; };
    struct __attribute__((packed)) mixed { char c; struct flags flags; };
    struct __attribute__((aligned(16))) wide { int a; };
    struct __attribute__((packed)) tight { char c; struct wide w; };
    union nothing { };`,
    'pub bytes: [u8; 0]',
  ],
  'names that derived code uses': [
    `typedef enum { clone, eq, fmt } other;
    struct hash { other state; other other; };`,
  ],
  'names longer than half a line': [
    `typedef int a_type_that_has_a_name_as_long_as_assertions_of_old_releases_have_it;
    typedef int a_type_that_has_a_name_as_long_as_assertions_of_old_releases_have_it_too[1];
    #define another_type_that_has_a_name_as_long_as_assertions_have_it seL4_Word
    enum an_enum_that_has_a_name_as_long_as_the_assertions_of_old_releases_have_it_at_times { seL4_Short };
    struct long_members {
      a_type_that_has_a_name_as_long_as_assertions_of_old_releases_have_it has_a_long_name;
      struct { int a; } is_in_a_struct_without_a_name;
    };`,
    'pub type a_type_that_has_a_name_as_long_as_assertions_of_old_releases_have_it_too = [i32; 1];',
    'pub has_a_long_name: a_type_that_has_a_name_as_long_as_assertions_of_old_releases_have_it,',
  ],
  'macros that hide enumerators': [
    `enum hues { seL4_Red = 1, seL4_Green };
    #define seL4_Red 7
    #define seL4_Green 2`,
    'pub const seL4_Red: Self = Self(1);',
    'pub const seL4_Red: seL4_Word = 7;',
  ],
};

describe.concurrent('headers with', () => {
  for (const [title, [header, ...expected]] of Object.entries(headers)) {
    it.skipIf(isSkipped(toolchain))(`${title} compile${reason(toolchain)}`, async () => {
      const text = generateWith(title.replaceAll(' ', '-'), header);
      const words = text.replace(/\s+/g, ' ');
      expect(expected.filter((part) => !words.includes(part))).toEqual([]);
      // So small a tree uses less than a real one.
      const args = ['lib.rs', '--crate-name=odd', '-Aunused-imports'];
      const files = [{ path: 'lib.rs', text }];
      expect(await rustc(need(toolchain), files, [...args, '--crate-type=lib', '--emit=metadata'])).toBe('');
      expect(await rustdoc(need(toolchain), files, args)).toBe('');
    });
    it.skipIf(isSkipped(rustfmtProgram))(`${title} are formatted${reason(rustfmtProgram)}`, async () => {
      const text = generateWith(`${title.replaceAll(' ', '-')}-format`, header);
      expect(await rustfmt([{ path: 'lib.rs', text }], ['lib.rs'])).toBe('');
    });
  }
});
