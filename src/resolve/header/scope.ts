// SPDX-License-Identifier: BSD-2-Clause
import type { Value } from './integer.js';
import type { CType, EnumType, RecordType } from './types.js';

/** What the headers have declared so far. In C, tags and all other names are two worlds. */
export class Scope {
  readonly #tags = new Map<string, RecordType | EnumType>();
  readonly #types = new Map<string, CType>();
  readonly #values = new Map<string, Value>();
  readonly #outer: Scope | undefined;
  readonly #variables: ReadonlySet<string>;

  constructor(outer?: Scope, variables: ReadonlySet<string> = new Set()) {
    this.#outer = outer;
    this.#variables = variables;
  }

  /** That of a function: what is declared in it stays in it, and parameters hide constants of the same name. */
  within(parameters: ReadonlySet<string>): Scope {
    return new Scope(this, parameters);
  }

  tag(name: string): RecordType | EnumType | undefined {
    return this.#tags.get(name) ?? this.#outer?.tag(name);
  }

  setTag(name: string, type: RecordType | EnumType): void {
    this.#tags.set(name, type);
  }

  type(name: string): CType | undefined {
    return this.#types.get(name) ?? this.#outer?.type(name);
  }

  setType(name: string, type: CType): void {
    this.#types.set(name, type);
  }

  value(name: string): Value | undefined {
    if (this.#variables.has(name)) return undefined;
    return this.#values.get(name) ?? this.#outer?.value(name);
  }

  setValue(name: string, value: Value): void {
    this.#values.set(name, value);
  }
}
