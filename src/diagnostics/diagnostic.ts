// SPDX-License-Identifier: BSD-2-Clause
import { printable } from '../text/printable.js';
import type { Span } from '../text/span.js';
import { diagnosticTable, type DiagnosticArguments, type DiagnosticCode } from './codes.js';

export type Severity = 'error' | 'warning';

/** A second place that explains the first, for instance the earlier of two declarations. */
export interface Related {
  readonly span: Span;
  readonly message: string;
}

export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  /** What to do about it; one sentence. */
  readonly hint: string;
  /** Absent where there is no place in a file to point at, as for a missing option. */
  readonly span: Span | undefined;
  readonly related: readonly Related[];
}

function createDiagnostic<C extends DiagnosticCode>(
  code: C,
  span: Span | undefined,
  args: DiagnosticArguments<C>,
  related: readonly Related[] = [],
): Diagnostic {
  const entry = diagnosticTable[code];
  const values: Readonly<Record<string, string | number>> = args;
  const fill = (text: string, limit: number): string =>
    text.replace(/\{(\w+)\}/g, (_whole, name: string) =>
      shorten(printable(String(values[name] ?? '')), limit),
    );
  return {
    code,
    severity: entry.severity,
    message: fill(entry.message, messageLimit),
    hint: fill(entry.hint, hintLimit),
    span,
    related,
  };
}

function shorten(text: string, limit: number): string {
  return text.length > limit ? `${text.slice(0, limit - 3)}...` : text;
}

/** Texts from a spec are cut to this length in a message; hints may list many names or directories. */
const messageLimit = 120;
const hintLimit = 2000;

/** More problems than anybody reads in one go; a file of another kind gives thousands. */
const reportLimit = 200;

/** Gathers the diagnostics of one run; every stage is handed the same one, so all problems come out together. */
export class Report {
  readonly #found: Diagnostic[] = [];
  readonly #seen = new Set<string>();
  readonly #wrong = new Set<string>();
  #omitted = 0;
  #calls = 0;
  #hasErrors = false;

  add<C extends DiagnosticCode>(
    code: C,
    span: Span | undefined,
    args: DiagnosticArguments<C>,
    related: readonly Related[] = [],
  ): void {
    this.#calls += 1;
    const diagnostic = createDiagnostic(code, span, args, related);
    // The same file may be read for several purposes; one fault is told once.
    const key = `${code} ${span?.file.path ?? ''} ${span?.start ?? ''} ${diagnostic.message}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#hasErrors ||= diagnostic.severity === 'error';
    if (this.#found.length < reportLimit) this.#found.push(diagnostic);
    else this.#omitted += 1;
  }

  /**
   * Names whose declarations are wrong, which has been told: who misses them afterwards says nothing, so that one
   * mistake is one diagnostic. They are names of C; tags come with their keyword, as `struct s`.
   */
  addWrongNames(names: Iterable<string>): void {
    for (const name of names) this.#wrong.add(name);
  }

  isWrongName(name: string): boolean {
    return this.#wrong.has(name);
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.#found;
  }

  /** How many were found beyond those that are shown. */
  get omitted(): number {
    return this.#omitted;
  }

  /** How often something was reported, what had been told before among it. */
  get calls(): number {
    return this.#calls;
  }

  get hasErrors(): boolean {
    return this.#hasErrors;
  }
}
