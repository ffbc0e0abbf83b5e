// SPDX-License-Identifier: BSD-2-Clause
import type { Report } from '../diagnostics/diagnostic.js';
import type { Span } from '../text/span.js';

/**
 * Names reach the emitted Rust, so nothing but a C identifier passes; `what` says what it is the name of. One that
 * is missing altogether has been reported as a missing attribute.
 */
export function checkIdentifier(
  text: string | undefined,
  what: string,
  span: Span,
  report: Report,
): text is string {
  if (text === undefined) return false;
  if (/^[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(text) && !/^_+$/.test(text)) return true;
  report.add('E0501', span, { text, what });
  return false;
}
