// SPDX-License-Identifier: BSD-2-Clause
import type { GeneratedFile } from '../../../src/emit/generated-file.js';
import { type Configuration, generateForms } from './configurations.js';
import { probe } from './probe.js';

/** A generated crate as files: a directory with a table of its functions in src/probe.rs, and single.rs. */
export interface WrittenCrate {
  readonly files: readonly GeneratedFile[];
  readonly single: readonly GeneratedFile[];
  /** The names of the functions in the table. */
  readonly functions: readonly string[];
}

/** The crates of configurations, each generated once. */
export function writtenCrates(): (configuration: Configuration) => WrittenCrate {
  const known = new Map<Configuration, WrittenCrate>();
  return (configuration) => {
    const written = known.get(configuration) ?? write(configuration);
    known.set(configuration, written);
    return written;
  };
}

function write(configuration: Configuration): WrittenCrate {
  const { files, single } = generateForms(configuration);
  const { text, functions } = probe(files);
  return {
    files: [...files, { path: 'src/probe.rs', text }],
    single: [{ path: 'single.rs', text: single }],
    functions,
  };
}
