// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { compareDocuments } from '../../src/diff/compare.js';
import type { Finding } from '../../src/diff/finding.js';
import { readFacts } from '../../src/facts/document.js';
import type { Fact, FactsDocument } from '../../src/facts/fact.js';
import { presetDocument, presetNames } from '../facts/models.js';
import { builtInRoot } from '../helpers/sources.js';
import { resolveChanged } from './baseline.js';

const file = 'libsel4/include/api/syscall.xml';
const text = builtInRoot.read(file) ?? '';

/** The built-in specs with another text in syscall.xml. */
function edited(preset: string, from: string, to: string): FactsDocument {
  expect(text).toContain(from);
  const document = resolveChanged(preset, { file, lines: text.replace(from, to).split('\n') });
  if ('problem' in document) throw new Error(document.problem);
  return document;
}

function lineOf(wanted: string, in_ = text): string {
  return `${file}:${in_.slice(0, in_.indexOf(wanted)).split('\n').length}`;
}

function find(rule: string, name: string, old: FactsDocument, now: FactsDocument): Finding | undefined {
  return compareDocuments(old, now).findings.find((each) => each.rule === rule && each.name === name);
}

/** As documents were before absent calls had places and numbers, and calls that are there a condition. */
function earlier(document: FactsDocument): FactsDocument {
  const facts = document.facts.flatMap((fact): Fact[] => {
    const { at: _, value, ...absent } = fact;
    if (fact.kind === 'absent-syscall') return value === undefined ? [] : [absent as Fact];
    if (fact.kind === 'absent-method') return [absent as Fact];
    const { condition: __, ...bare } = fact;
    return [fact.kind === 'syscall' || fact.kind === 'constant' ? (bare as Fact) : fact];
  });
  return { ...document, facts };
}

describe('numbers that are kept free', () => {
  it.each(presetNames)('%s: with those that are taken, all from -1 on', (preset) => {
    const numbers = presetDocument(preset)
      .facts.filter(({ kind }) => kind === 'syscall' || kind === 'absent-syscall')
      .flatMap(({ value }) => (value === undefined ? [] : [-Number(value)]));
    expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1));
  });
  it('are those of the configurations that have the calls', () => {
    for (const mcs of [true, false]) {
      const seen = new Map<string, Set<unknown>>();
      for (const document of presetNames.map(presetDocument).filter(({ target }) => target.isMcs === mcs)) {
        for (const { kind, name, value } of document.facts) {
          if (!/syscall$/.test(kind) || value === undefined) continue;
          seen.set(name, (seen.get(name) ?? new Set()).add(value));
        }
      }
      expect(seen.size).toBeGreaterThan(20);
      expect([...seen].filter(([, values]) => values.size !== 1)).toEqual([]);
    }
  });
});

describe('what moved a system call', () => {
  const inserted = ['<syscall name="DebugPutChar"/>', '<syscall name="Mutant"/>$&'] as const;

  it('is named, also where the configuration does not have it', () => {
    const [old, now] = [presetDocument('x86_64-vtx'), edited('x86_64-vtx', ...inserted)];
    const because = 'seL4_SysMutant was inserted before it';
    expect(find('syscall-renumbered', 'seL4_SysVMEnter', old, now)?.because).toBe(because);
    expect(find('syscall-renumbered', 'seL4_SysVMEnter', now, old)?.because).toBe(
      'seL4_SysMutant was removed before it',
    );
    expect(find('absent-syscall-changed', 'seL4_SysMutant', old, now)).toMatchObject({
      change: 'other configurations have it now: if defined(CONFIG_PRINTING)',
      new: lineOf('<syscall name="DebugPutChar"/>'),
    });
    // What other configurations have is told once, and not as a change of this one.
    const absent = find('absent-syscall-changed', 'seL4_SysDebugPutChar', old, now);
    expect(absent).toMatchObject({ because, severity: 'additive' });
    expect(absent?.change).toMatch(/^-10 where other configurations have it, was -9; .* more moved as well$/);
  });
  it('is not named where a document does not say it', () => {
    const [old, now] = [presetDocument('x86_64-vtx'), edited('x86_64-vtx', ...inserted)];
    for (const sides of [
      [earlier(old), now],
      [old, earlier(now)],
    ] as const)
      expect(find('syscall-renumbered', 'seL4_SysVMEnter', ...sides)?.because).toBe(
        'calls that this configuration does not have take numbers too',
      );
  });
});

describe('when system calls exist', () => {
  it('is told of those that are there', () => {
    const now = edited('aarch64-mcs-debug', 'CONFIG_PRINTING', 'CONFIG_DEBUG_BUILD');
    const { findings } = compareDocuments(presetDocument('aarch64-mcs-debug'), now);
    expect(findings.map(({ rule, name, change }) => `${rule} ${name}: ${change}`)).toEqual(
      ['DebugPutChar', 'DebugDumpScheduler'].map(
        (name) =>
          `condition-changed seL4_Sys${name}: was there if defined(CONFIG_PRINTING), is now there if defined(CONFIG_DEBUG_BUILD)`,
      ),
    );
  });
  it('is the reason where one goes or comes', () => {
    const calls = '<syscall name="Reply"/>\n      <syscall name="Yield"/>';
    const condition = '<condition><config var="CONFIG_PRINTING"/></condition>';
    const old = presetDocument('aarch64');
    const now = edited('aarch64', calls, `</config><config>${condition}${calls}</config><config>`);
    const place = lineOf('name="Yield"');
    expect(find('syscall-removed', 'seL4_SysReply', old, now)).toMatchObject({
      kind: 'syscall',
      change: 'was -6, and is not in this configuration any more',
      because:
        'it was there if !defined(CONFIG_KERNEL_MCS), and is now there if !defined(CONFIG_KERNEL_MCS) && defined(CONFIG_PRINTING)',
    });
    expect(find('syscall-removed', 'seL4_SysYield', old, now)).toMatchObject({
      because:
        'it was there always, and is now there if defined(CONFIG_KERNEL_MCS) || (!defined(CONFIG_KERNEL_MCS) && defined(CONFIG_PRINTING))',
      old: place,
      new: place,
    });
    expect(find('syscall-added', 'seL4_SysYield', now, old)).toMatchObject({
      kind: 'syscall',
      change: 'new in this configuration: -7',
    });
    expect(find('syscall-removed', 'seL4_SysYield', earlier(old), now)?.because).toMatch(
      /^it is there if .* on the new side$/,
    );
  });
  it('is known of the calls of both kinds of kernel', () => {
    const found = find(
      'syscall-removed',
      'seL4_SysReply',
      presetDocument('ia32'),
      presetDocument('ia32-mcs'),
    );
    expect(found?.because).toBe(
      'it exists if !defined(CONFIG_KERNEL_MCS), and the configurations differ in that',
    );
    expect(found?.new).toBe(lineOf('name="Reply"'));
  });
});

describe('documents of earlier versions', () => {
  it.each(['aarch64', 'x86_64-mcs', 'riscv64'])('of %s differ in nothing', (preset) => {
    const now = presetDocument(preset);
    const old = earlier(now);
    expect(readFacts(old)).toHaveProperty('model');
    expect(compareDocuments(old, now).findings).toEqual([]);
    expect(compareDocuments(now, old).findings).toEqual([]);
    expect(compareDocuments(old, old).findings).toEqual([]);
  });
  it('still show a call that only one of two knows', () => {
    const now = edited('aarch64', '<syscall name="DebugRun"/>', '<syscall name="DebugStop"/>');
    const rules = compareDocuments(earlier(presetDocument('aarch64')), earlier(now)).findings.map(
      ({ rule, name }) => `${rule} ${name}`,
    );
    expect(rules).toEqual(
      ['seL4_SysDebugRun', 'seL4_SysDebugStop'].map((name) => `absent-syscall-changed ${name}`),
    );
  });
});

describe('places', () => {
  it('of methods that are absent are their own, also where documents share an interface', () => {
    const { findings } = compareDocuments(presetDocument('aarch64'), presetDocument('x86_64'));
    const found = findings.find(({ name }) => name === 'seL4_TCB_SetEPTRoot');
    expect(found).toMatchObject({ rule: 'absent-method-changed' });
    const [path = '', line] = (found?.new ?? '').split(':');
    expect(path).toContain('x86/interfaces/');
    const method = (builtInRoot.read(path) ?? '').split('\n').slice(Number(line) - 1, Number(line) + 1);
    expect(method.join(' ')).toContain('name="SetEPTRoot"');
  });
  it('of the machine are where it shows', () => {
    const { findings } = compareDocuments(presetDocument('aarch64'), presetDocument('ia32-mcs'));
    const places = findings
      .filter(({ rule }) => /^(?:target|message-(?:limit|registers))-changed/.test(rule))
      .map(({ name, kind, old, new: now }) => [name, kind, old, now].join(' '));
    expect(places).toHaveLength(5);
    for (const place of places) expect(place).toMatch(/^\w+ (?:document|limit) libsel4\/\S+ libsel4\/\S+$/);
  });
});
