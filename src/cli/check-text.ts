// SPDX-License-Identifier: BSD-2-Clause
import { renderText } from '../diff/format/text.js';
import type { FileDrift } from '../output/compare-files.js';
import { printable } from '../text/printable.js';
import { bold, green, paint, red, type TextStyle } from '../text/style.js';
import { wrap } from '../text/wrap.js';
import type { CheckResult } from './check-target.js';
import { shellCommand } from './shell-words.js';

/** More of one kind are counted. */
const mostFiles = 20;

/** The drift of one target: the ABI first, then files. */
export function renderCheck(result: CheckResult, explainsFix: boolean, style: TextStyle): string {
  const { committed, isUpToDate, abi, files, fix } = result;
  const path = printable(committed.path);
  if (isUpToDate) return `${path}: ${paint('up to date', green, style)}\n`;
  const lines = [`${path}: ${paint('not up to date', red, style)}`, ''];
  if (abi && abi.findings.length > 0) lines.push(renderText(abi, style));
  else lines.push(...wrap(withoutFindings(result), style.width), '');
  lines.push(paint(`Files: ${countFiles(files)}`, bold, style));
  lines.push(...fileLines(files).map((line) => `  ${line}`));
  // A command is not broken: it is there to be copied.
  if (explainsFix) lines.push('', 'This brings it up to date:', `  ${shellCommand(fix)}`);
  return `${lines.join('\n')}\n`;
}

function withoutFindings({ abi, files, committed: { snapshot, problem } }: CheckResult): string {
  if (abi) {
    const isOther = files.some((file) =>
      file.kind === 'differs' ? file.line !== undefined : file.kind === 'missing',
    );
    // The snapshot is compared, and not the code.
    return isOther
      ? 'The ABI that the snapshot says is the same; what stands beside it is not what belongs to that.'
      : 'The ABI is the same.';
  }
  if (snapshot === undefined)
    return 'What is different in the ABI is not known: a single file comes without a snapshot.';
  return `What is different in the ABI is not known: ${printable(snapshot)} cannot be read (${printable(problem ?? '')}).`;
}

function countFiles(files: readonly FileDrift[]): string {
  const count = (kind: FileDrift['kind'], word: string): string[] => {
    const own = files.filter((file) => file.kind === kind).length;
    return own === 0 ? [] : [`${own} ${word}`];
  };
  return [
    ...count('differs', 'not the same'),
    ...count('missing', 'missing'),
    ...count('left over', 'left over'),
  ].join(', ');
}

/** Files that differ for one reason stand together; those of which only the first lines differ are counted. */
function fileLines(files: readonly FileDrift[]): string[] {
  const differing = files.filter((file) => file.kind === 'differs');
  const reasons = [...new Set(differing.map(({ because }) => because))];
  return [
    ...reasons.flatMap((reason) => {
      const own = differing.filter(({ because }) => because === reason);
      const placed = own.filter(({ line }) => line !== undefined);
      const rest = own.length - placed.length;
      const places = placed.map(({ path, line }) => `  ${printable(path)}:${line}`);
      const others =
        rest === 0 ? [] : [`  ${placed.length === 0 ? '' : 'and '}${rest} in their first lines alone`];
      return [`${reason}:`, ...shorten(places), ...others];
    }),
    ...shorten(
      files.flatMap(({ kind, path }) => (kind === 'differs' ? [] : [`${kind}: ${printable(path)}`])),
    ),
  ];
}

function shorten(lines: readonly string[]): string[] {
  if (lines.length <= mostFiles) return [...lines];
  return [...lines.slice(0, mostFiles), `  and ${lines.length - mostFiles} more`];
}
