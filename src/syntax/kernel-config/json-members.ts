// SPDX-License-Identifier: BSD-2-Clause
import type { Report } from '../../diagnostics/diagnostic.js';
import type { SourceFile } from '../../text/source-file.js';
import { createSpan, type Span } from '../../text/span.js';
import { parseJson } from '../json/parse-json.js';

/** One member of a JSON object; a number is kept as it is written. */
export interface ConfigMember {
  readonly name: string;
  readonly value: string | boolean;
  readonly span: Span;
}

/** Reads one flat JSON object, which is all that a gen_config.json is. Undefined where the text is anything else. */
export function readJsonMembers(file: SourceFile, report: Report): ConfigMember[] | undefined {
  const read = parseJson(file);
  const fail = (span: Span, problem: string): undefined =>
    report.add('E0701', span, { problem }) as undefined;
  if ('problem' in read) return fail(read.span, read.problem);
  if (read.kind !== 'object') return fail(read.span, 'expected an object, with a member for each option');
  const members: ConfigMember[] = [];
  for (const { name, nameSpan, value } of read.members) {
    if (value.kind !== 'string' && value.kind !== 'number' && value.kind !== 'boolean')
      return fail(value.span, `\`${name}\` is to be a string, a number, true or false`);
    const span = createSpan(file, nameSpan.start, value.span.end);
    members.push({ name, value: value.kind === 'boolean' ? value.on : value.text, span });
  }
  return members;
}
