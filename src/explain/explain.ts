// SPDX-License-Identifier: BSD-2-Clause
import type { Fact } from '../facts/fact.js';
import { explainBlock, explainUnion } from './block.js';
import type { Context } from './context.js';
import type { Explanation } from './explanation.js';
import { explainConstant, explainEnum, explainOther, explainStruct } from './header-fact.js';
import { explainAbsent, explainInterface, explainLabel } from './interface.js';
import { explainMethod } from './method.js';
import type { RustNames } from './rust-names.js';
import { explainSyscall } from './syscall.js';

/** One fact, on one screen. */
export function explainFact(fact: Fact, context: Context, { toRust }: RustNames): Explanation {
  const rust = toRust.get(fact.name) ?? [];
  const found = ((): Explanation | undefined => {
    switch (fact.kind) {
      case 'method':
        return explainMethod(fact, context, rust);
      case 'absent-method':
      case 'absent-syscall':
        return explainAbsent(fact, context);
      case 'interface':
        return explainInterface(fact, context, rust);
      case 'label':
        return explainLabel(fact, context);
      case 'syscall':
        return explainSyscall(fact, context);
      case 'block':
        return explainBlock(fact, context, rust);
      case 'union':
        return explainUnion(fact, context);
      case 'constant':
      case 'enumerator':
        return explainConstant(fact, context, rust);
      case 'enum':
        return explainEnum(fact, context, rust);
      case 'struct':
        return explainStruct(fact, context);
      default:
        return undefined;
    }
  })();
  return found ?? explainOther(fact, context);
}
