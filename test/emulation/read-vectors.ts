// SPDX-License-Identifier: BSD-2-Clause
import { existsSync, readFileSync } from 'node:fs';
import type { OracleName } from '../helpers/oracle.js';
import {
  type Argument,
  bufferLayout,
  type BufferWords,
  type Role,
  type Vector,
  type VectorFile,
} from './vectors.js';

const receivePath = ['receiveCNode', 'receiveIndex', 'receiveDepth'];

interface Written {
  readonly [part: string]: Readonly<Record<string, string>> | undefined;
}

interface RawVector {
  readonly iface?: string;
  readonly method?: string;
  readonly name?: string;
  readonly case: 'ok' | 'err';
  readonly args: Readonly<Record<string, string | readonly string[]>>;
  readonly length?: number;
  readonly significant?: readonly string[];
  readonly trap: Readonly<Record<'dest' | 'info' | 'reply' | 'nbdest', string | null | undefined>> & {
    readonly sysno: number;
    readonly mrs: readonly (string | null)[];
  };
  readonly replied: Vector['replied'];
  readonly reply: { readonly info: string; readonly badge: string };
  readonly result: Readonly<Record<string, unknown>> & { readonly ipc_after?: Written };
}

/** Reads the vectors of a configuration; undefined where there are none. */
export function readVectors(name: OracleName): VectorFile | undefined {
  const path = `${name.directory}/${name.version}/${name.config}.stubs.json`;
  if (!existsSync(path)) return undefined;
  const file = JSON.parse(readFileSync(path, 'utf8'));
  const patterns: Record<string, string> = file.patterns;
  return {
    name,
    wordSize: file.word_size,
    messageRegisters: file.message_registers,
    registers: file.registers,
    trapInstruction: file.trap_instruction[0],
    patterns: { pre: number(patterns['pre']), ok: number(patterns['ok']), err: number(patterns['err']) },
    vectors: [...file.methods, ...file.syscalls].map(toVector),
  };
}

function toVector(raw: RawVector): Vector {
  const { ipc_after: after = {}, ...result } = raw.result;
  const { trap } = raw;
  const name = raw.name ?? `${raw.iface}_${raw.method}`;
  // What the headers of architectures call `dest` is where the next message comes from, and so called in syscalls.h.
  const nameOf = (argument: string): string =>
    name.startsWith('seL4_ReplyRecv') && argument === 'dest' ? 'src' : argument;
  return {
    function: name,
    kind: raw.name === undefined ? 'method' : 'syscall',
    case: raw.case,
    args: Object.fromEntries(
      Object.entries(raw.args).map(([argument, value]) => [nameOf(argument), toArgument(value)]),
    ),
    length: raw.length,
    // The rest of `significant` is of the buffer, all of which is compared.
    significant: (raw.significant ?? ['dest', 'info', 'mrs']).filter(
      (role): role is Role => !role.includes('.'),
    ),
    trap: {
      sysno: BigInt(trap.sysno),
      dest: maybe(trap.dest),
      info: maybe(trap.info),
      mrs: trap.mrs.map(maybe),
      reply: maybe(trap.reply),
      nbdest: maybe(trap.nbdest),
      buffer: toBuffer(trap as unknown as Written, 'ipc_'),
    },
    replied: raw.replied,
    reply: { info: number(raw.reply.info), badge: number(raw.reply.badge) },
    result: Object.fromEntries(
      Object.entries(result).map(([key, value]) => [
        // What an inline function of the headers returns for an invocation is an error too.
        key === 'return' && '_service' in raw.args ? 'error' : key,
        Array.isArray(value) ? value.map(maybe) : number(value as string),
      ]),
    ),
    after: toBuffer(after, ''),
  };
}

const number = (text = ''): bigint => BigInt(`0x${text}`);
const maybe = (text: string | null | undefined): bigint | null => (text == null ? null : number(text));

function toArgument(value: string | readonly string[]): Argument {
  if (typeof value !== 'string') return value.map(number);
  if (value === 'null') return null;
  return /^[0-9a-f]+$/.test(value) ? number(value) : value;
}

function toBuffer(written: Written, prefix: string): BufferWords {
  const words = new Map<number, bigint>();
  const add = (part: string, indexOf: (key: string) => number): void => {
    for (const [key, value] of Object.entries(written[`${prefix}${part}`] ?? {}))
      words.set(indexOf(key), number(value));
  };
  add('msg', (key) => bufferLayout.message + Number(key));
  add('caps', (key) => bufferLayout.caps + Number(key));
  add('other', (key) => {
    if (key === 'tag') return 0;
    if (key === 'userData') return bufferLayout.userData;
    return bufferLayout.caps + 3 + receivePath.indexOf(key);
  });
  return words;
}
