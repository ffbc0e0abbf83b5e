// SPDX-License-Identifier: BSD-2-Clause
import type { Fact } from '../../facts/fact.js';
import { type Draft, matchByName, type Pair } from '../finding.js';
import { fullName, type Sides } from '../side.js';
import { isSame, listNames, show } from '../words.js';

/** Words that people read, of facts that both sides have; one finding for each method. */
export function compareDocumentation(sides: Sides): Draft[] {
  return [...compareMethods(sides), ...compareWords(sides), ...compareDeprecations(sides)];
}

function compareMethods(sides: Sides): Draft[] {
  const { kept } = matchByName(sides.old.all('method'), sides.new.all('method'));
  return kept.flatMap((pair): Draft[] => {
    const own = ['brief', 'description', 'returns', 'capability'].filter((each) => isChanged(pair, each));
    const parameters = matchByName(
      sides.old.parts('parameter', pair.old),
      sides.new.parts('parameter', pair.new),
    );
    const errors = matchByName(sides.old.parts('error', pair.old), sides.new.parts('error', pair.new));
    const changed = [
      ...own,
      ...[...parameters.kept, ...errors.kept].filter((each) => isChanged(each, 'description')).map(nameOf),
      ...errors.removed.map(({ name }) => `${name} (removed)`),
      ...errors.added.map(({ name }) => `${name} (new)`),
    ];
    return changed.length === 0 ? [] : [toDraft(pair, listNames(changed, 6))];
  });
}

/** What interfaces are called, and which list numbers are in. */
function compareWords({ old, new: now }: Sides): Draft[] {
  const properties = {
    interface: ['manualName', 'capability'],
    syscall: ['list'],
    label: ['list'],
    register: ['source'],
  } as const;
  return (['interface', 'syscall', 'label', 'register'] as const).flatMap((kind) =>
    matchByName(old.all(kind), now.all(kind)).kept.flatMap((pair) => {
      const changed = properties[kind].filter((each) => isChanged(pair, each));
      return changed.length === 0 ? [] : [toDraft(pair, changed.join(', '))];
    }),
  );
}

function compareDeprecations({ old, new: now }: Sides): Draft[] {
  // C has one name space for constants and enumerators, and one for names of types.
  const kinds = [['constant', 'enumerator'], ['typedef', 'alias'], ['struct'], ['enum'], ['member']] as const;
  return kinds.flatMap((alike) =>
    matchByName(
      alike.flatMap((kind) => old.all(kind)),
      alike.flatMap((kind) => now.all(kind)),
      fullName,
    )
      .kept.filter((pair) => isChanged(pair, 'deprecated'))
      .map((pair): Draft => ({
        rule: 'deprecation-changed',
        name: fullName(pair.new),
        change: `${describe(pair.new)}, was ${describe(pair.old)}`,
        effect: 'Old binaries do not notice.',
        ...pair,
      })),
  );
}

function toDraft(pair: Pair, change: string): Draft {
  const effect = 'Old binaries do not notice.';
  return { rule: 'documentation-changed', name: fullName(pair.new), change, effect, ...pair };
}

function isChanged({ old, new: now }: Pair, property: string): boolean {
  const before = old[property];
  const after = now[property];
  return before !== after && !isSame(normal(before), normal(after));
}

/** Line breaks and indentation are the editor's. */
function normal(value: Fact[string]): Fact[string] {
  if (typeof value === 'string') return value.replace(/\s+/g, ' ').trim();
  if (Array.isArray(value)) return value.map((each: Fact[string]) => normal(each) ?? null);
  return value;
}

function nameOf(pair: Pair): string {
  return pair.new.name;
}

function describe({ deprecated }: Fact): string {
  if (deprecated === undefined) return 'not deprecated';
  return deprecated === '' ? 'deprecated' : `deprecated (${show(deprecated)})`;
}
