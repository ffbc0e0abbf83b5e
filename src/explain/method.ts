// SPDX-License-Identifier: BSD-2-Clause
import type { Fact } from '../facts/fact.js';
import type { Interface, Method, WordParameter } from '../model/interface.js';
import type { Context } from './context.js';
import type { Explanation, Section } from './explanation.js';
import { explainLabelNumber } from './numbering.js';
import { messageWord, placeOfWord, registerSections } from './registers.js';
import { exists, placeOf, plainText, plural, show } from './words.js';

/** An invocation: its label, and where everything travels. */
export function explainMethod(
  fact: Fact,
  context: Context,
  rust: readonly string[],
): Explanation | undefined {
  const found = findMethod(fact.name, context);
  if (!found) return undefined;
  const { owner, method } = found;
  const { labelNumber, label, condition, documentation } = method;
  const brief = documentation.brief && plainText(documentation.brief);
  const others = context
    .all('absent-method')
    .filter(({ name }) => name === fact.name)
    .map((other) => exists(show(other['condition'])));
  return {
    name: fact.name,
    what: `invocation of ${owner.name}, label ${labelNumber}`,
    about: [
      ...(brief ? [['Is', brief] as const] : []),
      ['Defined', placeOf(fact)],
      ['Exists', [exists(condition), ...others].join('; in another form ')],
      ['Label', `${labelNumber} (${label})`],
      ['Rust', [...rust, `sys::${fact.name}`].join(', ')],
    ],
    sections: [
      ...explainLabelNumber(label, labelNumber, context.variability.labels),
      requestSection(method, context),
      ...registerSectionsOf(method, owner, context),
      ...answerSection(method, context),
    ],
    facts: [fact, ...context.parts(fact, 'parameter'), ...context.parts(fact, 'error')],
  };
}

function findMethod(
  name: string,
  { model }: Context,
): { readonly owner: Interface; readonly method: Method } | undefined {
  for (const owner of model.interfaces) {
    const method = owner.methods.find((one) => `${owner.name}_${one.name}` === name);
    if (method) return { owner, method };
  }
  return undefined;
}

function requestSection({ inputs, requestWords, extraCaps }: Method, { model }: Context): Section {
  const size = `${plural(requestWords, 'word')}, ${plural(extraCaps, 'capability', 'capabilities')}`;
  if (inputs.length === 0) return { title: 'Arguments', sentences: ['There are none.'] };
  const rows = inputs.map((input) =>
    input.kind === 'capability'
      ? [input.name, input.type, `capability ${input.slot}`, `buffer caps_or_badges[${input.slot}]`]
      : [
          input.name,
          input.type,
          describePlace(input, model.target.wordSize),
          wordPlaces(input, model, 'sent'),
        ],
  );
  return { title: `Arguments: ${size}`, table: [['NAME', 'TYPE', 'MESSAGE', 'TRAVELS IN'], ...rows] };
}

/** Words of the message and bits in them. */
function describePlace({ firstBit, bits }: WordParameter, wordSize: number): string {
  const first = Math.floor(firstBit / wordSize);
  const last = Math.floor((firstBit + bits - 1) / wordSize);
  if (last > first) return `words ${first} to ${last}`;
  const low = firstBit % wordSize;
  if (bits === wordSize) return `word ${first}`;
  return bits === 1 ? `word ${first} bit ${low}` : `word ${first} bits ${low + bits - 1}:${low}`;
}

function wordPlaces(
  { firstBit, bits }: WordParameter,
  { target }: Context['model'],
  direction: 'sent' | 'received',
): string {
  const first = Math.floor(firstBit / target.wordSize);
  const last = Math.floor((firstBit + bits - 1) / target.wordSize);
  const [from, to] = [first, last].map((index) => placeOfWord(index, target, direction));
  return first === last ? `${from}` : `${from} to ${to}`;
}

/** What stands in a word of a message. */
function wordText(index: number, some: readonly WordParameter[], wordSize: number): string | undefined {
  const inside = some.filter(
    ({ firstBit, bits }) => firstBit < (index + 1) * wordSize && firstBit + bits > index * wordSize,
  );
  return inside.length === 0 ? undefined : inside.map((one) => one.name).join(', ');
}

function registerSectionsOf(method: Method, owner: Interface, { model }: Context): Section[] {
  const { target } = model;
  const call = model.syscalls.find(({ name }) => name === 'Call');
  const words = method.inputs.filter((input): input is WordParameter => input.kind !== 'capability');
  const { labelNumber, extraCaps, requestWords } = method;
  return registerSections(
    'send_recv',
    `the system call: Call (${call?.number ?? 'missing'})`,
    (role) => {
      const index = messageWord(role);
      if (index !== undefined) {
        const text = wordText(index, words, target.wordSize);
        return text === undefined ? undefined : `word ${index}: ${text}`;
      }
      if (role === 'dest') return `the capability that is invoked: ${owner.name}`;
      return role === 'info'
        ? `label ${labelNumber}, extraCaps ${extraCaps}, length ${requestWords}`
        : undefined;
    },
    (role) => {
      const index = messageWord(role);
      if (role === 'info') return 'label: an seL4_Error, 0 for none';
      const text = index === undefined ? undefined : wordText(index, method.outputs, target.wordSize);
      return text === undefined ? undefined : `word ${index}: ${text}`;
    },
    target,
  );
}

function answerSection({ outputs }: Method, { model }: Context): Section[] {
  if (outputs.length === 0) return [];
  const rows = outputs.map((output) => [
    output.name,
    output.type,
    describePlace(output, model.target.wordSize),
    wordPlaces(output, model, 'received'),
  ]);
  return [{ title: 'Results', table: [['NAME', 'TYPE', 'MESSAGE', 'TRAVELS IN'], ...rows] }];
}
