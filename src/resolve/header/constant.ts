// SPDX-License-Identifier: BSD-2-Clause
import type { ExpressionAst, TypeAst } from '../../syntax/header/ast.js';
import { characterValue } from '../../syntax/header/literal.js';
import { assertNever } from '../../diagnostics/bug.js';
import { commonType, convert, type IntegerTypes, literalValue, promote, type Value } from './integer.js';
import { NotConstant, NoValue } from './problem.js';
import { alignOf, type CType, integerOf, renderType, sizeOf } from './types.js';

/** What names and types in an expression stand for. */
export interface Surroundings {
  readonly types: IntegerTypes;
  readonly valueOf: (name: string) => Value | undefined;
  readonly typeOf: (type: TypeAst) => CType;
}

/** The value of an integer constant expression, computed as C does, in C's types. */
export function evaluateConstant(of: ExpressionAst, around: Surroundings): Value {
  const { types } = around;
  switch (of.kind) {
    case 'number':
      return literalValue(of.text, types) ?? fail(`\`${of.text}\` is no integer`);
    case 'character': {
      const value = characterValue(of.text);
      return value === undefined
        ? fail(`\`${of.text}\` is no character`)
        : { type: types.int, value: convert(value, types.char).value };
    }
    case 'text':
      return fail('a string is no number');
    case 'name':
      return around.valueOf(of.text) ?? fail(`\`${of.text}\` is not known`);
    case 'unary':
      return applyUnary(of.operator, evaluateConstant(of.of, around), types);
    case 'binary':
      return applyBinary(of.operator, of.left, of.right, around);
    case 'choose': {
      const isTrue = evaluateConstant(of.when, around).value !== 0n;
      const chosen = evaluateConstant(isTrue ? of.then : of.otherwise, around);
      const other = typeOfExpression(isTrue ? of.otherwise : of.then, around);
      return convert(chosen.value, commonType(promote(chosen, types).type, other, types));
    }
    case 'cast': {
      const type = around.typeOf(of.type);
      const integer = integerOf(type);
      if (!integer) fail(`a cast to \`${renderType(type)}\``);
      return convert(evaluateConstant(of.of, around).value, integer);
    }
    case 'measure':
      return convert(BigInt(measure(of, around)), sizeType(types));
    default:
      return assertNever(of);
  }
}

function measure(of: ExpressionAst & { kind: 'measure' }, around: Surroundings): number {
  const type = 'specifiers' in of.of ? around.typeOf(of.of) : typeOfExpression(of.of, around);
  const found = of.operator === 'sizeof' ? sizeOf(type) : alignOf(type);
  return found ?? fail(`the size of \`${renderType(type)}\` is not known`);
}

/** The type alone: the branch that is not taken may divide by zero, which is then taken for an `int`. */
function typeOfExpression(of: ExpressionAst, around: Surroundings): Value['type'] {
  try {
    return of.kind === 'name' || of.kind === 'cast'
      ? evaluateConstant(of, around).type
      : promote(evaluateConstant(of, around), around.types).type;
  } catch (error) {
    if (error instanceof NoValue) return around.types.int;
    throw error;
  }
}

function applyUnary(operator: string, operand: Value, types: IntegerTypes): Value {
  if (operator === '!') return truth(operand.value === 0n, types);
  const { type, value } = promote(operand, types);
  return convert(operator === '-' ? -value : operator === '~' ? ~value : value, type);
}

function applyBinary(
  operator: string,
  leftAst: ExpressionAst,
  rightAst: ExpressionAst,
  around: Surroundings,
): Value {
  const { types } = around;
  const left = evaluateConstant(leftAst, around);
  // What `&&` and `||` do not need is not evaluated, as in C.
  if (operator === '&&' && left.value === 0n) return truth(false, types);
  if (operator === '||' && left.value !== 0n) return truth(true, types);
  const right = evaluateConstant(rightAst, around);
  if (operator === '&&' || operator === '||') return truth(right.value !== 0n, types);
  if (operator === '<<' || operator === '>>') return shift(operator, promote(left, types), right.value);
  const type = commonType(promote(left, types).type, promote(right, types).type, types);
  const [a, b] = [convert(left.value, type).value, convert(right.value, type).value];
  const result = calculate(operator, a, b);
  return typeof result === 'boolean' ? truth(result, types) : convert(result, type);
}

/** The type of a shift is that of its left side alone. */
function shift(operator: '<<' | '>>', { type, value }: Value, by: bigint): Value {
  if (by < 0n || by >= BigInt(type.size * 8)) throw new NoValue(`a shift of \`${type.name}\` by ${by}`);
  return convert(operator === '<<' ? value << by : value >> by, type);
}

function calculate(operator: string, a: bigint, b: bigint): bigint | boolean {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
    case '%':
      if (b === 0n) throw new NoValue('division by zero');
      return operator === '/' ? a / b : a % b;
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
    case '==':
      return a === b;
    case '!=':
      return a !== b;
    case '<':
      return a < b;
    case '>':
      return a > b;
    case '<=':
      return a <= b;
    case '>=':
      return a >= b;
    default:
      return fail(`operator \`${operator}\``);
  }
}

/** What `sizeof` gives: as wide as a pointer; on 32 bits it is `unsigned int`, which makes no difference here. */
function sizeType(types: IntegerTypes): Value['type'] {
  return types.long.size === 8 ? types['unsigned long'] : types['unsigned int'];
}

function truth(holds: boolean, types: IntegerTypes): Value {
  return { type: types.int, value: holds ? 1n : 0n };
}

function fail(problem: string): never {
  throw new NotConstant(problem);
}
