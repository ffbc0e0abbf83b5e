// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, inject, it } from 'vitest';
import { targets as wordTargets } from '../../src/config/targets.js';
import { diskRoot } from '../../src/sources/disk.js';
import { type OracleHeaders, readOracleHeaders } from '../header/as-oracle.js';
import { trees } from '../header/trees.js';
import { listOracles, oracleConfig, type OracleName, readOracle } from '../helpers/oracle.js';
import { isSkipped, need, reason } from './helpers/availability.js';
import { builtIn, type Configuration, generateCrate, specsOf } from './helpers/configurations.js';
import { rustc } from './helpers/tools.js';

// What was measured of seL4's headers, as assertions that a compiler for the target checks in the crate: the value of
// every constant and enumerator, the size of every enum, the layout of every struct.

const { targets } = inject('toolchains');

/** The type that a tag of C is in Rust: that of its typedef, where it has one. */
function itemOf(tag: string, keyword: string, { typedefs }: OracleHeaders): string {
  const found = Object.entries(typedefs).filter(([, { of }]) => of === `${keyword} ${tag}`);
  const other = found.find(([name]) => name !== tag);
  return found.some(([name]) => name === tag) && !other ? tag : (other?.[0] ?? tag);
}

function constantChecks({ constants }: OracleHeaders): string[] {
  return Object.entries(constants).map(([name, value]) => `assert!(${name} as i128 == ${value});`);
}

function enumChecks(oracle: OracleHeaders, wordBytes: number): string[] {
  return Object.entries(oracle.enums).flatMap(([tag, values]) => {
    const item = itemOf(tag, 'enum', oracle);
    // docs/deliberate-differences.md: the error is the whole word that the kernel answers with.
    const size = tag === 'seL4_Error' ? wordBytes : oracle.enum_sizes[tag];
    const known = Object.entries(values).filter(([name]) => !name.startsWith('_enum_pad_'));
    const ofItem = tag === 'seL4_Syscall_ID' ? [] : known;
    return [
      `assert!(core::mem::size_of::<${item}>() == ${size});`,
      ...ofItem.map(([name, value]) => `assert!(${item}::${name}.0 as i128 == ${value});`),
    ];
  });
}

function structChecks(oracle: OracleHeaders): string[] {
  return Object.entries(oracle.structs).flatMap(([tag, { size, align, union, fields }]) => {
    const item = itemOf(tag, union ? 'union' : 'struct', oracle);
    return [
      `assert!(core::mem::size_of::<${item}>() == ${size});`,
      `assert!(core::mem::align_of::<${item}>() == ${align});`,
      ...bitChecks(item, size, fields),
      ...(hasBits(fields) ? [] : fields).flatMap(({ name, offset, size: bytes }) => {
        const place = `core::mem::offset_of!(${item}, ${name === 'type' ? 'r#type' : name})`;
        return [`assert!(${place} == ${offset});`, sizeCheck(item, name, bytes)];
      }),
    ];
  });
}

type Fields = OracleHeaders['structs'][string]['fields'];

function hasBits(fields: Fields): boolean {
  return fields.some(({ bit_width: width, fields: inner }) => width !== undefined || hasBits(inner ?? []));
}

/** Of a struct with bit-fields: which bits of its bytes the setter of each part sets. */
function bitChecks(item: string, size: number, fields: Fields): string[] {
  return hasBits(fields)
    ? bitsOf(fields, 0).flatMap(({ name, low, width }) => {
        const mask = ((1n << BigInt(width)) - 1n) << BigInt(low);
        return Array.from({ length: size }, (_, index) => {
          const byte = (mask >> BigInt(8 * index)) & 0xffn;
          return `assert!(${item} { bytes: [0; ${size}] }.with_${name}(u64::MAX).bytes[${index}] == ${byte});`;
        });
      })
    : [];
}

function bitsOf(fields: Fields, at: number): { name: string; low: number; width: number }[] {
  return fields.flatMap(({ name, offset, bit_offset: low, bit_width: width, fields: inner }) => {
    if (inner) return bitsOf(inner, at + offset * 8);
    return low === undefined || width === undefined ? [] : [{ name, low: at + low, width }];
  });
}

function sizeCheck(item: string, name: string, bytes: number): string {
  const field = name === 'type' ? 'r#type' : name;
  return `assert!(size_of_field(|whole: *const ${item}| unsafe { core::ptr::addr_of!((*whole).${field}) }) == ${bytes});`;
}

const support =
  'const fn size_of_field<T, F>(_: fn(*const T) -> *const F) -> usize { core::mem::size_of::<F>() }';

function program(configuration: Configuration, name: OracleName, wordBytes: number): string {
  const [crate] = generateCrate(configuration, true);
  const oracle = readOracleHeaders(name);
  const checks = [...constantChecks(oracle), ...enumChecks(oracle, wordBytes), ...structChecks(oracle)];
  expect(checks.length).toBeGreaterThan(400);
  // One item each, so that a compiler names every one that fails.
  const items = checks.map((check) => `const _: () = { ${check} };`);
  return `${crate?.text}\n#[allow(deprecated)]\nmod measured {\nuse super::sys::*;\n${support}\n${items.join('\n')}\n}\n`;
}

for (const name of listOracles()) {
  const oracle = readOracle(name);
  const config = oracleConfig(oracle);
  const toolchain = targets[config.sel4Arch];
  const title = `seL4 ${name.version} ${name.config}`;
  const tree = trees.get(name.version);
  // The built-in headers are those of one release.
  const builtInHeaders = name.version === '16.0.0';
  const roots = [
    { from: 'the built-in specs', root: builtInHeaders ? builtIn : undefined },
    { from: "seL4's own specs", root: builtInHeaders ? specsOf(name.version) : undefined },
    { from: "seL4's own tree", root: tree === undefined ? undefined : diskRoot('source', tree, '') },
  ];
  describe.concurrent(title, () => {
    for (const { from, root } of roots) {
      if (!root) continue;
      it.skipIf(isSkipped(toolchain))(`has what was measured, from ${from}${reason(toolchain)}`, async () => {
        const text = program({ title, root, config }, name, wordTargets[config.sel4Arch].wordSize / 8);
        const args = ['lib.rs', '--crate-type=lib', '--emit=metadata'];
        expect(await rustc(need(toolchain), [{ path: 'lib.rs', text }], args)).toBe('');
      });
    }
    if (!tree)
      it.skip(`has what was measured, from seL4's own tree (no tree of ${name.version} in SEL4_DIR)`);
  });
}
