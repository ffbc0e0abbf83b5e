// SPDX-License-Identifier: BSD-2-Clause
import { builtIn, type Configuration, specsOf } from '../rust/helpers/configurations.js';
import { oracleConfig, type OracleName, readOracle } from '../helpers/oracle.js';
import { readVectors } from './read-vectors.js';
import type { VectorFile } from './vectors.js';

/** A configuration whose calls were measured, with the specs of its release, or those that are built in. */
export function configurationOf(
  name: OracleName,
): { file: VectorFile; configuration: Configuration } | undefined {
  const file = readVectors(name);
  const root = specsOf(name.version) ?? (name.version === '16.0.0' ? builtIn : undefined);
  if (!file || !root) return undefined;
  const title = `seL4 ${name.version} ${name.config}`;
  return { file, configuration: { title, root, config: oracleConfig(readOracle(name)) } };
}
