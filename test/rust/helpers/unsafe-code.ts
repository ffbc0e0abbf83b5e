// SPDX-License-Identifier: BSD-2-Clause
import type { GeneratedFile } from '../../../src/emit/generated-file.js';

// What generated code may do that the compiler does not check, and what it has to say about that.

interface Permission {
  readonly code: RegExp;
  readonly files: RegExp;
  /** Why it is right; for whoever reads the list. */
  readonly why: string;
}

/** Operations that make references or values out of nothing but a promise. Each one that is emitted has to be listed. */
const questionable =
  /&\*|&mut \*|\.as_ref\(\)|\.as_mut\(\)|from_raw_parts|transmute|static mut|\.read\(\)|\.write\(\w+\);|_unchecked|zeroed|read_unaligned|copy_nonoverlapping|copy_to|copy_from\(|MaybeUninit|&raw|from_bits_unchecked|&(?:'a )?(?:mut )?(?:sys::)?seL4_IPCBuffer\b/;

export const permissions: readonly Permission[] = [
  {
    code: /^let frame = unsafe \{ &\*info \};$/,
    files: /boot_info/,
    why: 'the kernel fills the frame before the first thread runs and forgets it (src/kernel/boot.c)',
  },
  {
    code: /^core::slice::from_raw_parts\(start, length\)$/,
    files: /boot_info/,
    why: 'so it is with the records behind the frame; the caller promises that nothing else writes to them',
  },
  {
    code: /\.as_ptr\(\)\.cast::<(?:This|Entry)>\(\)\.read_unaligned\(\)/,
    files: /boot_info/,
    why: 'a copy of integers out of a slice that was checked to be long enough; alignment does not matter',
  },
  {
    code: /^unsafe \{ &(?:mut )?\*core::ptr::from_(?:ref|mut)\(self\)\.cast::<\[seL4_Word; \d+\]>\(\) \}$/,
    files: /sys\/structs/,
    why: "a struct of the program's own, borrowed for as long; its layout is asserted, and any words are a value",
  },
  {
    code: /^unsafe \{ core::mem::zeroed\(\) \}$/,
    files: /sys\/structs/,
    why: 'the struct has only integers, of which 0 is a value',
  },
  {
    code: /NonNull::new_unchecked\(BUFFER\.load\(Ordering::Relaxed\)\)/,
    files: /context/,
    why: 'the only value besides null that is stored is the pointer of a handle',
  },
  {
    code: /^message\.cast::<\[Word; WORDS\]>\(\)\.read\(\)$/,
    files: /error/,
    why: 'the kernel writes to the buffer in system calls of its thread alone: docs/undefined-behaviour.md',
  },
];

/** What an unsafe block is about: blocks that say the same must be about the same. */
const kinds: readonly (readonly [string, RegExp])[] = [
  ['volatile access', /_volatile\(/],
  ['two words in one instruction', /asm!\( "(?:ldp|stp) /],
  ['an address', /addr_of(?:_mut)?!\(.*\)\.cast\(\) \}/],
  ['a call of the raw layer', /sys::seL4_|\bseL4_[A-Z]\w+\(/],
  ['a handle', /IpcBuffer::new/],
  ['words as a struct', /from_ref|from_mut/],
  ['a struct of zeros', /zeroed/],
  ['unaligned bytes', /read_unaligned/],
  ['a reference', /&\*/],
  ['a slice', /from_raw_parts/],
  ['a copy of words', /\.read\(\)/],
  ['a call through a pointer', /function\(|\.0\)\(/],
];

/** All that is wrong with the unsafe code of a crate; `used` gathers the permissions that were needed. */
export function complaintsOf(files: readonly GeneratedFile[], used = new Set<Permission>()): string[] {
  const said = new Map<string, string>();
  return files
    .filter(({ path }) => path.endsWith('.rs'))
    .flatMap(({ path, text }) => {
      const lines = text.split('\n').map((line) => line.trim());
      return lines.flatMap((line, index) => {
        if (line.startsWith('//')) return [];
        const complain = (what: string): string => `${path}:${index + 1}: ${what}: ${line}`;
        const all = [
          /\bunsafe (?:\{|impl\b)/.test(line) ? blockComplaint(lines, index, said) : undefined,
          /\bunsafe (?:fn|trait) \w/.test(line) ? promiseComplaint(lines, index) : undefined,
          /\boptions\([^)]*\b(?:nomem|readonly|pure)\b/.test(line)
            ? 'the kernel writes to memory'
            : undefined,
          questionable.test(line) ? permissionComplaint(path, line, used) : undefined,
        ];
        return all.flatMap((what) => (what === undefined ? [] : complain(what)));
      });
    });
}

/** A block has a comment above its statement that says on what it relies, in words that no other kind of block has. */
function blockComplaint(
  lines: readonly string[],
  index: number,
  said: Map<string, string>,
): string | undefined {
  let end = index - 1;
  // A statement may begin above the block.
  while (lines[end] !== '' && !/^\/\/|[;{}]$/.test(lines[end] ?? '')) end -= 1;
  let start = end;
  while (/^\/\/ /.test(lines[start] ?? '')) start -= 1;
  const comment = lines.slice(start + 1, end + 1).map((line) => line.slice(3));
  const [, reason] = /(?:^|\s)SAFETY: (.*)/.exec(comment.join(' ')) ?? [];
  if (reason === undefined) return 'no SAFETY comment';
  if (reason.split(/\s+/).length < 5) return `it says too little (${reason})`;
  let close = index;
  const indent = lines[index]?.endsWith('{') === true;
  while (indent && !/^\}[;,)]*$/.test(lines[close] ?? '')) close += 1;
  const body = lines.slice(index, close + 1).join(' ');
  const kind = kinds.find(([, pattern]) => pattern.test(body))?.[0];
  if (kind === undefined) return 'a kind of block that nobody has looked at';
  const earlier = said.get(reason) ?? kind;
  said.set(reason, earlier);
  return earlier === kind ? undefined : `what is said of ${earlier} is said of ${kind}, too`;
}

/** A function that is unsafe says what its caller has to answer for. */
function promiseComplaint(lines: readonly string[], index: number): string | undefined {
  let start = index - 1;
  while (/^(?:\/\/\/|#\[|\)\]|\w+ = "|not\(|all\()/.test(lines[start] ?? '')) start -= 1;
  const doc = lines.slice(start + 1, index).filter((line) => line.startsWith('///'));
  const at = doc.indexOf('/// # Safety');
  const promise = doc
    .slice(at + 1)
    .join(' ')
    .replaceAll('///', '')
    .trim();
  if (at < 0) return 'no section "Safety"';
  return promise.split(/\s+/).length < 5 ? `its section "Safety" says too little (${promise})` : undefined;
}

function permissionComplaint(path: string, line: string, used: Set<Permission>): string | undefined {
  const found = permissions.find(({ code, files }) => code.test(line) && files.test(path));
  if (found) used.add(found);
  return found ? undefined : 'not among the permitted operations';
}
