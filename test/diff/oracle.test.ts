// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { Report } from '../../src/diagnostics/diagnostic.js';
import { renderDiagnostics } from '../../src/diagnostics/render.js';
import { compareDocuments, type Comparison } from '../../src/diff/compare.js';
import type { RuleId } from '../../src/diff/rules/table.js';
import type { FactsDocument } from '../../src/facts/fact.js';
import { listFacts } from '../../src/list-facts.js';
import { diskRoot } from '../../src/sources/disk.js';
import { listOracles, type Oracle, oracleConfig, readOracle } from '../helpers/oracle.js';
import { hasShared, shared } from '../helpers/paths.js';
import { completed } from '../helpers/sources.js';

/** Pairs of releases, older one first, with a configuration that both were measured under. */
function pairs(): { readonly config: string; readonly old: Oracle; readonly new: Oracle }[] {
  const all = listOracles();
  const versions = [...new Set(all.map(({ version }) => version))].sort();
  return versions.flatMap((before, index) =>
    versions.slice(index + 1).flatMap((after) =>
      all
        .filter(({ version }) => version === before)
        .flatMap((name) => {
          const same = all.find(({ version, config }) => version === after && config === name.config);
          return same ? [{ config: name.config, old: readOracle(name), new: readOracle(same) }] : [];
        }),
    ),
  );
}

function documentOf(oracle: Oracle): FactsDocument {
  const report = new Report();
  const root = diskRoot('source', `${shared}/sel4-specs/${oracle.version}`);
  const sources = completed(root, oracle.sel4_arch, oracle.config_values['CONFIG_PLAT']);
  const document = listFacts(sources, oracleConfig(oracle), false, report);
  if (!document) throw new Error(renderDiagnostics(report.diagnostics));
  return document;
}

type Numbers = Readonly<Record<string, number>>;

/** What the figures of two releases say, in the words of the findings. */
function renumberings(before: Numbers, after: Numbers, verb: string): Record<string, string> {
  const holder = new Map(Object.entries(after).map(([name, number]) => [number, name]));
  return Object.fromEntries(
    Object.entries(before).flatMap(([name, number]) => {
      const now = after[name];
      if (now === undefined || now === number) return [];
      const other = holder.get(number);
      const effect =
        other === undefined ? 'unknown' : `An old binary that ${verb.replace('NAME', name)} ${other}.`;
      return [[name, `${now}, was ${number}: ${effect}`]];
    }),
  );
}

function found({ findings }: Comparison, rule: RuleId): Record<string, string> {
  return Object.fromEntries(
    findings
      .filter((finding) => finding.rule === rule)
      .map(({ name, change, effect }) => [
        name,
        `${change}: ${effect.includes('does not know') ? 'unknown' : effect}`,
      ]),
  );
}

const isThere = hasShared && pairs().length > 0;

describe.skipIf(!isThere)(`releases${isThere ? '' : ' (../shared is absent)'}`, () => {
  for (const pair of isThere ? pairs() : []) {
    describe(`${pair.old.version} and ${pair.new.version}, ${pair.config}`, () => {
      const comparison = compareDocuments(documentOf(pair.old), documentOf(pair.new));
      const labels = [pair.old.invocation_labels, pair.new.invocation_labels] as const;

      it('lists every label that was renumbered, and no other', () => {
        const wanted = renumberings(...labels, 'invokes NAME asks for');
        expect(found(comparison, 'label-renumbered')).toEqual(wanted);
      });
      it('says why each was', () => {
        const own = comparison.findings.filter(({ rule }) => rule === 'label-renumbered');
        expect(own.filter(({ because }) => because === undefined)).toEqual([]);
        // The insertions before it add up to how far it moved.
        const added = Object.entries(labels[1]).filter(([name]) => labels[0][name] === undefined);
        for (const { name, because } of own) {
          const before = added.filter(([, number]) => number < (labels[1][name] ?? 0)).map(([each]) => each);
          for (const each of before.slice(0, 2)) expect(because).toContain(each);
        }
      });
      it('lists every system call that was renumbered, and no other', () => {
        const wanted = renumberings(pair.old.syscalls, pair.new.syscalls, 'makes NAME makes');
        expect(found(comparison, 'syscall-renumbered')).toEqual(wanted);
      });
      it('says why each of them was, also where what moved it is not there', () => {
        const own = comparison.findings.filter(({ rule }) => rule === 'syscall-renumbered');
        for (const { because } of own)
          expect(because).toMatch(/seL4_Sys\w+.* w(?:as|ere) (?:inserted|removed|moved)/);
      });
      it('lists every label that came or went', () => {
        const methods = (side: 'old' | 'new', rule: RuleId): string[] => {
          const facts = comparison[side].facts.filter(({ kind }) => kind === 'method');
          const byName = new Map(facts.map((fact) => [fact.name, fact['label']]));
          return comparison.findings
            .filter((finding) => finding.rule === rule)
            .map(({ name }) => String(byName.get(name)));
        };
        const names = (rule: RuleId): string[] => Object.keys(found(comparison, rule));
        const added = [...methods('new', 'method-added'), ...names('label-added')];
        const removed = [
          ...methods('old', 'method-removed'),
          ...names('label-removed'),
          ...names('label-reused'),
        ];
        const only = (of: Numbers, other: Numbers): string[] =>
          Object.keys(of).filter((name) => other[name] === undefined);
        expect(new Set(added)).toEqual(new Set(only(labels[1], labels[0])));
        expect(new Set(removed)).toEqual(new Set(only(labels[0], labels[1])));
      });
      it('compares nothing that is from the built-in headers', () => {
        const kinds = new Set(comparison.findings.map(({ kind }) => kind));
        for (const kind of ['constant', 'enumerator', 'struct', 'limit'] as const)
          expect(kinds).not.toContain(kind);
        expect(comparison.leftOut.length).toBeGreaterThan(500);
        expect(comparison.compared).toBeGreaterThan(450);
      });
    });
  }
});
