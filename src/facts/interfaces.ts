// SPDX-License-Identifier: BSD-2-Clause
import type { Interface, Method, Parameter, WordParameter } from '../model/interface.js';
import { type Fact, flag, toAt } from './fact.js';
import type { FactIndex, FactReader } from './index-facts.js';
import { readProse, toProseJson } from './prose.js';
import type { Reader } from './reader.js';

const wordEncodings = ['word', 'int', 'bool', 'bitfield', 'struct', 'double_word'] as const;

/** Interfaces with their methods, parameters and errors. A method is called what its C function is called. */
export function toInterfaceFacts(interfaces: readonly Interface[]): Fact[] {
  return interfaces.flatMap(({ name: of, manualName, capDescription, methods, absent, place }): Fact[] => [
    { kind: 'interface', name: of, manualName, capability: capDescription, at: toAt(place) },
    ...methods.flatMap((method) => toMethodFacts(method, of)),
    ...absent.map((method): Fact => ({
      kind: 'absent-method',
      name: `${of}_${method.name}`,
      of,
      condition: method.condition,
      at: method.place && toAt(method.place),
    })),
  ]);
}

function toMethodFacts(method: Method, interfaceName: string): Fact[] {
  const { documentation } = method;
  const name = `${interfaceName}_${method.name}`;
  return [
    {
      kind: 'method',
      name,
      of: interfaceName,
      label: method.label,
      labelValue: method.labelNumber,
      requestWords: method.requestWords,
      extraCaps: method.extraCaps,
      counted: flag(method.counted),
      condition: method.condition === '' ? undefined : method.condition,
      brief: toProseJson(documentation.brief),
      description: toProseJson(documentation.description),
      returns: toProseJson(documentation.returns),
      capability: documentation.capability,
      at: toAt(method.place),
    },
    ...method.inputs.map((input) => toParameterFact(input, name, 'in')),
    ...method.outputs.map((output) => toParameterFact(output, name, 'out')),
    ...documentation.errors.map((error): Fact => ({
      kind: 'error',
      name: error.name,
      of: name,
      description: toProseJson(error.description),
    })),
  ];
}

function toParameterFact(parameter: Parameter, of: string, direction: 'in' | 'out'): Fact {
  const { kind: encoding, name, type } = parameter;
  const place =
    parameter.kind === 'capability'
      ? { slot: parameter.slot }
      : {
          firstBit: parameter.firstBit,
          bits: parameter.bits,
          byReference: flag(parameter.byReference),
        };
  const description = toProseJson(parameter.description);
  return { kind: 'parameter', name, of, direction, encoding, type, ...place, description };
}

export function readInterfaces(index: FactIndex): Interface[] {
  return index.all('interface').map(({ fact, read }) => ({
    name: fact.name,
    manualName: read.text('manualName'),
    capDescription: read.text('capability'),
    methods: index.parts('method', fact).map((method) => readMethod(method, index)),
    absent: index.parts('absent-method', fact).map((method) => ({
      name: ownName(method),
      condition: method.read.text('condition'),
      place: method.read.optionalPlace(),
    })),
    place: read.place(),
  }));
}

function readMethod(method: FactReader, index: FactIndex): Method {
  const { fact, read } = method;
  const parameters = index.parts('parameter', fact).map(({ read: each }) => each);
  const is = (direction: 'in' | 'out') => (parameter: Reader) =>
    parameter.choice('direction', ['in', 'out']) === direction;
  return {
    name: ownName(method),
    label: read.text('label'),
    labelNumber: read.integer('labelValue'),
    inputs: parameters.filter(is('in')).map(readParameter),
    outputs: parameters.filter(is('out')).map(readWordParameter),
    requestWords: read.integer('requestWords'),
    extraCaps: read.integer('extraCaps'),
    counted: read.flag('counted'),
    condition: read.optionalText('condition') ?? '',
    documentation: {
      brief: readProse(read, 'brief'),
      description: readProse(read, 'description'),
      returns: readProse(read, 'returns'),
      capability: read.text('capability'),
      errors: index.parts('error', fact).map(({ fact: { name }, read: error }) => ({
        name,
        description: readProse(error, 'description'),
      })),
    },
    place: read.place(),
  };
}

/** The method's name without its interface's. */
function ownName({ fact: { name, of }, read }: FactReader): string {
  return name.startsWith(`${of}_`) ? name.slice(`${of}_`.length) : read.wrong('name', `one of ${of}`);
}

function readParameter(read: Reader): Parameter {
  if (read.text('encoding') !== 'capability') return readWordParameter(read);
  return {
    kind: 'capability',
    name: read.text('name'),
    type: read.text('type'),
    slot: read.integer('slot'),
    description: readProse(read, 'description'),
  };
}

function readWordParameter(read: Reader): WordParameter {
  return {
    kind: read.choice('encoding', wordEncodings),
    name: read.text('name'),
    type: read.text('type'),
    firstBit: read.integer('firstBit'),
    bits: read.integer('bits'),
    byReference: read.flag('byReference'),
    description: readProse(read, 'description'),
  };
}
