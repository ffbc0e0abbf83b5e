// SPDX-License-Identifier: BSD-2-Clause
import type { Fact } from '../facts/fact.js';
import { explainAbsentMethod, explainAbsentSyscall, explainOtherSyscall } from './absent.js';
import { explainBlock, explainUnion } from './block.js';
import type { Context } from './context.js';
import type { Explanation } from './explanation.js';
import { explainConstant, explainEnum, explainOther, explainStruct } from './header-fact.js';
import { explainInterface, explainLabel } from './interface.js';
import { explainFunction } from './function.js';
import { explainMethod } from './method.js';
import { explainElsewhere } from './open.js';
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
        return explainAbsentMethod(fact, context);
      case 'absent-syscall':
        return explainAbsentSyscall(fact, context);
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

/** What is no fact of this configuration: a function that makes a system call, or what only others have. */
export function explainOtherName(name: string, context: Context): Explanation | undefined {
  const short = name.replace(/^(?:\w+::)+/, '');
  return (
    explainFunction(short, context) ?? explainOtherSyscall(short, context) ?? explainElsewhere(short, context)
  );
}
