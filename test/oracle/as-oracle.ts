// SPDX-License-Identifier: BSD-2-Clause
import type { Bitfields, TaggedUnion } from '../../src/model/bitfield.js';
import type { Parameter } from '../../src/model/interface.js';
import type { Model } from '../../src/model/model.js';
import type { Oracle, OracleBlock, OracleParameter, OracleUnion } from '../helpers/oracle.js';

type Facts = Record<string, unknown>;

function mapValues<T, U>(object: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}

function bitfields({ blocks, unions }: Bitfields): { blocks: Facts; unions: Facts } {
  return {
    blocks: Object.fromEntries(
      blocks.map((block) => [
        block.name,
        {
          words: block.words,
          base: block.base,
          order: block.visibleOrder,
          fields: block.fields.map(({ name, offset, width, high, valueShift, signBit }) => ({
            name,
            offset,
            width,
            high,
            valueShift,
            signBit,
          })),
        },
      ]),
    ),
    unions: Object.fromEntries(unions.map((union) => [union.name, unionFacts(union)])),
  };
}

function known(blocks: Readonly<Record<string, OracleBlock>>): Facts {
  return mapValues(blocks, ({ words, base, visible_order, fields }) => ({
    words,
    base,
    order: visible_order,
    fields: fields.map(({ name, offset, width, high, value_shift, sign_extend_from_bit }) => ({
      name,
      offset,
      width,
      high,
      valueShift: value_shift ?? 0,
      signBit: sign_extend_from_bit ?? undefined,
    })),
  }));
}

function unionFacts(union: TaggedUnion): Facts {
  const { tag } = union;
  return {
    words: union.words,
    base: union.base,
    tagName: union.tagName,
    tags: Object.fromEntries(union.variants.map(({ block, tag: value }) => [block.name, Number(value)])),
    widths:
      tag.kind === 'sliced'
        ? {}
        : Object.fromEntries(
            union.variants.map(({ block }) => {
              const field = block.fields.find(({ name }) => name === union.tagName);
              return [block.name, [field?.offset, field?.width]];
            }),
          ),
  };
}

function knownUnions(unions: Readonly<Record<string, OracleUnion>>): Facts {
  return mapValues(unions, ({ words, base, tag_field, tags, tag_widths }) => ({
    words,
    base,
    tagName: tag_field,
    tags,
    widths: tag_widths ?? {},
  }));
}

function interfaces(model: Model): Facts {
  const members = new Map(model.structs.map((struct) => [struct.name, struct.members]));
  const placed = (parameter: Parameter): Facts[] =>
    parameter.kind === 'capability'
      ? []
      : [
          {
            name: parameter.name,
            type: parameter.type,
            kind: parameter.kind,
            firstBit: parameter.firstBit,
            bits: parameter.bits,
            byReference: parameter.byReference,
            members: parameter.kind === 'struct' ? members.get(parameter.type) : undefined,
          },
        ];
  return Object.fromEntries(
    model.interfaces
      .filter(({ methods }) => methods.length > 0)
      .map(({ name, methods }) => [
        name,
        Object.fromEntries(
          methods.map((method) => [
            method.name,
            {
              label: method.labelNumber,
              labelName: method.label,
              order: ['_service', ...method.inputs.map((parameter) => parameter.name)],
              capabilities: [
                { name: '_service', type: name, index: null },
                ...method.inputs.flatMap((one) =>
                  one.kind === 'capability' ? [{ name: one.name, type: one.type, index: one.slot }] : [],
                ),
              ],
              inputs: method.inputs.flatMap(placed),
              outputs: method.outputs.flatMap(placed),
              extraCaps: method.extraCaps,
              length: method.requestWords,
            },
          ]),
        ),
      ]),
  );
}

function knownInterfaces(oracle: Oracle): Facts {
  const placed = ({ name, type, kind, first_bit, num_bits, by_ref, members }: OracleParameter): Facts => ({
    name,
    type,
    kind,
    firstBit: first_bit,
    bits: num_bits,
    byReference: by_ref ?? false,
    members,
  });
  return mapValues(oracle.interfaces, ({ methods }) =>
    mapValues(methods, (method) => ({
      label: method.label,
      labelName: method.label_name,
      order: method.arg_order,
      capabilities: method.cap_params,
      inputs: method.in_params.map(placed),
      outputs: method.out_params.map(placed),
      extraCaps: method.extra_caps,
      length: method.length,
    })),
  );
}

/** The model and the oracle in one shape, so that they can be compared. */
export const modelAsOracle = { bitfields, known, knownUnions, interfaces, knownInterfaces };
