// SPDX-License-Identifier: BSD-2-Clause
import {
  additive,
  buildAgain,
  changeSource,
  nothingToDo,
  rebuild,
  type Rule,
  rewrite,
  source,
} from './rule.js';

/** Bitfields, tagged unions, and structs of messages. */
export const layoutRules = {
  'block-added': additive(
    'there is a new bitfield block',
    'Nothing that existed means something else because of it.',
    nothingToDo,
  ),
  'block-removed': rewrite(
    'a bitfield block does not exist any more',
    'What it described has another form, or is not sent.',
    changeSource,
  ),
  'block-resized': rebuild(
    'a bitfield block has another size',
    'It is copied word by word; whoever reads it has to know how many.',
    buildAgain,
  ),
  'constructor-reordered': source(
    "a block's constructor takes its fields in another order",
    'Where bits moved as well, that is reported by itself. If the types are alike, no compiler notices.',
    'Look at every call: fields are passed by position.',
  ),
  'field-added': source(
    'a block has one field more',
    'The bits were padding, and are 0 in what old binaries build. The constructor takes one value more.',
    changeSource,
  ),
  'field-removed': rewrite(
    'a block has one field less',
    'The bits are padding now, or belong to another field.',
    changeSource,
  ),
  'field-renamed': source('a field has another name', 'It has the bits that it had.', changeSource),
  'field-moved': rebuild(
    'a field has other bits',
    'An old binary reads and writes bits that mean something else.',
    buildAgain,
  ),
  'field-widened': rebuild(
    'a field has more bits',
    'An old binary cuts values off, or leaves bits of another field in them.',
    buildAgain,
  ),
  'field-narrowed': rebuild(
    'a field has fewer bits',
    'An old binary takes bits of a neighbour for part of the value, and writes over them.',
    buildAgain,
  ),
  'field-encoding-changed': rebuild(
    'a field stands for its value in another way',
    'Fields may keep the high bits of a pointer only, and may be sign extended when they are read.',
    buildAgain,
  ),
  'union-added': additive(
    'there is a new tagged union',
    'Nothing that existed means something else because of it.',
    nothingToDo,
  ),
  'union-removed': rewrite(
    'a tagged union does not exist any more',
    'What it described has another form, or is not sent.',
    changeSource,
  ),
  'union-resized': rebuild(
    'a tagged union has another size',
    'All its blocks have that size, so that they are not reported again.',
    buildAgain,
  ),
  'tag-field-changed': rebuild(
    'the tag of a union has other bits or another name',
    'An old binary reads the tag elsewhere and takes one block for another.',
    buildAgain,
  ),
  'tag-moved': rebuild(
    'a block of a union has another tag',
    'An old binary takes it for the block that had this tag: one fault for another.',
    buildAgain,
  ),
  'tag-reused': rewrite(
    'the tag of a block that was removed is now that of a new one',
    'An old binary takes the new block for the one that it knows.',
    changeSource,
  ),
  'tag-renamed': source('a block of a union has another name', 'The tag is the same.', changeSource),
  'tag-removed': rewrite(
    'a union does not have a block any more',
    'An old binary waits for what never comes.',
    changeSource,
  ),
  'tag-added': additive(
    'a union has one block more',
    'An old binary may receive a tag that it does not know.',
    'Handle the new tag where all are told apart.',
  ),
  'message-struct-added': additive(
    'there is a new struct in messages',
    'The methods that use it are reported by themselves.',
    nothingToDo,
  ),
  'message-struct-removed': source(
    'a struct in messages does not exist any more',
    'The methods that used it are reported by themselves.',
    changeSource,
  ),
  'message-member-moved': rebuild(
    'a member of a struct travels in another word',
    'Structs travel word by word, in the order of the interface XML.',
    buildAgain,
  ),
  'message-member-added': rewrite(
    'a struct in messages has one member more',
    'The message is longer, and an old binary does not send the word.',
    changeSource,
  ),
  'message-member-removed': rewrite(
    'a struct in messages has one member less',
    'The message is shorter, and what follows stands elsewhere.',
    changeSource,
  ),
  'message-member-renamed': source(
    'a member of a struct in messages has another name',
    'It travels in the word that it had.',
    changeSource,
  ),
} as const satisfies Readonly<Record<string, Rule>>;
