// SPDX-License-Identifier: BSD-2-Clause
import { existsSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { manifestOf } from '../output/manifest.js';
import { snapshotName } from '../snapshot.js';
import { UsageError } from './exit-codes.js';
import type { SettingPlaces, SpecOptions } from './spec-options.js';

/** One side of a comparison: a snapshot, or specs with a configuration; and what a person called it. */
export type Side = { readonly title: string } & (
  | { readonly kind: 'snapshot'; readonly path: string }
  | { readonly kind: 'specs'; readonly options: SpecOptions }
);

/** What holds for both sides. */
export type CommonOptions = Pick<SpecOptions, 'strict' | 'headers'>;

/** The options that say what cannot be written as one word. */
export interface LongSideOptions {
  readonly sel4: string | undefined;
  readonly include: readonly string[];
  readonly config: readonly string[];
  readonly set: readonly string[];
  readonly setPlaces: SettingPlaces | undefined;
}

/** A side from `--old-sel4` and its like; undefined where none is given. */
export function longSide(
  name: 'old' | 'new',
  long: LongSideOptions,
  common: CommonOptions,
): Side | undefined {
  const given = [
    ...(long.sel4 === undefined ? [] : [long.sel4]),
    ...long.include,
    ...long.config,
    ...long.set,
  ];
  if (given.length === 0) return undefined;
  if (given.includes('')) throw new UsageError(`a value after --${name}-… is empty`);
  const { sel4, include, config, set, setPlaces } = long;
  const options = {
    ...common,
    include,
    config,
    set,
    ...(sel4 === undefined ? {} : { sel4 }),
    ...(setPlaces ? { setPlaces } : {}),
  };
  return { kind: 'specs', title: given.join(' '), options };
}

/**
 * A side in one word: a snapshot or a directory that has one; a directory of an installation, which has its
 * configuration; `TREE@CONFIG`, where CONFIG is what `--config` and `--set` take, divided by commas; or a CONFIG of
 * the built-in specs. What is a file is a snapshot, so that no snapshot is ever taken for something else.
 */
export function parseSide(text: string, common: CommonOptions): Side {
  if (text === '') throw new UsageError('a side is empty');
  const found = statOf(text);
  if (found?.isFile()) return { kind: 'snapshot', title: text, path: text };
  if (found?.isDirectory()) {
    const path = join(text, snapshotName);
    // A crate without a snapshot is no tree: what is missing is the snapshot.
    return existsSync(path) || existsSync(join(text, manifestOf([]).path))
      ? { kind: 'snapshot', title: text, path }
      : { kind: 'specs', title: text, options: { ...common, ...tree(text), config: [], set: [] } };
  }
  const at = text.lastIndexOf('@');
  const [where, configuration] = at === -1 ? ['', text] : [text.slice(0, at), text.slice(at + 1)];
  // What looks like a file and is none is missing; it is not a preset.
  if (at === -1 && /[/\\]|\.\w+$/.test(text.split(',')[0] ?? ''))
    return { kind: 'snapshot', title: text, path: text };
  const parts = configuration.split(',');
  if (configuration === '' && where !== '') parts.length = 0;
  if (parts.includes('')) throw new UsageError(`\`${text}\` has an empty part: write TREE@CONFIG,KEY=VALUE`);
  const isSetting = (part: string): boolean => /^\w+=/.test(part);
  return {
    kind: 'specs',
    title: text,
    options: {
      ...common,
      ...tree(where),
      config: parts.filter((part) => !isSetting(part)),
      set: parts.filter(isSetting),
    },
  };
}

/** A source tree, or an installation; wherever neither is, the source tree is what is reported as missing. */
function tree(directory: string): Pick<SpecOptions, 'sel4' | 'include'> {
  if (directory === '') return { include: [] };
  const isSource = existsSync(join(directory, 'libsel4', 'include', 'interfaces'));
  const isInstalled = existsSync(join(directory, 'include'));
  return isInstalled && !isSource ? { include: [directory] } : { sel4: directory, include: [] };
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
