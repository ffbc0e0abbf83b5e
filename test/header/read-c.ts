// SPDX-License-Identifier: BSD-2-Clause
import type { Sel4Arch } from '../../src/config/kernel-config.js';
import { Report } from '../../src/diagnostics/diagnostic.js';
import { renderPlace } from '../../src/diagnostics/render.js';
import type { HeaderFacts, HeaderField } from '../../src/model/header.js';
import { readHeaders } from '../../src/resolve/header/read.js';
import { createSourceFile } from '../../src/text/source-file.js';

export interface ReadCOptions {
  readonly files?: Readonly<Record<string, string>>;
  readonly arch?: Sel4Arch;
  readonly config?: Readonly<Record<string, string>>;
  readonly functions?: readonly string[];
}

/** Reads a text as the header `a.h`; problems are `place: code message`. */
export function readC(
  text: string,
  { files = {}, arch = 'x86_64', config = {}, functions = [] }: ReadCOptions = {},
): { facts: HeaderFacts; problems: string[] } {
  const report = new Report();
  const all: Readonly<Record<string, string>> = { ...files, 'a.h': text };
  const facts = readHeaders({
    isBorrowed: false,
    headers: ['a.h'],
    include: (path) => {
      const found = Object.hasOwn(all, path) ? all[path] : undefined;
      return found === undefined
        ? { kind: 'missing', searched: 'the test' }
        : { kind: 'found', file: createSourceFile(path, found) };
    },
    sel4Arch: arch,
    functions: new Set(functions),
    lookup: (name) => (Object.hasOwn(config, name) ? config[name] : undefined),
    report,
  });
  const problems = report.diagnostics.map(
    ({ span, code, message }) => `${span ? renderPlace(span) : ''}: ${code} ${message}`,
  );
  return { facts, problems };
}

/** The constants of a sound text: `name=value`. */
export function constantsOf(text: string, options?: ReadCOptions): string[] {
  const { facts, problems } = readC(text, options);
  return [...problems, ...facts.constants.map(({ name, value }) => `${name}=${value}`)];
}

/** The structs of a sound text: `name size/align: field@offset …`; bit-fields as `field@bit+width`. */
export function structsOf(text: string, options?: ReadCOptions): string[] {
  const { facts, problems } = readC(text, options);
  const structs = facts.structs.map(
    ({ name, size, align, fields }) => `${name} ${size}/${align}: ${fields.map(listField).join(' ')}`,
  );
  return [...problems, ...structs];
}

function listField({ name, offset, bits, fields }: HeaderField): string {
  const place = bits ? `${bits.offset}+${bits.width}` : String(offset);
  return `${name}@${place}${fields ? `{${fields.map(listField).join(' ')}}` : ''}`;
}
