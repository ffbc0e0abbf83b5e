// SPDX-License-Identifier: BSD-2-Clause
import { expect, it } from 'vitest';
import type { TargetModel } from '../../src/model/target.js';
import { layOut } from '../../src/emit/layout.js';
import { resultMember } from '../../src/view/invocations/message.js';

it('puts a struct of one word together from its member', () => {
  const place = { firstBit: 64, bits: 64, byReference: false, description: undefined };
  const output = { ...place, kind: 'struct', name: 'hue', type: 'seL4_Hue' } as const;
  const target = { wordSize: 64 } as TargetModel;
  const enums = { toWord: (_: string, value: string) => value, fromWord: (_: string, word: string) => word };
  const text = resultMember(output, target, (n) => `reply.mrs[${n}]`, ['degrees'], enums);
  expect(layOut(text)).toBe('hue: seL4_Hue {\n    degrees: reply.mrs[1],\n},');
});
