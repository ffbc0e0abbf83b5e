// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../../../src/model/model.js';
import { namedEnums } from '../../../src/view/headers/enums-view.js';
import { bitfieldType, rustName } from '../../../src/view/rust-names.js';
import { hex, places } from '../../emulation/memory.js';

/** What the functions need: arguments as words. */
export function support({ bitfields, headers, structs, target }: Model, handle: 'frame' | 'global'): string {
  const blocks = bitfields.blocks.filter(({ words }) => words === 1).map(({ name }) => bitfieldType(name));
  const enums = namedEnums(headers.enums).map(({ name }) => name);
  const implement = (type: string, word: string): string =>
    `impl AsWord for ${type} { #[inline(always)] fn word(self) -> u64 { ${word} } }`;
  return [
    '#[no_mangle]',
    `pub static mut __sel4_ipc_buffer: *mut sys::seL4_IPCBuffer = ${hex(places.buffer)} as *mut sys::seL4_IPCBuffer;`,
    `macro_rules! handle { ($ipc:ident) => { IpcBuffer::new(NonNull::new_unchecked(${handle === 'frame' ? '$ipc' : '__sel4_ipc_buffer'})) }; }`,
    'trait AsWord { fn word(self) -> u64; }',
    ...['u8', 'u16', 'u32', 'u64', 'i8', 'i16', 'i32', 'i64'].map((type) => implement(type, 'self as u64')),
    ...blocks.map((type) => implement(`sys::${type}`, 'self.words[0] as u64')),
    ...enums.map((type) => implement(`sys::${type}`, 'self.0 as u64')),
    ...structs.map(({ name }) => implement(`&sys::${rustName(name)}`, 'self as *const _ as usize as u64')),
    `const _: () = assert!(usize::BITS == ${target.wordSize});`,
  ].join('\n');
}
