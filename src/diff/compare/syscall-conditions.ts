// SPDX-License-Identifier: BSD-2-Clause
import type { Fact } from '../../facts/fact.js';
import type { Draft } from '../finding.js';
import type { Side, Sides } from '../side.js';
import { isSame } from '../words.js';
import { conditionsOf, describeChange } from './conditions.js';
import { tellsConditions } from './syscalls.js';

/** When system calls exist. What this configuration gains or loses is reported as a system call. */
export function compareSyscallConditions(sides: Sides): Draft[] {
  return [...comparePresent(sides), ...compareAbsent(sides)];
}

function comparePresent(sides: Sides): Draft[] {
  if (!tellsConditions(sides.old) || !tellsConditions(sides.new)) return [];
  return namesOf(sides, 'syscall').flatMap((name): Draft[] => {
    const [old, now] = [sides.old.find('syscall', name), sides.new.find('syscall', name)];
    if (!old || !now || isSame(old['condition'], now['condition'])) return [];
    return [
      {
        rule: 'condition-changed',
        name,
        change: describeChange(conditionsOf([old]), conditionsOf([now])),
        effect: 'Old binaries of this configuration do not notice; in others the system call may come or go.',
        old,
        new: now,
      },
    ];
  });
}

function compareAbsent(sides: Sides): Draft[] {
  return namesOf(sides, 'absent-syscall').flatMap((name): Draft[] => {
    if ([sides.old, sides.new].some((side) => side.find('syscall', name))) return [];
    const [old, now] = [sides.old.find('absent-syscall', name), sides.new.find('absent-syscall', name)];
    if (isSame(old?.['condition'], now?.['condition'])) return [];
    if (!old && now && isNewlyListed(now, sides.new, sides.old)) return [];
    if (!now && old && isNewlyListed(old, sides.old, sides.new)) return [];
    return [
      {
        rule: 'absent-syscall-changed',
        name,
        change: describeChange(conditionsOf(old && [old]), conditionsOf(now && [now])),
        effect: 'Old binaries of this configuration do not notice; in others the system call may come or go.',
        old,
        new: now,
      },
    ];
  });
}

/** Documents of earlier versions do not list the calls of the other kind of kernel, which have no number here. */
function isNewlyListed({ value }: Fact, own: Side, other: Side): boolean {
  return value === undefined && tellsConditions(own) && !tellsConditions(other);
}

function namesOf({ old, new: now }: Sides, kind: 'syscall' | 'absent-syscall'): string[] {
  return [...new Set([...old.all(kind), ...now.all(kind)].map(({ name }) => name))];
}
