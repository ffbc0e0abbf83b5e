// SPDX-License-Identifier: BSD-2-Clause
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { ConfigValue, KernelConfig, Sel4Arch } from '../../src/config/kernel-config.js';
import { oracleDirectories } from './paths.js';

export interface OracleField {
  readonly name: string;
  readonly offset: number;
  readonly width: number;
  readonly high: boolean;
  readonly value_shift?: number;
  readonly sign_extend_from_bit?: number | null;
}

export interface OracleBlock {
  readonly words: number;
  readonly base: number;
  readonly visible_order: readonly string[];
  readonly fields: readonly OracleField[];
}

export interface OracleUnion {
  readonly words: number;
  readonly base: number;
  readonly tag_field: string;
  readonly tags: Readonly<Record<string, number>>;
  readonly tag_widths?: Readonly<Record<string, readonly [number, number]>>;
  readonly expanded_tags?: Readonly<Record<string, number>>;
}

export interface OracleParameter {
  readonly name: string;
  readonly type: string;
  readonly kind: string;
  readonly first_bit: number;
  readonly num_bits: number;
  readonly by_ref?: boolean;
  readonly members?: readonly string[];
}

export interface OracleMethod {
  readonly label: number;
  readonly label_name: string;
  readonly arg_order: readonly string[];
  readonly cap_params: readonly {
    readonly name: string;
    readonly type: string;
    readonly index: number | null;
  }[];
  readonly in_params: readonly OracleParameter[];
  readonly out_params: readonly OracleParameter[];
  readonly extra_caps: number;
  readonly length: number;
}

export interface Oracle {
  readonly version: string;
  readonly config: string;
  readonly sel4_arch: Sel4Arch;
  readonly config_values: Readonly<Record<string, string>>;
  readonly config_h_defaults: Readonly<Record<string, string>>;
  readonly message_registers: number;
  readonly syscalls: Readonly<Record<string, number>>;
  readonly invocation_labels: Readonly<Record<string, number>>;
  readonly blocks: Readonly<Record<string, OracleBlock>>;
  readonly tagged_unions: Readonly<Record<string, OracleUnion>>;
  readonly kernel_blocks: Readonly<Record<string, OracleBlock>>;
  readonly kernel_unions: Readonly<Record<string, OracleUnion>>;
  readonly interfaces: Readonly<Record<string, { readonly methods: Readonly<Record<string, OracleMethod>> }>>;
  readonly absent_methods: Readonly<Record<string, readonly (readonly [string, string])[]>>;
}

/** A file of the oracle: `VERSION/CONFIG`, with the directory that has it. */
export interface OracleName {
  readonly directory: string;
  readonly version: string;
  readonly config: string;
}

/** Every configuration that is measured, each once; the larger collection wins. */
export function listOracles(): OracleName[] {
  const found = new Map<string, OracleName>();
  for (const directory of oracleDirectories) {
    if (!existsSync(directory)) continue;
    for (const version of readdirSync(directory).sort()) {
      if (!/^\d/.test(version)) continue;
      for (const file of readdirSync(`${directory}/${version}`).sort()) {
        const config = /^([^.]+)\.json$/.exec(file)?.[1];
        if (config) found.set(`${version}/${config}`, { directory, version, config });
      }
    }
  }
  return [...found.values()];
}

export function readOracle({ directory, version, config }: OracleName): Oracle {
  return JSON.parse(readFileSync(`${directory}/${version}/${config}.json`, 'utf8')) as Oracle;
}

/** The configuration that an oracle file was measured under. */
export function oracleConfig(oracle: Oracle): KernelConfig {
  const values = { ...oracle.config_h_defaults, ...oracle.config_values };
  const options = Object.entries(values).map(([key, text]): [string, ConfigValue] => [
    key,
    { kind: 'value', text: text === '/* empty */' ? '' : text },
  ]);
  return {
    options: new Map(options.sort(([a], [b]) => (a < b ? -1 : 1))),
    sel4Arch: oracle.sel4_arch,
    label: oracle.config,
  };
}
