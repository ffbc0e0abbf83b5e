// SPDX-License-Identifier: BSD-2-Clause
import type { MacroLookup } from '../../../condition/evaluate.js';
import type { Report } from '../../../diagnostics/diagnostic.js';
import { lineColumnAt, sharedSourceFile } from '../../../text/source-file.js';
import type { Span } from '../../../text/span.js';
import type { Token } from '../../preprocess/token.js';
import type { Macro } from './macro.js';
import { scanCText } from './scan.js';

/** The macros in force: those of the text, then those of the configuration and of the compiler. */
export class HeaderMacros {
  readonly #defined = new Map<string, Macro | undefined>();
  readonly #outside = new Map<string, Macro | undefined>();
  readonly #lookup: MacroLookup;
  readonly #report: Report;

  constructor(lookup: MacroLookup, report: Report) {
    this.#lookup = lookup;
    this.#report = report;
  }

  define(macro: Macro): void {
    this.#defined.delete(macro.name);
    this.#defined.set(macro.name, macro);
  }

  undefine(name: string): void {
    this.#defined.set(name, undefined);
  }

  isDefined(name: string): boolean {
    return this.#defined.has(name) ? this.#defined.get(name) !== undefined : this.#lookup(name) !== undefined;
  }

  find(name: string, span: Span): Macro | undefined {
    if (this.#defined.has(name)) return this.#defined.get(name);
    if (name === '__LINE__') return numberMacro(name, lineColumnAt(span.file, span.start).line, span);
    if (!this.#outside.has(name)) this.#outside.set(name, this.#readOutside(name));
    return this.#outside.get(name);
  }

  /** Those of the text that are still in force, in the order of their definitions. */
  list(): Macro[] {
    return [...this.#defined.values()].filter((macro) => macro !== undefined);
  }

  #readOutside(name: string): Macro | undefined {
    const text = this.#lookup(name);
    if (text === undefined) return undefined;
    const body = scanCText(sharedSourceFile(`<configuration>/${name}`, text), text, 0, this.#report);
    return { name, span: undefined, parameters: undefined, rest: undefined, body };
  }
}

function numberMacro(name: string, value: number, span: Span): Macro {
  const token: Token = { kind: 'number', image: String(value), span };
  return { name, span: undefined, parameters: undefined, rest: undefined, body: [token] };
}
