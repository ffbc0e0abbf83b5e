// SPDX-License-Identifier: BSD-2-Clause

// Names that the emitted code has or uses by itself: no name of a spec may take them.

function list(text: string): readonly string[] {
  return text.split(' ');
}

/** Values of Rust's prelude that are patterns: no variable can be called like them. */
export const preludePatterns = list('Some None Ok Err');

/** Constants of templates/sys that are in scope where parameters are. */
export const ownConstants = list(
  'InvalidInvocation nInvocationLabels nSeL4ArchInvocationLabels nArchInvocationLabels',
);

/** Items of templates/, and what these take from the language. */
export const reservedItems: readonly string[] = [
  ...ownConstants,
  ...preludePatterns,
  // ipc_buffer.hbs
  ...list('IpcBuffer'),
  // The private functions of invocations.hbs and syscalls.hbs
  ...list('request load store'),
  // Modules, and the crate that all of them use
  ...list(
    'sys config bits bytes trap types numbers constants enums structs bitfields ipc_buffer syscalls invocations core',
  ),
  // Primitive types
  ...list('u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 bool char str'),
  // Other names of the prelude
  ...list(
    'Option Result From Into Default Clone Copy Debug PartialEq Eq Hash Drop Fn FnMut FnOnce Send Sync',
  ),
];

/**
 * Parameters and variables of the functions in invocations.hbs and syscalls.hbs and of their bodies. A constant of
 * such a name would turn them into patterns.
 */
export const ownVariables: readonly string[] = [
  ...list('ipc _ipc _service info mrs mr0 mr1 mr2 mr3 reply error word words word_0 word_1 word_2 word_3'),
  ...list('words_rest count label extra_caps length index value received sender dest src msgInfo'),
  ...list('c cap tcb name target irq userfn userarg cache_type frame_cptr tcb_cptr msr low high tls_base'),
  // Of the types in bitfields.hbs
  ...list('block block_ f fields tag variant zero'),
];
