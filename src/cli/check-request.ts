// SPDX-License-Identifier: BSD-2-Clause
import { suggestion } from './choices.js';

interface Kind {
  /** What a value has to be, for people. */
  readonly wanted: string;
  readonly accepts: (value: unknown) => boolean;
}

/** No argument of a command line can have a NUL. */
const isText = (value: unknown): boolean => typeof value === 'string' && !value.includes('\0');
const text: Kind = { wanted: 'a text', accepts: isText };
const texts: Kind = {
  wanted: 'a list of texts',
  accepts: (value) => Array.isArray(value) && value.every(isText),
};
const flag: Kind = { wanted: 'true or false', accepts: (value) => typeof value === 'boolean' };
const oneOf = (...words: readonly string[]): Kind => ({
  wanted: `one of ${words.join(', ')}`,
  accepts: (value) => words.includes(value as string),
});

/** The properties of a request for what specs say. */
export const specProperties: Readonly<Record<string, Kind>> = {
  config: texts,
  sel4: text,
  include: texts,
  set: texts,
  strict: flag,
  headers: oneOf('builtin', 'tree'),
};

/** Those of a request for a crate. */
export const generateProperties: Readonly<Record<string, Kind>> = {
  ...specProperties,
  crateName: {
    wanted: 'the name of a crate',
    accepts: (value) => typeof value === 'string' && /^[A-Za-z][\w-]*$/.test(value),
  },
  layer: oneOf('sys', 'typed'),
  docs: oneOf('full', 'none'),
  singleFile: flag,
};

/**
 * Throws for a request that no command line could be: programs without types may give anything. A property that is
 * undefined is left out.
 */
export function checkRequest(request: unknown, properties: Readonly<Record<string, Kind>>): void {
  if (typeof request !== 'object' || request === null || Array.isArray(request))
    throw new TypeError('a request is an object');
  for (const [name, value] of Object.entries(request)) {
    if (value === undefined) continue;
    const kind = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (!kind)
      throw new TypeError(
        `a request has no property \`${name}\`.${suggestion(name, Object.keys(properties))}`,
      );
    if (!kind.accepts(value)) throw new TypeError(`\`${name}\` is to be ${kind.wanted}`);
  }
  const { config, include = [] } = request as { config?: readonly string[]; include?: readonly string[] };
  if (config === undefined) throw new TypeError('`config` is missing');
  if (config.length === 0 && include.length === 0)
    throw new TypeError('a kernel configuration is needed: `config` is empty');
}
