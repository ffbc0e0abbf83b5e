// SPDX-License-Identifier: BSD-2-Clause
import { pointedWords } from './calls.js';
import { type Checked, differs } from './checked.js';
import { fromBytes, liveValues, liveWords, places } from './memory.js';
import { poison } from './processors.js';

/** Registers, stack and values that the caller still needs. */
export function checkKept({ outcome, processor, file: { wordSize } }: Checked): string[] {
  const live = fromBytes(outcome.memory[2] ?? '', wordSize).slice(liveValues);
  const frame = 'a5'.repeat(places.frameSize);
  return [
    ...processor.saved.flatMap((register, index) =>
      differs(`${register} afterwards`, poison(index, wordSize), BigInt(outcome.registers[register] ?? -1)),
    ),
    ...differs(
      'stack pointer',
      BigInt(outcome.stack),
      BigInt(outcome.registers[processor.stackPointer] ?? -1),
    ),
    ...liveWords(wordSize).flatMap((word, index) => differs(`live value ${index}`, word, live[index])),
    ...(outcome.memory[3] === frame ? [] : ["the caller's frame has changed"]),
  ];
}

/** Results and out-parameters, by name; and that nothing else was written to. */
export function checkResults(checked: Checked): string[] {
  const { vector, shim } = checked;
  const results = resultsOf(checked);
  const isParameter = (name: string): boolean => shim.parameters.some((one) => one.name === name);
  const values = Object.entries(vector.result).flatMap(([name, expected]) => {
    const found = results.get(name);
    if (found === undefined) return [`result ${name} cannot be had`];
    return [expected].flat().flatMap((word, index) => {
      const kept = isParameter(name) ? pointedWords('struct', vector.args[name])?.[index] : undefined;
      return differs(`result ${name}, word ${index}`, word ?? kept ?? 0n, found[index]);
    });
  });
  // After an error, members of a result are 0.
  const isError = !shim.symbol.startsWith('typed_') && vector.kind === 'method' && vector.case === 'err';
  const zeros = shim.results.flatMap(({ name }) =>
    isError && name !== 'return' && !(name in vector.result)
      ? (results.get(name) ?? []).flatMap((word) => differs(name, 0n, word))
      : [],
  );
  return [...values, ...zeros, ...checkPointed(checked)];
}

function resultsOf({ shim, outcome, file }: Checked): Map<string, bigint[]> {
  const given = fromBytes(outcome.memory[1] ?? '', 64);
  const results = new Map<string, bigint[]>();
  let first = 0;
  for (const { name, words } of shim.results) {
    results.set(name, given.slice(first, first + words));
    first += words;
  }
  // An error that stands alone is returned, not a member of something.
  const alone = results.get('return');
  if (alone) results.set('error', alone);
  shim.parameters.forEach(({ name, kind }, index) => {
    if (kind === 'struct' || kind === 'optional')
      results.set(name, fromBytes(outcome.memory[4 + index] ?? '', file.wordSize));
  });
  return results;
}

/** What an argument points to is as it was, if it is no result; and so is what stands behind it. */
function checkPointed({ vector, shim, outcome, file }: Checked): string[] {
  return shim.parameters.flatMap(({ name, kind }, index) => {
    const before = pointedWords(kind, vector.args[name]);
    if (!before) return [];
    const found = fromBytes(outcome.memory[4 + index] ?? '', file.wordSize);
    const last = before.length - 1;
    const first = name in vector.result ? last : 0;
    return before
      .slice(first)
      .flatMap((word, offset) => differs(`what ${name} points to`, word, found[first + offset]));
  });
}
