// SPDX-License-Identifier: BSD-2-Clause
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeDirectory } from '../output/make-directory.js';
import { sha256 } from '../stamp/state.js';

const hour = 60 * 60 * 1000;
const digestLength = 64;
/** More builds and flags of Node than somebody uses in turn. */
const buildLimit = 8;

/** What is kept of each part, behind its place in the file: `[name, start, end]`. */
type Index = readonly (readonly [part: string, start: number, end: number])[];

/**
 * Code as V8 has compiled it, in the user's cache: of one build of the program, one V8 with its flags, and one command,
 * as each uses other functions. V8 believes what it is given. So it is given only what stands under a name that has all
 * of that, is whole, and can be written by nobody else. Where anything is amiss there is no cache, and nothing is said.
 */
export class CodeCache {
  readonly #path: string;
  #codes: Map<string, Buffer> | undefined;

  /** `tool` is the state of the program's file, `tag` what V8 says of itself, `command` the first word, if any. */
  constructor(cache: string, tool: string, tag: number, command = '') {
    const name = /^[a-z]+$/.test(command) ? command : 'other';
    this.#path = join(cache, 'code', sha256(`${tool} ${tag}`).slice(0, 16), `${name}.v8`);
  }

  /** What is kept of a part of the archive. */
  read(part: string): Buffer | undefined {
    return (this.#codes ??= this.#readAll()).get(part);
  }

  #readAll(): Map<string, Buffer> {
    try {
      const stat = statSync(this.#path);
      const isOthers = process.getuid && (stat.uid !== process.getuid() || (stat.mode & 0o022) !== 0);
      // Reading from a pipe would wait for somebody to write.
      if (isOthers || !stat.isFile()) return new Map();
      const file = readFileSync(this.#path);
      const content = file.subarray(digestLength);
      if (file.toString('latin1', 0, digestLength) !== sha256(content)) return new Map();
      const lineEnd = content.indexOf('\n');
      const index = JSON.parse(content.toString('latin1', 0, lineEnd)) as Index;
      return new Map(
        index.map(([part, start, end]) => [part, content.subarray(lineEnd + 1 + start, lineEnd + 1 + end)]),
      );
    } catch {
      return new Map();
    }
  }

  /** Whether it is time to keep it again: another run may have used functions that are not in it yet. */
  isOld(): boolean {
    const stat = statSync(this.#path, { throwIfNoEntry: false });
    return stat === undefined || Date.now() - stat.mtimeMs > hour;
  }

  /** Keeps the code of these parts, and what there was of others. */
  write(codes: readonly (readonly [part: string, code: Buffer])[]): void {
    const all = [...new Map([...(this.#codes ?? []), ...codes])];
    let end = 0;
    const index: Index = all.map(([part, code]) => [part, end, (end += code.length)]);
    const content = Buffer.concat([
      Buffer.from(`${JSON.stringify(index)}\n`),
      ...all.map(([, code]) => code),
    ]);
    const temporary = `${this.#path}.${process.pid}`;
    try {
      makeDirectory(dirname(this.#path), 0o700);
      writeFileSync(temporary, Buffer.concat([Buffer.from(sha256(content)), content]), { mode: 0o600 });
      renameSync(temporary, this.#path);
      prune(dirname(dirname(this.#path)));
    } catch {
      // No home, no space: then the next run compiles all again.
      discard(temporary);
    }
  }
}

function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Then it was never there.
  }
}

/** Removes what builds of long ago have left. */
function prune(directory: string): void {
  const builds = readdirSync(directory)
    .map((name) => join(directory, name))
    .map((path) => ({ path, at: statSync(path).mtimeMs }));
  builds.sort((a, b) => b.at - a.at);
  for (const { path } of builds.slice(buildLimit)) rmSync(path, { recursive: true, force: true });
}
