// SPDX-License-Identifier: BSD-2-Clause
import { callWidth, choice } from './layout-marks.js';

// Rust that names things of the specs, with every way in which rustfmt would break it: names can be long.

/** `left = right;` */
export function assignment(left: string, right: string): string {
  return choice({ lines: [`${left} = ${right};`] }, { lines: [`${left} =`, `    ${right};`] });
}

/** `pub const name: type = value;` */
export function constant(name: string, type: string, value: string): string {
  return choice(
    { lines: [`pub const ${name}: ${type} = ${value};`] },
    { lines: [`pub const ${name}: ${type} =`, `    ${value};`] },
    { lines: [`pub const ${name}:`, `    ${type} = ${value};`], measure: 3 },
  );
}

/** `pub type name = type;` */
export function typeAlias(name: string, type: string): string {
  return assignment(`pub type ${name}`, type);
}

/** The head of a struct. */
export function structHead(type: string): string {
  return choice(
    { lines: [`pub struct ${type} {`], measure: 'outdented' },
    { lines: [`pub struct ${type}`, '{'], measure: Number.NEGATIVE_INFINITY },
  );
}

/** `pub struct name(pub type);` */
export function tupleStruct(name: string, type: string): string {
  return choice(
    { lines: [`pub struct ${name}(pub ${type});`] },
    { lines: [`pub struct ${name}(`, `    pub ${type},`, ');'], measure: Number.NEGATIVE_INFINITY },
  );
}

/** A member of a struct. */
export function member(name: string, type: string): string {
  return choice({ lines: [`pub ${name}: ${type},`] }, { lines: [`pub ${name}:`, `    ${type},`] });
}

/** The head of an enum. */
export function enumHead(type: string): string {
  return choice(
    { lines: [`pub enum ${type} {`], measure: 'outdented' },
    { lines: [`pub enum ${type}`, '{'], measure: Number.NEGATIVE_INFINITY },
  );
}

/** A variant of an enum that holds a value. */
export function tupleVariant(name: string, type: string): string {
  return choice({ lines: [`${name}(${type}),`] }, { lines: [`${name}(`, `    ${type},`, '),'] });
}

/** The head of an implementation of a trait. */
export function implHead(trait: string, type: string): string {
  const generic = /^(.*<)(.*)>$/.exec(trait);
  return choice(
    { lines: [`impl ${trait} for ${type} {`], measure: 'outdented' },
    { lines: [`impl ${trait}`, `    for ${type}`, '{'] },
    { lines: ['impl', `    ${trait}`, `    for ${type}`, '{'] },
    ...(generic
      ? [{ lines: ['impl', `    ${generic[1]}`, `        ${generic[2]},`, `    > for ${type}`, '{'] }]
      : []),
  );
}

/** The head of a method that may return a value of some type. */
export function castHead(name: string, type: string): string {
  const head = `pub const fn ${name}`;
  const parameters = ['    &self,'];
  return choice(
    { lines: [`${head}(&self) -> Option<${type}> {`] },
    { lines: [`${head}(`, ...parameters, `) -> Option<${type}> {`], measure: 'indented twice' },
    { lines: [`${head}(`, ...parameters, `) -> Option<${type}>`, '{'], measure: -2 },
    { lines: [`${head}(`, ...parameters, ') -> Option<', `    ${type},`, '> {'] },
  );
}

/** `Some(type { words })` */
export function someWords(type: string): string {
  return choice(
    { lines: [`Some(${type} { words })`] },
    { lines: ['Some(', `    ${type} { words },`, ')'] },
    { lines: ['Some(', `    ${type} {`, '        words,', '    },', ')'] },
  );
}

/** `if left operator right {` */
export function ifCompared(left: string, operator: string, right: string): string {
  return choice(
    { lines: [`if ${left} ${operator} ${right} {`] },
    { lines: [`if ${left} ${operator} ${right}`, '{'] },
    { lines: [`if ${left}`, `    ${operator} ${right}`, '{'] },
  );
}

/** `assert!(left operator right);` */
export function assertion(left: string, operator: string, right: string): string {
  return choice(
    { lines: [`assert!(${left} ${operator} ${right});`] },
    { lines: ['assert!(', `    ${left} ${operator} ${right}`, ');'] },
    { lines: ['assert!(', `    ${left}`, `        ${operator} ${right}`, ');'] },
  );
}

/** `let [parts] = value;` */
export function destructuring(parts: readonly string[], value: string): string {
  return choice(
    { lines: [`let [${parts.join(', ')}] = ${value};`] },
    { lines: [`let [${parts.join(', ')}] =`, `    ${value};`] },
  );
}

/** `let name = [items];`; an array stays on one line while it is no wider than a call's arguments. */
export function arrayAssignment(name: string, items: readonly string[]): string {
  const flat = items.join(', ');
  const broken = { lines: [`let ${name} = [`, ...items.map((item) => `    ${item},`), '];'] };
  return flat.length <= callWidth ? choice({ lines: [`let ${name} = [${flat}];`] }, broken) : choice(broken);
}

/** `pattern => value,` */
export function matchArm(pattern: string, value: string): string {
  return choice({ lines: [`${pattern} => ${value},`] }, { lines: [`${pattern} => {`, `    ${value}`, '}'] });
}
