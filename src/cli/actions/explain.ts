// SPDX-License-Identifier: BSD-2-Clause
import { closest } from '../../config/did-you-mean.js';
import { Report } from '../../diagnostics/diagnostic.js';
import { isRuleId, ruleIds } from '../../diff/rules/table.js';
import type { Explanation } from '../../explain/explanation.js';
import { explainFact, explainOtherName } from '../../explain/explain.js';
import { findName } from '../../explain/find.js';
import { renderExplanations } from '../../explain/format/json.js';
import { renderExplanation } from '../../explain/format/text.js';
import { withoutModule } from '../../explain/rust-names.js';
import { explainSeen, type Seen } from '../../explain/subjects.js';
import { type Explained, readExplained } from '../../explain-names.js';
import { printable } from '../../text/printable.js';
import { exitCodes, UsageError } from '../exit-codes.js';
import { suggestion } from '../choices.js';
import { refuseWrongConfigFile } from '../config-file/use.js';
import {
  diagnosticCodes,
  explainDiagnostic,
  explainRule,
  findDiagnostic,
  renderDiagnosticJson,
  renderRulesJson,
} from '../explain-code.js';
import type { TextStyle } from '../../text/style.js';
import { type ExplainOptions, parseSeen } from '../explain-options.js';
import { showDiagnostics } from '../finish.js';
import { readInputs } from '../read-inputs.js';
import { dataStyle, printData } from '../global/say.js';
import { watch } from '../global/stages.js';

export function runExplain(name: string | undefined, options: ExplainOptions): number {
  const seen = parseSeen(options);
  if ((name === undefined) === (seen === undefined))
    throw new UsageError('give a NAME, or one of --label, --syscall, --info, --fault and --error');
  const style = dataStyle();
  const text = name === undefined ? undefined : ofCode(name, options.json, style);
  if (text !== undefined) {
    printData(text);
    return exitCodes.ok;
  }
  if (name !== undefined) refuseUnknownCode(name);
  refuseWrongConfigFile();
  const report = new Report();
  const inputs = readInputs(options, report);
  const explained = inputs && readExplained(inputs.sources, inputs.config, options.strict, report, watch);
  const code = showDiagnostics(report);
  if (!explained || code !== exitCodes.ok) return code;
  const explanations = seen ? ofNumber(seen, explained) : ofName(name ?? '', explained);
  printData(
    options.json
      ? renderExplanations(explanations, explained.document)
      : explanations.map((one) => renderExplanation(one, style)).join('\n'),
  );
  return exitCodes.ok;
}

/** What stands in tables of the program; undefined for any other name. */
function ofCode(name: string, json: boolean, style: TextStyle): string | undefined {
  if (isRuleId(name)) return json ? renderRulesJson([name]) : explainRule(name, style.width);
  const code = findDiagnostic(name);
  if (code === undefined) return undefined;
  return json ? renderDiagnosticJson(code) : explainDiagnostic(code);
}

/** What no name of C or Rust looks like needs no specs to be unknown. */
function refuseUnknownCode(name: string): void {
  if (/^[EW]\d+$/i.test(name))
    throw new UsageError(`there is no diagnostic \`${name}\`.${suggestion(name, diagnosticCodes)}`);
  if (!/^[a-z]+(?:-[a-z]+)+$/.test(name)) return;
  const hint = suggestion(name, ruleIds) || ' `sel4-bindgen rules` lists them.';
  throw new UsageError(`there is no rule \`${name}\`.${hint}`);
}

function ofName(name: string, { context, rust }: Explained): Explanation[] {
  const found = findName(name, context, rust);
  switch (found.kind) {
    case 'facts':
      return found.facts.map((fact) => explainFact(fact, context, rust));
    case 'ambiguous': {
      const names = found.names.slice(0, 20).map((one) => `\n  ${printable(one)}`);
      const rest = found.names.length - names.length;
      const more = rest > 0 ? `\n  and ${rest} more` : '';
      throw new UsageError(`\`${printable(name)}\` may be one of these:${names.join('')}${more}`);
    }
    case 'unknown': {
      const other = explainOtherName(name, context);
      if (other) return [other];
      const near = closest(withoutModule(name), [...found.known, ...ruleIds]);
      const hint = near === undefined ? '' : ` Did you mean \`${printable(near)}\`?`;
      throw new UsageError(`this configuration has nothing called \`${printable(name)}\`.${hint}`);
    }
  }
}

function ofNumber(seen: Seen, { context, rust }: Explained): Explanation[] {
  const limit = 1n << BigInt(context.model.target.wordSize);
  const words = [seen.value, ...('words' in seen ? seen.words : [])];
  const large = words.find((word) => word >= limit);
  if (large !== undefined)
    throw new UsageError(`0x${large.toString(16)} is no word of ${context.model.target.wordSize} bits`);
  const found = explainSeen(seen, context, rust);
  if (found.length === 0)
    throw new UsageError(`this configuration has no ${titles[seen.kind]} ${seen.value}${signHint(seen)}`);
  return found;
}

/** The numbers of system calls are negative. */
function signHint({ kind, value }: Seen): string {
  return kind === 'syscall' && value > 0n && value < 1000n ? `; system calls are negative: -${value}` : '';
}

const titles: Readonly<Record<Seen['kind'], string>> = {
  label: 'label',
  syscall: 'system call',
  info: 'message info for',
  fault: 'fault',
  error: 'error',
};
