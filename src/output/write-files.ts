// SPDX-License-Identifier: BSD-2-Clause
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { GeneratedFile } from '../emit/generated-file.js';

/** Lists the files of the last run, so that the next one can remove those that it no longer makes. */
const manifestName = '.sel4-bindgen-manifest.json';

export interface WriteResult {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
}

/** Writes the files that differ, each in one step, and removes what an earlier run made and this one does not. */
export function writeFiles(directory: string, files: readonly GeneratedFile[]): WriteResult {
  const written: string[] = [];
  const unchanged: string[] = [];
  const manifest = {
    path: manifestName,
    text: `${JSON.stringify(
      files.map(({ path }) => path),
      null,
      2,
    )}\n`,
  };
  const removed = readManifest(directory).filter((path) => !files.some((file) => file.path === path));
  for (const file of [...files, manifest]) {
    (writeIfChanged(join(directory, file.path), file.text) ? written : unchanged).push(file.path);
  }
  for (const path of removed) rmSync(join(directory, path), { force: true });
  return { written: written.filter((path) => path !== manifestName), unchanged, removed };
}

/** Writes a file unless it already has this text, so that its time stamp tells builds the truth. */
export function writeIfChanged(path: string, text: string): boolean {
  if (readText(path) === text) return false;
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  return true;
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Only plain paths below the directory are believed; a manifest is a file like any other. */
function readManifest(directory: string): string[] {
  try {
    const paths: unknown = JSON.parse(readText(join(directory, manifestName)) ?? '[]');
    if (!Array.isArray(paths)) return [];
    return paths.filter(
      (path): path is string => typeof path === 'string' && /^(?:src\/)?[\w/]+\.(?:rs|toml)$/.test(path),
    );
  } catch {
    return [];
  }
}
