// SPDX-License-Identifier: BSD-2-Clause
import type { Fact } from '../../src/facts/fact.js';
import type { Baseline, Change } from './baseline.js';
import { and, Lines, type Mutation, mutation } from './mutation.js';

/** Mutations of interfaces and system calls. */
export function mutateXml(baseline: Baseline): Mutation[] {
  const lines = new Lines(baseline);
  return [
    ...lines.facts('method').flatMap(({ fact, file, line }) => mutateMethod(lines, fact, file, line)),
    ...lines.facts('syscall').flatMap(({ fact, file, line }) => mutateSyscall(lines, fact, file, line)),
    ...lines
      .facts('absent-syscall')
      .flatMap(({ fact, file, line }) => mutateAbsentSyscall(lines, fact, file, line)),
    ...lines.facts('message-struct').flatMap(({ fact, file, line }) => mutateStruct(lines, fact, file, line)),
  ];
}

function mutateMethod(lines: Lines, fact: Fact, file: string, line: number): Mutation[] {
  const end = lines.find(file, line, /<\/method>/) + 1;
  const { name } = fact;
  const label = String(fact['label']);
  const next = lines.facts('method').find((each) => each.file === file && each.line === end);
  const nextEnd = lines.find(file, end, /<\/method>/) + 1;
  const versions = lines.baseline.document.facts.filter(
    (each) => /method/.test(each.kind) && each.name === name,
  );
  const condition = lines.find(file, line, /<condition>/);
  const isConditional = condition < end;
  const fresh = `<method id="MutantLabel" name="Mutant"><brief>New.</brief></method>`;
  return [
    ...mutation('delete a method', name, lines.splice(file, line, end), 'method-removed', name),
    ...and(
      mutation('insert a method', name, lines.splice(file, line, line, fresh), 'label-renumbered', label),
      'method-added',
      `${fact.of}_Mutant`,
    ),
    ...(next
      ? and(
          mutation('swap two methods', name, lines.swap(file, line, end, nextEnd), 'label-renumbered', label),
          'label-renumbered',
          String(next.fact['label']),
        )
      : []),
    ...(isConditional && versions.length === 1
      ? mutation(
          'flip a condition',
          name,
          lines.edit(file, condition, /<condition>(.*)<\/condition>/, '<condition><not>$1</not></condition>'),
          'method-removed',
          name,
        )
      : []),
    ...(isConditional
      ? []
      : mutation(
          'narrow a condition that still holds',
          name,
          lines.splice(
            file,
            line + 1,
            line + 1,
            '<condition><not><config var="CONFIG_MUTANT"/></not></condition>',
          ),
          'condition-changed',
          name,
        )),
    ...['brief', 'description'].flatMap((element) =>
      mutation(
        'a sentence of documentation',
        `${name} ${element}`,
        lines.edit(
          file,
          lines.find(file, line, new RegExp(`<${element}>`)),
          /<\/(brief|description)>/,
          ' Mutant.$&',
        ),
        'documentation-changed',
        name,
      ),
    ),
    ...range(line, end).flatMap((at) => mutateParameter(lines, fact, file, at)),
  ];
}

function mutateParameter(lines: Lines, method: Fact, file: string, at: number): Mutation[] {
  const text = lines.at(file, at);
  const of = method.name;
  if (/<error /.test(text))
    return mutation(
      'a sentence of documentation',
      `${of} error`,
      lines.edit(file, at, /description="/, '$&Mutant. '),
      'documentation-changed',
      of,
    );
  const named = /<param dir="(\w+)" name="(\w+)" type="(\w+)"/.exec(text);
  if (!named) return [];
  const [, direction, name = '', type = ''] = named;
  const fact = lines.parts('parameter', method).find((each) => each.name === name);
  const isCapability = fact?.['encoding'] === 'capability';
  const full = `${of}.${name}`;
  const following = /<param dir="(\w+)" name="(\w+)"/.exec(lines.at(file, at + 1));
  const other = lines.parts('parameter', method).find((each) => each.name === following?.[2]);
  const isOtherCapability = other?.['encoding'] === 'capability';
  const retype = (to: string) => lines.edit(file, at, / type="\w+"/, ` type="${to}"`);
  return [
    ...(isCapability
      ? mutation('retype a parameter', full, retype('seL4_Word'), 'parameter-retyped', full)
      : mutation(
          'retype a parameter',
          full,
          retype(type === 'seL4_Uint8' ? 'seL4_Word' : 'seL4_Uint8'),
          'parameter-retyped',
          full,
        )),
    ...(isCapability && type === 'seL4_CPtr'
      ? mutation('retype in C alone', full, retype('seL4_CNode'), 'parameter-type-changed', full)
      : []),
    ...(following?.[1] === direction
      ? mutation(
          isCapability === isOtherCapability ? 'reorder two parameters' : 'reorder in C alone',
          full,
          lines.swap(file, at, at + 1, at + 2),
          isCapability === isOtherCapability ? 'parameter-reordered' : 'arguments-reordered',
          of,
        )
      : []),
    ...mutation('delete a parameter', full, lines.splice(file, at, at + 1), 'parameter-removed', full),
    ...(direction === 'in'
      ? mutation(
          'insert a parameter',
          full,
          lines.splice(file, at, at, '<param dir="in" name="mutant" type="seL4_Word" description="New."/>'),
          'parameter-added',
          `${of}.mutant`,
        )
      : []),
    ...mutation(
      'a sentence of documentation',
      full,
      lines.edit(file, at, /description="/, '$&Mutant. '),
      'documentation-changed',
      of,
    ),
  ];
}

function mutateSyscall(lines: Lines, { name }: Fact, file: string, line: number): Mutation[] {
  const isFollowed = /<syscall /.test(lines.at(file, line + 1));
  return [
    ...mutation('delete a system call', name, lines.splice(file, line, line + 1), 'syscall-removed', name),
    ...and(
      mutation(
        'insert a system call',
        name,
        lines.splice(file, line, line, '<syscall name="Mutant"/>'),
        'syscall-renumbered',
        name,
      ),
      'syscall-added',
      'seL4_SysMutant',
    ),
    ...(isFollowed
      ? mutation(
          'swap two system calls',
          name,
          lines.swap(file, line, line + 1, line + 2),
          'syscall-renumbered',
          name,
        )
      : []),
    ...mutation(
      'narrow the condition of a system call',
      name,
      editGroup(lines, file, line, narrow),
      'condition-changed',
      name,
    ),
  ];
}

/** Conditions are those of groups: other calls change as well. `to` gets what the group asks for already. */
function editGroup(lines: Lines, file: string, line: number, to: (condition: string) => string): Change {
  const group = range(0, line).findLast((at) => /<config>/.test(lines.at(file, at))) ?? line;
  const next = lines.find(file, group + 1, /<(?:condition|syscall)/);
  const isConditional = /<condition>/.test(lines.at(file, next));
  const end = isConditional ? lines.find(file, next, /<\/condition>/) + 1 : next;
  const old = range(next, end).map((at) => lines.at(file, at).replace(/<\/?condition>/, ''));
  return lines.splice(file, next, end, to(old.join('')));
}

const narrow = (condition: string): string =>
  `<condition><and>${condition}<not><config var="CONFIG_MUTANT"/></not></and></condition>`;

function mutateAbsentSyscall(lines: Lines, fact: Fact, file: string, line: number): Mutation[] {
  const { name } = fact;
  const changed = 'absent-syscall-changed';
  const isOfThisKernel = fact['value'] !== undefined;
  const fresh = '<syscall name="Mutant"/>';
  return [
    ...mutation('delete an absent system call', name, lines.splice(file, line, line + 1), changed, name),
    ...mutation(
      'insert an absent system call',
      name,
      lines.splice(file, line, line, fresh),
      changed,
      'seL4_SysMutant',
    ),
    ...mutation(
      'narrow the condition of an absent call',
      name,
      editGroup(lines, file, line, narrow),
      changed,
      name,
    ),
    ...(isOfThisKernel
      ? mutation(
          'drop the condition of an absent call',
          name,
          editGroup(lines, file, line, () => ''),
          'syscall-added',
          name,
        )
      : []),
  ];
}

/** Words of messages: the header has to have the same members, so both change. */
function mutateStruct(lines: Lines, struct: Fact, file: string, line: number): Mutation[] {
  const end = lines.find(file, line, /<\/struct>/);
  const members = lines
    .facts('member')
    .filter(({ fact }) => [struct.name, `${struct.name}_`].includes(fact.of ?? ''));
  const inHeader = (at: number) => {
    const name = /<member name="(\w+)"/.exec(lines.at(file, at))?.[1];
    return members.find(({ fact }) => fact.name === name);
  };
  return range(line, end).flatMap((at) => {
    const own = inHeader(at);
    if (!own) return [];
    const full = `${struct.name}.${own.fact.name}`;
    const next = inHeader(at + 1);
    const isNext = next?.file === own.file && next.line === own.line + 1;
    const both = (xml: Change, header: Change): Change => ({ ...xml, also: header });
    return [
      ...(isNext
        ? mutation(
            'swap two words of a message',
            full,
            both(
              lines.swap(file, at, at + 1, at + 2),
              lines.swap(own.file, own.line, own.line + 1, own.line + 2),
            ),
            'message-member-moved',
            full,
          )
        : []),
      ...mutation(
        'delete a word of a message',
        full,
        both(lines.splice(file, at, at + 1), lines.splice(own.file, own.line, own.line + 1)),
        'message-member-removed',
        full,
      ),
      ...mutation(
        'insert a word of a message',
        full,
        both(
          lines.splice(file, at, at, '<member name="mutant"/>'),
          lines.splice(own.file, own.line, own.line, '  seL4_Word mutant;'),
        ),
        'message-member-added',
        `${struct.name}.mutant`,
      ),
      ...mutation(
        'insert a word that the headers lack',
        full,
        lines.splice(file, at, at, '<member name="mutant"/>'),
      ),
    ];
  });
}

export function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
