// SPDX-License-Identifier: BSD-2-Clause

interface Entry {
  readonly severity: 'error' | 'warning';
  /** One sentence without a full stop; `{name}` is filled in. */
  readonly message: string;
  /** What to do about it. */
  readonly hint: string;
}

/**
 * Every diagnostic there is. Codes are stable and never used again for something else; each has a page in
 * docs/diagnostics/ and a golden folder in fixtures/cases/. The first two digits say which input is at fault.
 */
export const diagnosticTable = {
  // 01: the C preprocessor, around .bf files and in C headers
  E0101: entry(
    '`#{directive}` without an `#if` before it',
    'Remove it, or add the `#if` that it belongs to.',
  ),
  E0102: entry('`#{directive}` has no `#endif`', 'Add `#endif` where the conditional part ends.'),
  E0103: entry('`#{directive}` after `#else`', 'A conditional has one `#else`, and it comes last.'),
  E0104: entry('malformed `#{directive}`: {problem}', 'Write it as the C preprocessor wants it.'),
  E0105: entry(
    'unknown preprocessor directive `#{directive}`',
    'Use #include, #define, #undef, #if, #ifdef, #ifndef, #elif, #elifdef, #elifndef, #else, #endif or #error; comments are `/* */` and `//`, in .bf files also `--`.',
  ),
  E0106: entry(
    'included file `{path}` not found',
    'Looked in: {searched}. Give the tree that holds it with --sel4 or --include.',
  ),
  E0107: entry('file includes itself: {chain}', 'Break the circle of #include lines.'),
  E0108: entry(
    'included path `{path}` leaves the given directories',
    'Only files below the directories given with --sel4 or --include are read.',
  ),
  E0109: entry(
    '#error {message}',
    'The file refuses this configuration. The conditions around this line read: {options}.',
  ),
  E0110: entry(
    'cannot evaluate the condition: {problem}',
    'Conditions are integer expressions over defined() and configuration values.',
  ),
  E0111: entry(
    'macro `{name}` is no number: its value is `{value}`',
    'A width or tag must be a number; check the option that defines the macro.',
  ),
  E0112: entry(
    'macro `{name}` expands without end',
    'It is defined in terms of itself or of very many others, or called very deep within its arguments.',
  ),
  E0113: entry('comment is not closed', 'Add `*/`.'),
  E0114: entry(
    'macro `{name}` takes arguments',
    'Function-like macros are not part of the bitfield language.',
  ),
  E0115: entry('#include nested more than {limit} deep', 'Flatten the chain of includes.'),
  E0116: entry(
    '`#if` nested more than {limit} deep',
    'Join conditions with `&&`, or flatten them with `#elif`.',
  ),
  E0117: entry(
    'more than {limit} {what}',
    'Specs and headers are small; look for files or macros that name others again and again.',
  ),
  // 02: syntax of the bitfield language
  E0201: entry(
    'unexpected character `{text}`',
    'Use what the language has: in .bf files names, numbers, braces, parentheses, commas, + - * / % and `--` comments; in headers what C has.',
  ),
  E0202: entry('expected {expected}, found {found}', 'See the grammar in grammars/bitfield/README.md.'),
  E0203: entry(
    '`{text}` is no number',
    'Write decimal, 0x… (hexadecimal), 0b… (binary) or 0o… (octal) digits; a number has at most 64 bits.',
  ),
  E0204: entry('too complex: {problem}', 'Split the declaration, or give the value by itself.'),
  // 03: meaning of the bitfield language
  E0301: entry(
    'block `{name}` has {bits} bits, which is no multiple of the word size {base}',
    'Add {missing} bits of padding, or take {extra} away.',
  ),
  E0302: entry(
    'field `{field}` of block `{block}` is {bits} bits wide; a field has 1 to {base} bits',
    'Split it, or check the expression.',
  ),
  E0303: entry(
    'field `{field}` of block `{block}` crosses a word boundary (bits {low} to {high})',
    'Fields are listed from the highest bit; move or pad it so that it lies within one {base}-bit word.',
  ),
  E0304: entry(
    'padding of {bits} bits in block `{block}`',
    'Padding cannot be negative; check the expression.',
  ),
  E0305: entry('field `{field}` stands twice in block `{block}`', 'Rename one of them.'),
  E0306: entry(
    'block `{name}` is declared twice',
    'Rename one, or put them under conditions that exclude each other.',
  ),
  E0307: entry(
    'tagged union `{name}` is declared twice',
    'Rename one, or put them under conditions that exclude each other.',
  ),
  E0308: entry(
    'field_high `{field}` of block `{block}` is {bits} bits wide, but a pointer has {canonical} significant bits',
    'Make it narrower, or declare a wider `base`.',
  ),
  E0309: entry(
    'the visible order of block `{block}` names `{field}`, which is no field of it',
    'Name each field exactly once.',
  ),
  E0310: entry('the visible order of block `{block}` leaves out {fields}', 'Name each field exactly once.'),
  E0311: entry('the visible order of block `{block}` names `{field}` twice', 'Name each field exactly once.'),
  E0312: entry('no `base` before block `{block}`', 'Declare `base 32` or `base 64` first.'),
  E0313: entry('base {base} is not supported', 'A base is 8, 16, 32 or 64 bits.'),
  E0314: entry(
    'base {base} with {canonical} significant bits and sign extension {extend} is not possible',
    'Write base N(M,S) with M from 1 to N and S either 0 or 1.',
  ),
  E0315: entry(
    'union `{union}` names block `{block}`, which does not exist',
    'Declare the block, or remove the tag.',
  ),
  E0316: entry(
    'block `{block}` has no tag field `{field}` of union `{union}`',
    'Every block of a union carries its tag field.',
  ),
  E0317: entry(
    'tag field `{field}` of block `{block}` stands at bit {found}, elsewhere in union `{union}` at bit {expected}',
    'All blocks of a union keep the tag at the same place.',
  ),
  E0318: entry(
    'tag value {value} of `{block}` does not fit into the {bits} bits of `{field}`',
    'Use a smaller value or a wider field.',
  ),
  E0319: entry(
    'tag value {value} of `{block}` is taken by `{other}` in union `{union}`',
    'Give each block its own value.',
  ),
  E0320: entry(
    'block `{block}` has {found} words, the others in union `{union}` have {expected}',
    'All blocks of a union have the same size.',
  ),
  E0321: entry(
    'block `{block}` is in union `{union}` and already in `{other}`',
    'A block belongs to one union.',
  ),
  E0322: entry('block `{block}` stands twice in union `{union}`', 'Remove one of the tags.'),
  E0323: entry(
    'union `{union}` has tag fields of {bits} bits (block `{block}`) without a mask for that width',
    'Declare `mask {bits} …` in the union, or give all tag fields the same width.',
  ),
  E0324: entry(
    'mask {mask} for {bits} bits in union `{union}` is impossible: {problem}',
    'A mask fits its width, which has no other, includes the masks of narrower tags, and only the widest may be repeated.',
  ),
  E0325: entry(
    'tag value {value} of `{block}` ({bits} bits) {problem}',
    'The masks of union `{union}` decide which values each width may have.',
  ),
  E0326: entry('union `{union}` has both masks and a sliced tag', 'Use one of them.'),
  E0327: entry(
    'tag of `{block}` in union `{union}` has {found} parts, its tag field has {expected}',
    'Give one value for each slice.',
  ),
  E0328: entry('tag field `{field}` of block `{block}` is a field_high', 'A tag is a plain field.'),
  E0329: entry(
    'block `{block}` has base {found}, the others in union `{union}` have base {expected}',
    'All blocks of a union share one base.',
  ),
  E0330: entry(
    'unknown constant `{name}`',
    '`word_size` and `canonical_size` are known in fields and padding after `base`, not in `base`, tags or masks; anything else must be a macro that is defined under this configuration.',
  ),
  E0331: entry('division by zero', 'Check the expression.'),
  E0332: entry(
    'tag fields of union `{union}` lie in different words (block `{block}`)',
    'All parts of a tag lie in one word.',
  ),
  E0333: entry('tagged union `{union}` has no tags', 'Name at least one block in it.'),
  E0334: entry(
    'name `{name}` gives the Rust item `{item}`, which is also {other}',
    'Rename one of them in the spec.',
  ),
  E0335: entry(
    'the size of `{name}` is out of range',
    'A block has at most {limit} bits; check the expression.',
  ),
  E0336: entry(
    'the specs declare no block `{block}`',
    'Messages are made with it; declare it in sel4/shared_types.bf, outside of conditions that are false here.',
  ),
  E0337: entry(
    'block `{block}` has no field `{field}`',
    'The generated code makes and reads messages with it; declare it under this name.',
  ),
  E0338: entry(
    'block `{block}` has {bits} bits in words of {base}, but travels in one word of {word}',
    'Make it one word wide, under the base of the architecture.',
  ),
  E0339: entry(
    'the sliced tag of union `{union}` names field `{field}` twice',
    'Name each field exactly once.',
  ),
  E0340: entry(
    'field `{field}` of block `{block}` does not hold {needed}: {problem}',
    'Declare it as a plain field that is wide enough.',
  ),
  // 04: XML as such
  E0401: entry('malformed XML: {problem}', 'Mend the file; nothing of it was used.'),
  E0402: entry(
    'document type declarations and entities are not accepted',
    'Remove the DOCTYPE; seL4 specs need none.',
  ),
  E0403: entry('unknown element <{element}> in <{parent}>', 'Allowed there: {allowed}.'),
  E0404: entry('unknown attribute `{attribute}` of <{element}>', 'Allowed: {allowed}.'),
  E0405: entry('<{element}> has no `{attribute}`', 'Add {attribute}="…".'),
  E0406: entry('text is not allowed in <{element}>', 'Put it into a description, or remove it.'),
  E0407: entry('the root element is <{found}>, expected <{expected}>', 'Give the right file.'),
  E0408: entry('<{element}> stands more than once in <{parent}>', 'Keep one of them.'),
  E0409: entry('`{value}` is not allowed for `{attribute}` of <{element}>', 'Allowed: {allowed}.'),
  E0410: entry('elements are nested more than {limit} deep', 'Flatten the document.'),
  // 05: interfaces
  E0501: entry(
    '`{text}` is no identifier ({what})',
    'Use letters, digits and underscores, not starting with a digit.',
  ),
  E0502: entry(
    'unknown type `{type}` of parameter `{parameter}`',
    'Types are the words, the capabilities (one per interface) and the structs that the specs declare.',
  ),
  E0503: entry(
    'method `{interface}::{method}` is declared twice under overlapping conditions',
    'Give them conditions that exclude each other.',
  ),
  E0504: entry(
    'label `{label}` is used twice under overlapping conditions',
    'Give each method its own id, or mark the second with duplicate="true".',
  ),
  E0505: entry('parameter `{parameter}` stands twice in `{method}`', 'Rename one of them.'),
  E0506: entry(
    '`{method}` passes {count} capabilities; a message carries at most {limit} besides the invoked one',
    'Split the method.',
  ),
  E0507: entry(
    '`{method}` needs {count} message words; a message carries at most {limit}',
    'Split the method.',
  ),
  E0508: entry(
    'an output cannot be a capability: parameter `{parameter}` of `{method}`',
    'Capabilities are returned through slots, not messages.',
  ),
  E0509: entry('malformed condition `{text}`: {problem}', 'Write defined(CONFIG_X) with !, && and ||.'),
  E0510: entry('struct `{name}` is declared twice', 'Remove one of them.'),
  E0512: entry('interface `{name}` is declared twice in one file', 'Merge the two.'),
  E0513: entry('struct `{name}` has no members', 'A struct that is passed has at least one word.'),
  E0514: entry(
    'conditions are too complex to be compared',
    'Use fewer options in the conditions of methods that share a name or label.',
  ),
  E0515: entry(
    'parameter `{parameter}` of `{method}` has a name that the generated code needs itself',
    'Rename it.',
  ),
  E0516: entry('member `{member}` stands twice in struct `{struct}`', 'Rename one of them.'),
  E0517: entry(
    'parameter `{parameter}` of `{method}` is a second struct that is passed by reference in this direction',
    'A method passes at most one struct of several words in each direction; split it.',
  ),
  E0518: entry(
    'name `{name}` gives a Rust item, but is a keyword of Rust',
    'Rename it in the spec; items keep their C names.',
  ),
  E0519: entry(
    'struct `{struct}` is not what the C headers declare: {difference}',
    'It is passed as an array of words, so both need the same members in the same order, a word each. Members here: {members}; there: {fields}.',
  ),
  // 06: system calls
  E0601: entry('system call `{name}` is declared twice', 'Remove one of them.'),
  W0602: entry(
    'no calling shape is known for system call `{name}`',
    'Its number is emitted; there is no function for it.',
    'warning',
  ),
  E0603: entry(
    'there are methods, but no system call `{name}` to invoke them with',
    'List it in syscall.xml, under a condition that holds here.',
  ),
  // 07: kernel configuration
  E0701: entry(
    'cannot read the configuration: {problem}',
    'Give gen_config.json, gen_config.h, autoconf.h, CMakeCache.txt, a KEY=VALUE file, or a preset (`sel4-bindgen presets`).',
  ),
  E0702: entry('unknown preset or file `{name}`', '{suggestion}'),
  E0703: entry('unknown configuration option `{key}`', '{suggestion}'),
  E0704: entry(
    'the configuration does not say which architecture it is for',
    'Add SEL4_ARCH (aarch32, arm_hyp, aarch64, ia32, x86_64, riscv32 or riscv64), or start from a preset.',
  ),
  E0705: entry(
    '`{value}` is no seL4 architecture',
    'One of aarch32, arm_hyp, aarch64, ia32, x86_64, riscv32, riscv64.',
  ),
  E0706: entry(
    'option `{key}` is read by a condition, but the configuration does not mention it',
    'Set it with --set {key}=ON or --set {key}=OFF, or leave out --strict: then an absent option is undefined.',
  ),
  E0707: entry(
    'a CMake cache speaks of CMake names (`{key}`), which only a source tree can map',
    'Add --sel4 DIR, or give the gen_config.json that the same build wrote (usually in gen_config/kernel/).',
  ),
  E0708: entry(
    '`{text}` is no KEY=VALUE',
    'Write KEY=VALUE, in a file one per line; `#` starts a comment there.',
  ),
  E0709: entry(
    'options contradict each other: {problem}',
    'Correct the configuration; the build of seL4 derives such options from one another.',
  ),
  W0710: entry(
    '`{key}` is on or off, but has the value `{value}`: any value at all is a defined macro in C',
    'Write {key}=OFF if it is meant to be off, {key}=ON otherwise.',
    'warning',
  ),
  W0711: entry(
    'option `{key}` is not known, and `{similar}` is not mentioned',
    'Is `{similar}` meant? An option that nobody reads changes nothing.',
    'warning',
  ),
  E0712: entry('`{key}` is a number, and `{value}` is none', 'Write it as a C integer: 1024, 0x400.'),
  E0713: entry(
    'the configuration is for {arch}, and the installed kernel for {installed}',
    'Leave out --config, since an installation has its own configuration, or give the installation for {arch}.',
  ),
  E0714: entry(
    'the configuration is not that of the installed kernel: {differences}',
    'Leave out --config and --set: an installation has its own configuration, and files that were preprocessed for it. Bindings for another one would fit no kernel.',
  ),
  // 08: where specs come from
  E0801: entry(
    '`{path}` is no seL4 source tree',
    'It should contain libsel4/include/interfaces/object-api.xml.',
  ),
  E0802: entry('`{file}` is in none of the given directories', 'Looked in: {searched}. {advice}'),
  E0803: entry('cannot read `{path}`: {problem}', 'Check the path and its permissions.'),
  E0804: entry(
    '`{path}` is neither an installed libsel4 nor a Microkit SDK board directory',
    'It should contain include/ with sel4/ in it.',
  ),
  E0805: entry(
    '{path} is larger than {limit} bytes',
    'Specs and headers are small; this is probably neither.',
  ),
  E0806: entry('cannot write `{path}`: {problem}', 'Check the path and its permissions.'),
  E0807: entry(
    'no C headers: `{file}` is in none of the given directories',
    "Give a source tree or an installation that has libsel4's headers, or add --headers builtin. Looked in: {searched}.",
  ),
  E0808: entry(
    'cannot keep the package for CMake in `{path}`: {problem}',
    'Set XDG_CACHE_HOME to the whole path of a directory that can be written to.',
  ),
  // 09: C headers
  E0901: entry(
    'cannot read this declaration: expected {expected}, found {found}',
    'Write it in the part of C that is read: grammars/c/README.md has the grammar.',
  ),
  E0902: entry(
    '{what} is not understood',
    'Write it with what libsel4 uses of C, as `packed` and `aligned`; to pass over it would give wrong sizes.',
  ),
  E0903: entry('unknown type `{name}`', 'Declare it before its use, or include the header that does.'),
  E0904: entry(
    '{what} is no integer constant expression: {problem}',
    'Use numbers, enumerators, sizeof, casts to integers and operators.',
  ),
  E0905: entry('`{name}` is declared twice, as different things', 'Rename one of them.'),
  E0906: entry(
    'a static assertion of the headers fails: {message}',
    'The configuration does not fit the headers: do both come from the same version of seL4?',
  ),
  E0907: entry(
    'macro `{name}` is called wrongly: {problem}',
    'Give it the arguments that its definition names.',
  ),
  E0908: entry('`{left}` ## `{right}` makes no token', 'Join parts of one name or number.'),
  E0909: entry(
    'the size of `{name}` is not known here',
    'Declare its members before its use; of arrays, only the last member of a struct may be without a length.',
  ),
  E0910: entry('impossible layout: {problem}', 'Correct the length, width or alignment.'),
  E0911: entry('too complex: {problem}', 'Split the declaration.'),
  E0912: entry(
    "libsel4's headers do not define `{name}`",
    'Declare it under this configuration, `seL4_Error` as an enum of `seL4_NoError` and no negative value, `seL4_CPtr` as a typedef, all others as integer constants, or give the headers of the same version as the specs.',
  ),
  W0913: entry(
    'no header of the platform `{platform}`: `{path}` is left out',
    'Constants that only it has are missing. Give the tree that has libsel4/sel4_plat_include/{platform} with --sel4. Looked in: {searched}.',
    'warning',
  ),
  E0914: entry(
    "libsel4's headers declare no `{struct}` with a member `{field}`",
    'It should be a struct with that typedef. Are the headers those of the tree?',
  ),
  W0915: entry(
    'the size of the object type `{name}` is not known: {problem}',
    'Its number is emitted; the module `objects` leaves it out.',
    'warning',
  ),
  E0916: entry(
    '`{name}` is {found} in these headers, but the generated code takes it for {wanted}',
    'Declare it as libsel4 does. Are the headers those of the tree?',
  ),
  W0917: entry(
    'the crate has no module `{module}`: {problem}',
    'Everything else is there. Is this the whole of libsel4?',
    'warning',
  ),
  // 10: snapshots and comparisons
  E1001: entry(
    '`{path}` is no snapshot: {problem}',
    'Write it with `sel4-bindgen snapshot`, and again rather than by hand. Specs with a configuration are TREE@CONFIG.',
  ),
  E1002: entry(
    'there is nothing to compare',
    'All {count} facts are from the built-in headers. Give sides that have specs, and C headers of their own.',
  ),
  E1003: entry(
    '`{path}` is no list of suppressions: {problem}',
    'Each entry has a rule, a name, a reason and a date of expiry: docs/diff.md has the format.',
  ),
  E1004: entry(
    '`{path}` is nothing that this program made',
    'Give a directory that `generate --out` wrote, a file of `generate --single-file`, or a snapshot.',
  ),
  W1005: entry(
    'nothing shows that `{path}` is whole: it has neither a digest nor the number of its facts',
    'Write it with `sel4-bindgen snapshot`, which has a digest; a fact that is missing here reads as one that was removed or is new.',
    'warning',
  ),
  // 11: files with options
  E1101: entry(
    'cannot read the options: {problem}',
    'The file is an object of JSON with options and a section for each command: docs/command-line.md has an example.',
  ),
  E1102: entry('unknown key `{key}`', '{suggestion}'),
  E1103: entry('`{key}` takes {wanted}', '{suggestion}'),
  E1104: entry(
    'cannot read the matrix: {problem}',
    'It is a list of objects, each with a name and options: docs/builds.md has an example.',
  ),
  E1105: entry(
    'two entries are called `{name}`',
    'Each gets a directory of its name; where only case differs, some file systems have one.',
  ),
} as const satisfies Record<string, Entry>;

function entry<M extends string, H extends string>(
  message: M,
  hint: H,
): { severity: 'error'; message: M; hint: H };
function entry<M extends string, H extends string>(
  message: M,
  hint: H,
  severity: 'warning',
): { severity: 'warning'; message: M; hint: H };
function entry(message: string, hint: string, severity: 'error' | 'warning' = 'error'): Entry {
  return { severity, message, hint };
}

export type DiagnosticCode = keyof typeof diagnosticTable;

type Placeholders<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends `${string} ${string}` | '' ? never : Name) | Placeholders<Rest>
  : never;

/** The placeholders of a code's texts, as an object type: a forgotten or misspelt one does not compile. */
export type DiagnosticArguments<C extends DiagnosticCode> = Readonly<
  Record<
    Placeholders<(typeof diagnosticTable)[C]['message']> | Placeholders<(typeof diagnosticTable)[C]['hint']>,
    string | number
  >
>;
