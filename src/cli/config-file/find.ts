// SPDX-License-Identifier: BSD-2-Clause
import { dirname } from 'node:path';
import type { Report } from '../../diagnostics/diagnostic.js';
import { fileSizeLimit, pathKind, readInputFile } from '../../sources/disk.js';
import { describeSystemError, isSystemError } from '../../sources/system-error.js';
import { createSourceFile, type SourceFile } from '../../text/source-file.js';

/** What is read where no other file is given: from the working directory, and from none above it. */
export const configFileName = 'sel4-bindgen.config.json';

export interface ConfigFile {
  readonly source: SourceFile;
  /** What paths in it are relative to, in words that fit the working directory; empty for that one. */
  readonly directory: string;
}

/**
 * The file with options; `given` is what `--config-file` says, false where there is to be none. Undefined where there
 * is none, or where it cannot be read, which is reported. Through the log of the disk, a run depends on it, and on there
 * being none.
 */
export function findConfigFile(given: string | false | undefined, report: Report): ConfigFile | undefined {
  if (given === false) return undefined;
  const path = given ?? configFileName;
  const fail = (problem: string): undefined => {
    report.add('E0803', undefined, { path, problem });
  };
  try {
    const kind = pathKind(path);
    if (kind === undefined) return given === undefined ? undefined : fail('there is no such file');
    if (kind !== 'file') return fail(kind === 'directory' ? 'it is a directory' : 'it is no ordinary file');
    const text = readInputFile(path);
    if (text.length > fileSizeLimit) return fail(`it is larger than ${fileSizeLimit} bytes`);
    const directory = dirname(path);
    return {
      source: createSourceFile(path.replaceAll('\\', '/'), text),
      directory: directory === '.' ? '' : directory,
    };
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return fail(describeSystemError(error));
  }
}
