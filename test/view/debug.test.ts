// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { toSyscallsView } from '../../src/view/syscalls/syscalls-view.js';
import { debugFunctions } from '../../src/view/typed/debug/debug-functions.js';
import { missingMessage } from '../../src/view/typed/debug/missing-message.js';
import { presetModel } from './preset-model.js';

describe('module debug', () => {
  it('has every system call for debugging', () => {
    const presets = ['aarch64-debug', 'aarch64-benchmark', 'aarch64-entries', 'x86_64-debug', 'ia32-smp'];
    const known = new Set(debugFunctions.map(({ raw }) => raw));
    const functions = presets.flatMap((name) => toSyscallsView(presetModel(name)).functions);
    const debug = functions.filter(({ isDebug }) => isDebug).map(({ name }) => name);
    expect(debug.length).toBeGreaterThan(10);
    expect(debug.filter((name) => !known.has(name))).toEqual([]);
  });

  it('says what the kernel lacks', () => {
    const model = presetModel('riscv64');
    expect(missingMessage('DebugPutChar', model)).toContain('only with the option PRINTING');
    expect(missingMessage('DebugSendIPI', model)).toContain(
      'only if defined(CONFIG_DEBUG_BUILD) && defined(',
    );
    expect(missingMessage('Nothing', model)).toContain('which no configuration of this version of seL4 has');
  });
});
