// SPDX-License-Identifier: BSD-2-Clause
import type { Place } from '../model/place.js';
import type { Json, JsonObject } from './fact.js';

/** A document that is none: caught where reading begins, and never shown as an exception. */
export class InvalidDocument extends Error {
  override readonly name = 'InvalidDocument';
}

/** Reads the properties of one JSON object, each as what it has to be. */
export class Reader {
  readonly object: JsonObject;
  readonly #where: string;

  constructor(value: Json | undefined, where: string) {
    if (!isObject(value)) throw new InvalidDocument(`${where} is no object`);
    this.object = value;
    this.#where = where;
  }

  has(name: string): boolean {
    return this.value(name) !== undefined;
  }

  value(name: string): Json | undefined {
    return Object.hasOwn(this.object, name) ? this.object[name] : undefined;
  }

  names(): string[] {
    return Object.keys(this.object);
  }

  text(name: string): string {
    const value = this.value(name);
    return typeof value === 'string' ? value : this.wrong(name, 'a text');
  }

  optionalText(name: string): string | undefined {
    return this.has(name) ? this.text(name) : undefined;
  }

  choice<T extends string>(name: string, choices: readonly T[]): T {
    const text = this.text(name);
    return choices.find((one) => one === text) ?? this.wrong(name, `one of ${choices.join(', ')}`);
  }

  integer(name: string): number {
    const value = this.value(name);
    return typeof value === 'number' && Number.isSafeInteger(value) ? value : this.wrong(name, 'an integer');
  }

  optionalInteger(name: string): number | undefined {
    return this.has(name) ? this.integer(name) : undefined;
  }

  /** An integer of any size. */
  bigint(name: string): bigint {
    const value = this.value(name);
    if (typeof value === 'string' && /^-?\d{1,40}$/.test(value)) return BigInt(value);
    return BigInt(this.integer(name));
  }

  /** A boolean that is left out where it is false. */
  flag(name: string): boolean {
    const value = this.value(name) ?? false;
    return typeof value === 'boolean' ? value : this.wrong(name, 'true or false');
  }

  list(name: string): readonly Json[] {
    const value = this.value(name);
    return isList(value) ? value : this.wrong(name, 'a list');
  }

  texts(name: string): string[] {
    return this.list(name).map((each) => (typeof each === 'string' ? each : this.wrong(name, 'texts')));
  }

  readers(name: string): Reader[] {
    return this.list(name).map((_, index) => this.item(name, index));
  }

  item(name: string, index: number): Reader {
    return new Reader(this.list(name)[index], `${this.#where}.${name}[${index}]`);
  }

  reader(name: string): Reader {
    return new Reader(this.value(name), `${this.#where}.${name}`);
  }

  place(): Place {
    const [, path, line] = /^(.*):(\d{1,9})$/s.exec(this.text('at')) ?? [];
    if (path === undefined) return this.wrong('at', 'a file and a line');
    return { path, line: Number(line) };
  }

  /** A place that documents of earlier versions lack. */
  optionalPlace(): Place | undefined {
    return this.has('at') ? this.place() : undefined;
  }

  wrong(name: string, what: string): never {
    throw new InvalidDocument(`${this.#where}.${name} is not ${what}`);
  }
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !isList(value);
}
