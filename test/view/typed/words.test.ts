// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { repository } from '../../helpers/paths.js';
import { presetModel } from '../preset-model.js';
import { methodsOf, presets } from './all-methods.js';

// What is still a bare number in the typed layer, and why: docs/typed-words.md, which RECORD=1 writes.

/** Why a parameter or result is no type of its own; of the first pattern that `Type::method name` fits. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/^ArmVcpu::inject_irq /, 'A part of a list register of the interrupt controller.'],
  [/ (?:vaddr|gpa|ioaddr|paddr|address|tls_base|buffer)$/, 'An address.'],
  [/ (?:start|end|start_offset|end_offset)$/, 'An address, or an offset in bytes.'],
  [/ (?:size_bits|size|count|num_objects|num_instructions|extra_refills)$/, 'A number of something.'],
  [/ (?:priority|mcp)$/, 'A number: one calculates with priorities. The largest is `seL4_MaxPrio`.'],
  [/ (?:irq|vector|pin|ioapic|handle|pci_bus|pci_dev|pci_func)$/, 'A number of the hardware.'],
  [/ (?:first_port|last_port|port|low|high)$/, 'The number of an I/O port.'],
  [/ (?:trigger|level|polarity)$/, 'A flag of the hardware; no header names its values.'],
  [/ (?:sid|cb)$/, 'A number of the System MMU.'],
  [/ (?:affinity|target)$/, 'The number of a core, or a set of cores.'],
  [/ index$/, 'A position in the schedule of domains.'],
  [/ domain$/, 'The number of a domain.'],
  [/ bp_num$/, 'The number of a breakpoint.'],
  [/ arch_flags$/, 'Flags of which no architecture has any.'],
  [/ field$/, 'A field of the VMCS, or an MSR; no header names them.'],
  [/ (?:value|written|data|result)$/, 'The contents of a register.'],
  [/ (?:status|syndrome_\d|accessed|dirty)$/, 'Bits as the hardware reports them.'],
];

/** Number types, of any width. */
const isNumber = (type: string): boolean => /^(?:Word|u\d+)$/.test(type);

const all = presets.flatMap((preset) => methodsOf(presetModel(preset)).methods);

/** A line for each method, parameter and type. */
const rows = [
  ...new Map(
    all.flatMap(({ receiver, name, parameters, outputs }) =>
      [...parameters, ...outputs]
        .filter(({ type }) => isNumber(type))
        .map((one) => {
          const place = `${receiver}::${name} ${one.name}`;
          const reason = reasons.find(([pattern]) => pattern.test(place))?.[1] ?? '';
          const cells = [`\`${receiver}::${name}\``, `\`${one.name}: ${one.type}\``, reason];
          return [`${place} ${one.type}`, { place, reason, cells }] as const;
        }),
    ),
  ),
]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([, row]) => row);

function table(): string {
  return [
    '# Bare numbers in the typed layer',
    '',
    'Parameters and results of methods that have a number for a type, and why. The configurations of all presets are',
    'counted. `test/view/typed/words.test.ts` compares this file with the code; with `RECORD=1` it writes it.',
    '',
    '| Method | Parameter or result | Why |',
    '| --- | --- | --- |',
    ...rows.map(({ cells }) => `| ${cells.join(' | ')} |`),
    '',
  ].join('\n');
}

describe('bare numbers in the typed layer', () => {
  it('each have a reason', () => expect(rows.filter(({ reason }) => reason === '')).toEqual([]));
  it('have only reasons that something needs', () => {
    const used = new Set(rows.map(({ reason }) => reason));
    expect(reasons.filter(([, reason]) => !used.has(reason))).toEqual([]);
  });
  it('are those of docs/typed-words.md', async () => {
    const file = `${repository}/docs/typed-words.md`;
    const config = JSON.parse(readFileSync(`${repository}/.prettierrc.json`, 'utf8')) as object;
    const text = await format(table(), { ...config, parser: 'markdown' });
    if (process.env['RECORD'] === '1') writeFileSync(file, text);
    expect(text).toBe(readFileSync(file, 'utf8'));
  });
  it('are of no raw type', () => {
    const raw = all.flatMap(({ raw: name, parameters, outputs }) =>
      [...parameters, ...outputs]
        .filter(({ type }) => type.includes('sys::'))
        .map((one) => `${name} ${one.name}`),
    );
    expect(raw).toEqual([]);
  });
});
