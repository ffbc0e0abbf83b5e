// SPDX-License-Identifier: BSD-2-Clause
import type { TextStyle } from '../../text/style.js';
import type { ImpactReport } from '../report.js';
import { renderJson } from './json.js';
import { renderMarkdown } from './markdown.js';
import type { ImpactFormat } from './names.js';
import { renderText } from './text.js';

/** The report in one of the formats; the style is for text alone. */
export function renderImpact(report: ImpactReport, format: ImpactFormat, style: TextStyle): string {
  switch (format) {
    case 'text':
      return renderText(report, style);
    case 'json':
      return renderJson(report);
    case 'markdown':
      return renderMarkdown(report);
  }
}
