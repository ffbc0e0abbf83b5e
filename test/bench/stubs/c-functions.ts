// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync } from 'node:fs';
import type { Model } from '../../../src/model/model.js';
import { type Shim, shimModule, sysShims, sysSupport } from '../../emulation/shims.js';
import { type TypedShim, typedShims, typedSupport } from '../../emulation/typed-shims.js';
import type { Vector } from '../../emulation/vectors.js';
import { support } from './support.js';

/** Which functions, and where they find the IPC buffer's address: in the caller's frame, or in a global as C does. */
export interface What {
  readonly layer: 'sys' | 'typed';
  readonly handle: 'frame' | 'global';
}

/** A function that takes what libsel4's function of the name takes, and then the IPC buffer's address. */
export interface CFunction extends Shim {
  /** Whether each parameter takes two words where words have 32 bits. */
  readonly isWide: readonly boolean[];
  readonly returns: 'nothing' | 'word' | 'struct';
  /** Words of a struct that is returned, were words of 32 bits. */
  readonly structWords: number;
}

/** The functions of a layer, and the text of the module that has them. */
export function cFunctions(
  model: Model,
  crate: string,
  { layer, handle }: What,
  vectors: readonly Vector[],
): { readonly functions: readonly CFunction[]; readonly module: string } {
  const heads = readHeads(crate);
  // C's seL4_Wait and seL4_Poll return nothing where they are for signals alone.
  const returning = new Set(
    vectors.filter(({ result }) => 'return' in result || 'error' in result).map((one) => one.function),
  );
  const sys = sysShims(model, crate);
  const typed = typedShims(model);
  const functions =
    layer === 'sys'
      ? sys.map((shim) => ofSys(shim, heads.get(shim.function), returning.has(shim.function)))
      : typed.map((shim) => ofTyped(shim, sys, heads.get(shim.function)));
  const more = [sysSupport(model), ...(layer === 'typed' ? [typedSupport(model, typed), inC] : [])];
  return { functions, module: shimModule(model, functions, [...more, support(model, handle)]) };
}

const inC = readFileSync(new URL('in_c.rs', import.meta.url), 'utf8');
const wideType = /\b(?:seL4_Time|seL4_Uint64|u64)\b/;
const none: Head = { types: [], returns: undefined, isWide: false };

interface Head {
  readonly types: readonly string[];
  readonly returns: string | undefined;
  /** Whether a struct that is returned has a member of 64 bits. */
  readonly isWide: boolean;
}

/** What the functions of `sys` take and return, as the text of the crate declares them. */
function readHeads(crate: string): Map<string, Head> {
  const found = crate.matchAll(/pub unsafe fn (seL4_\w+)\(([^{]*?)\)(?: -> (\w+))? \{/g);
  const wide = new Set(
    Array.from(crate.matchAll(/pub struct (seL4_\w+_t) \{([^}]*)\}/g)).flatMap(([, name = '', body = '']) =>
      wideType.test(body) ? [name] : [],
    ),
  );
  return new Map(
    Array.from(found, ([, name = '', list = '', returns]) => {
      const parameters = list.split(/,\s*(?=(?:r#)?\w+: |$)/).filter((one) => one.trim() !== '');
      const types = parameters.map((one) => one.replace(/^[^:]*: /, '').trim());
      return [name, { types, returns, isWide: wide.has(returns ?? '') }];
    }),
  );
}

function ofSys(shim: Shim, head: Head = none, doesReturn: boolean): CFunction {
  const returns = doesReturn ? head.returns : undefined;
  const names = argumentNames(shim);
  const args = shim.parameters.map(({ kind }, index) =>
    kind === 'text' ? `CStr::from_ptr(${names[index]})` : (names[index] ?? ''),
  );
  const isStruct = returns === 'seL4_MessageInfo_t' || shim.results.length > 1;
  return {
    structWords: shim.results.length + (head.isWide ? 1 : 0),
    ...common(shim, head, 'extern "C" ', returns ? `sys::${returns}` : '()', [
      `sys::${shim.function}(${args.join(', ')})${returns ? '' : ';'}`,
    ]),
    returns: returns === undefined ? 'nothing' : isStruct ? 'struct' : 'word',
  };
}

/**
 * The method takes what the function of `sys` takes, made into the method's own types, and its result is looked at as a
 * caller of C does: an error is a number, a value is there if the number is 0.
 */
function ofTyped(shim: TypedShim, sys: readonly Shim[], head: Head = none): CFunction {
  const raw = sys.find((one) => one.function === shim.function);
  const names = argumentNames(raw ?? shim);
  const call = (/\|words\| ([^]*)\);$/.exec(shim.text)?.[1] ?? '')
    .replaceAll('words.get::<IpcBuffer>(0)', buffer)
    .replaceAll(/words\.get\((\d+)\)/g, (_, index) => `Argument::of(${names[Number(index)]}.word())`);
  const { result, outputs } = shim.typed;
  const value = result ?? outputs[0]?.type;
  const inputs = { ...head, types: head.types.slice(0, shim.parameters.length) };
  const returns = value === undefined ? 'usize' : `InC<${value}>`;
  const words = shim.results.reduce((sum, one) => sum + one.words, 0);
  return {
    structWords: words + outputs.filter(({ type }) => wideType.test(type)).length,
    ...common(shim, inputs, 'extern "C" ', returns, [
      `${value === undefined ? 'number' : 'value'}_in_c(${call})`,
    ]),
    returns: value === undefined ? 'word' : 'struct',
  };
}

/**
 * The handle comes last, on the stack, behind arguments that fill the registers: in the frame of a caller, where it is
 * loaded from if it is needed, as C loads from its global.
 */
export const padding = Array.from({ length: 8 }, (_, index) => `_p${index}`);
const buffer = 'handle!(ipc)';

function argumentNames({ parameters }: Shim): string[] {
  return parameters.map(({ kind }, index) => (kind === 'buffer' ? buffer : `a${index}`));
}

function common(
  shim: Shim,
  { types }: Head,
  abi: string,
  returns: string,
  body: readonly string[],
): Omit<CFunction, 'returns' | 'structWords'> {
  const own = shim.parameters.flatMap((parameter, index) =>
    parameter.kind === 'buffer' ? [] : [{ parameter, index, type: types[index] ?? '' }],
  );
  const parameters = own.map(({ index, type }) => `a${index}: ${withPath(type)}`);
  parameters.push(...padding.map((name) => `${name}: usize`), 'ipc: *mut sys::seL4_IPCBuffer');
  const symbol = `c_${shim.function}`;
  return {
    ...shim,
    symbol,
    parameters: own.map(({ parameter }) => parameter),
    isWide: own.map(({ type }) => wideType.test(type)),
    text: [
      '#[no_mangle]',
      `pub unsafe ${abi}fn ${symbol}(${parameters.join(', ')}) -> ${returns} {`,
      ...body.map((line) => `    ${line}`),
      '}',
    ].join('\n'),
  };
}

/** A type of `sys` as the module names it. */
function withPath(type: string): string {
  return /\bCStr$/.test(type) ? '*const core::ffi::c_char' : type.replaceAll(/\bseL4_\w+/g, 'sys::$&');
}
