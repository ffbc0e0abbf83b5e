// SPDX-License-Identifier: BSD-2-Clause
import type { TextStyle } from '../../text/style.js';
import type { DiffReport } from '../judge.js';
import { renderGithub } from './github.js';
import { renderJson } from './json.js';
import { renderJunit } from './junit.js';
import { renderMarkdown } from './markdown.js';
import type { DiffFormat } from './names.js';
import { renderSarif } from './sarif.js';
import { renderText } from './text.js';

/** A comparison in one of the formats; the style is for text alone. */
export function renderDiff(report: DiffReport, format: DiffFormat, style: TextStyle): string {
  switch (format) {
    case 'text':
      return renderText(report, style);
    case 'json':
      return renderJson(report);
    case 'markdown':
      return renderMarkdown(report);
    case 'github':
      return renderGithub(report);
    case 'sarif':
      return renderSarif(report);
    case 'junit':
      return renderJunit(report);
  }
}
