// SPDX-License-Identifier: BSD-2-Clause
import type { Place } from '../model/place.js';
import { lineColumnAt } from '../text/source-file.js';
import type { Span } from '../text/span.js';

export function toPlace(span: Span): Place {
  return { path: span.file.name, line: lineColumnAt(span.file, span.start).line };
}
