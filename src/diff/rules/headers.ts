// SPDX-License-Identifier: BSD-2-Clause
import {
  additive,
  buildAgain,
  changeSource,
  nothingToDo,
  prose,
  rebuild,
  type Rule,
  rewrite,
  source,
} from './rule.js';

/** Constants, enums, structs and names of the C headers, documentation, and the comparison itself. */
export const headerRules = {
  'constant-changed': rebuild('a constant has another value', 'It is compiled into programs.', buildAgain),
  'size-bits-changed': rebuild(
    'a size or a width has another number of bits',
    'Constants that end in `Bits` say how large kernel objects and pages are, and how wide the parts of words.',
    'Build again; where memory is laid out statically, lay it out again.',
  ),
  'count-changed': additive(
    'there are more or fewer of something',
    'An enumerator that counts those before it: one that ends in `Count`, or has `Num` in its name.',
    nothingToDo,
  ),
  'constant-removed': source(
    'a constant does not exist any more',
    'Its value stays in programs that are built already.',
    changeSource,
  ),
  'constant-added': additive(
    'there is a new constant',
    'Nothing that existed means something else because of it.',
    nothingToDo,
  ),
  'constant-renamed': source('a constant has another name', 'It has the value that it had.', changeSource),
  'constant-type-changed': source(
    'a constant has another type',
    'Where the value differs as well, that is reported by itself.',
    changeSource,
  ),
  'enumerator-renumbered': rebuild(
    'an enumerator has another value',
    'Enumerators are numbered in their order, so that one that is inserted moves those behind it. The finding says what that does: some numbers programs say to the kernel, some the kernel says to programs, some are words of messages, slots or bounds. A name that is a macro on one side is compared too.',
    buildAgain,
  ),
  'enumerator-removed': rewrite(
    'an enumerator does not exist any more',
    'The finding says what has its number now, if anything has. A name that the headers still define, with a number beyond all that the enum counts, is removed as well: it stands for nothing in this configuration.',
    changeSource,
  ),
  'index-reused': rewrite(
    'the value of an enumerator that was removed is now that of a new one',
    'Nothing has moved, so nothing else looks wrong: an old binary that uses the number gets the other thing. seL4 16.0.0 gives the index of seL4_VCPUReg_ISR to seL4_VCPUReg_PAR.',
    changeSource,
  ),
  'enumerator-renamed': source(
    'an enumerator has another name',
    'It has the value that it had.',
    changeSource,
  ),
  'enumerator-added': additive(
    'there is a new enumerator',
    'What it moved is reported by itself. A name that headers defined before, with a number beyond all that the enum counts, is new as well: it stood for nothing.',
    nothingToDo,
  ),
  'enum-added': additive(
    'there is a new enum, or a name for one that had none',
    'Its enumerators are not reported again.',
    nothingToDo,
  ),
  'enum-removed': rewrite(
    'an enum does not exist any more',
    'Its enumerators are not reported again. Of an enum without a name, each one is reported, and nothing else.',
    changeSource,
  ),
  'enum-renamed': source('an enum has another name', 'It has enumerators that it had.', changeSource),
  'enum-dissolved': source(
    'an enum does not exist any more, and its enumerators do',
    'They belong to other enums now, or are constants. What has another value is reported by itself.',
    changeSource,
  ),
  'enum-resized': rebuild(
    'an enum is stored in another type',
    'Structs and arguments with it have another layout.',
    buildAgain,
  ),
  'struct-added': additive('there is a new struct', 'Its members are not reported again.', nothingToDo),
  'struct-removed': source(
    'a struct does not exist any more',
    'Its members are not reported again.',
    changeSource,
  ),
  'struct-grown': rebuild(
    'a struct is larger',
    'Memory that an old binary reserves for it is too small, and elements of arrays stand elsewhere.',
    buildAgain,
  ),
  'struct-shrunk': rebuild(
    'a struct is smaller',
    'An old binary reads beyond its end, and elements of arrays stand elsewhere.',
    buildAgain,
  ),
  'struct-realigned': rebuild(
    'a struct is aligned otherwise, or became a union',
    'Structs that have it as a member may have another layout.',
    buildAgain,
  ),
  'member-moved': rebuild(
    'a member of a struct is at another place',
    'An old binary reads another member, or half of one.',
    buildAgain,
  ),
  'member-resized': rebuild(
    'a member of a struct has another size',
    'An old binary reads too little, or part of what follows.',
    buildAgain,
  ),
  'member-retyped': source(
    'a member of a struct has another type',
    'Size and place are the same.',
    changeSource,
  ),
  'member-added': additive(
    'a struct has one member more',
    'If the struct grew, or a member moved, that is reported by itself.',
    nothingToDo,
  ),
  'member-removed': rewrite(
    'a struct has one member less',
    'An old binary reads what stands there now.',
    changeSource,
  ),
  'member-renamed': source(
    'a member of a struct has another name',
    'Type and place are the same.',
    changeSource,
  ),
  'typedef-added': additive(
    'there is a new name for a type',
    'Nothing that existed means something else because of it.',
    nothingToDo,
  ),
  'typedef-removed': source(
    'a name of a type does not exist any more',
    'Programs that are built already do not notice.',
    changeSource,
  ),
  'typedef-changed': source('a name stands for another type', 'The size is the same.', changeSource),
  'typedef-resized': rebuild(
    'a name stands for a type of another size or alignment',
    'Structs and arguments with it have another layout.',
    buildAgain,
  ),
  'alias-added': additive('there is a new other name', 'For a type or a function.', nothingToDo),
  'alias-removed': source(
    'another name for a type or a function does not exist any more',
    'Programs that are built already do not notice.',
    changeSource,
  ),
  'alias-changed': source(
    'a name stands for another type or function, or calls it otherwise',
    'Programs that are built already do not notice.',
    changeSource,
  ),
  'declaration-changed': prose(
    'a name is declared as something else, and means what it meant',
    'A macro became an enumerator, a typedef or a type of capability became another name for a type, or the other way round. Value and type are the same; in C, `#if` and `#ifdef` see macros alone.',
    'Look for the name in conditions of the preprocessor.',
  ),
  'deprecation-changed': prose(
    'a name is marked as deprecated, or is not any more',
    'It works as it did.',
    'Use what the header names in its place.',
  ),
  'documentation-changed': prose(
    'the documentation says something else',
    'Descriptions, errors that are listed, names in the manual.',
    'Read it: seL4 changes what a call does without a new number.',
  ),
  'stubs-changed': prose(
    'libsel4 passes arguments in another way, and the kernel takes both',
    'LibSel4StubsUseIPCBufferOnly is a matter of the library alone.',
    'Nothing has to be done.',
  ),
  'unclassified-change': rewrite(
    'a fact differs in what this version does not understand',
    'A later version of the program may have written a document. What is not understood counts as breaking.',
    'Compare with the version that wrote the document.',
  ),
  'suppression-expired': prose(
    'a suppression has expired',
    'Its findings count again.',
    'Look at them again; remove the entry, or give it another date and say why.',
  ),
  'suppression-unused': prose(
    'a suppression is for nothing',
    'No finding has its rule and its name.',
    'Remove the entry.',
  ),
} as const satisfies Readonly<Record<string, Rule>>;
