// SPDX-License-Identifier: BSD-2-Clause
import type { Fact } from '../../facts/fact.js';
import { type Draft, matchByName } from '../finding.js';
import type { Side, Sides } from '../side.js';
import { isSame, show } from '../words.js';
import { conditionsOf, describeChange, methodVersions } from './conditions.js';
import { findType } from './types.js';

/** Types of capabilities, and what is known of the methods of other configurations. */
export function compareInterfaces(sides: Sides): Draft[] {
  const { removed, added } = matchByName(sides.old.all('interface'), sides.new.all('interface'));
  return [
    ...removed.map((old) => toRemoval(old, sides.new)),
    ...added.map((now): Draft => ({
      rule: 'interface-added',
      name: now.name,
      change: 'new',
      effect: 'Old binaries do not use it.',
      new: now,
    })),
    ...compareConditions(sides),
  ];
}

/** The headers may go on with the name of a type: then source that names it compiles. */
function toRemoval(old: Fact, now: Side): Draft {
  const { name } = old;
  const typedef = findType(now, name);
  if (typedef) {
    const change = `a name for ${show(typedef['type'] ?? typedef['standsFor'])}, was a type of capability of its own`;
    const effect = 'Old binaries and source go on with the name; the methods are reported by themselves.';
    return { rule: 'declaration-changed', name, change, effect, old, new: typedef };
  }
  const effect = 'Old binaries use it as a number; source that names the type does not compile.';
  return { rule: 'interface-removed', name, change: 'removed', effect, old };
}

/**
 * When methods exist: all versions of a name together, so that two configurations of one tree agree. What is there on
 * one side alone is reported as a method.
 */
function compareConditions({ old, new: now }: Sides): Draft[] {
  const olds = methodVersions(old);
  const news = methodVersions(now);
  return [...new Set([...olds.keys(), ...news.keys()])].flatMap((name): Draft[] => {
    const before = conditionsOf(olds.get(name));
    const after = conditionsOf(news.get(name));
    const isPresent = [old, now].map((side) => side.find('method', name) !== undefined);
    if (isSame(before, after) || isPresent[0] !== isPresent[1]) return [];
    return [
      {
        rule: before.length > 0 && after.length > 0 ? 'condition-changed' : 'absent-method-changed',
        name,
        change: describeChange(before, after),
        effect: 'Old binaries of this configuration do not notice; in others the method may come or go.',
        old: olds.get(name)?.[0],
        new: news.get(name)?.[0],
      },
    ];
  });
}
