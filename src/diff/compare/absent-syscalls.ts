// SPDX-License-Identifier: BSD-2-Clause
import { show } from '../words.js';
import type { Draft } from '../finding.js';
import type { Sides } from '../side.js';

/** System calls that only other configurations have. What this one gains or loses is reported as a system call. */
export function compareAbsentSyscalls({ old, new: now }: Sides): Draft[] {
  const all = [...old.all('absent-syscall'), ...now.all('absent-syscall')].map(({ name }) => name);
  return [...new Set(all)].flatMap((name): Draft[] => {
    if ([old, now].some((side) => side.find('syscall', name))) return [];
    const [before, after] = [old, now].map((side) => side.find('absent-syscall', name));
    const [was, is] = [before, after].map((fact) => (fact ? `if ${show(fact['condition'])}` : 'never'));
    if (was === is) return [];
    return [
      {
        rule: 'absent-syscall-changed',
        name,
        change: `exists ${is}; it was ${was}`,
        effect: 'Old binaries of this configuration do not notice; in others the system call may come or go.',
        old: before,
        new: after,
      },
    ];
  });
}
