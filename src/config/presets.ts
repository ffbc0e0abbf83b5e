// SPDX-License-Identifier: BSD-2-Clause
import { parseInteger } from '../condition/integer.js';
import type { Report } from '../diagnostics/diagnostic.js';
import {
  off,
  on,
  textValue,
  toMacroName,
  type ConfigEntry,
  type EntryValue,
} from '../syntax/kernel-config/entry.js';
import { createSourceFile } from '../text/source-file.js';
import { createSpan } from '../text/span.js';
import { didYouMean } from './did-you-mean.js';
import type { KnownKeys, OptionKind } from './known-keys.js';
import { modifierCases, offeredModifiers, type OptionSet, type Presets } from './preset-data.js';

/** One preset as a list of them shows it. */
export interface PresetSummary {
  readonly name: string;
  readonly platform: string;
  readonly cpu: string;
  readonly summary: string;
}

interface PresetChoice {
  readonly architecture: string;
  readonly modifiers: readonly string[];
}

/** Every architecture alone and with each of its modifiers; the modifiers can also be combined. */
export function listPresets(presets: Presets): PresetSummary[] {
  return Object.keys(presets.architectures).flatMap((architecture) =>
    [[], ...offeredModifiers(presets, architecture).map((name) => [name])].map((modifiers) =>
      describe(presets, { architecture, modifiers }),
    ),
  );
}

/** What a preset stands for; undefined where there is none of that name. */
export function describePreset(presets: Presets, name: string): PresetSummary | undefined {
  const choice = parseName(presets, name);
  return typeof choice === 'string' ? undefined : { ...describe(presets, choice), name };
}

/** The options of a preset (`aarch64`, `x86_64-mcs-smp`; modifiers in any order). */
export function presetEntries(presets: Presets, name: string, report: Report): ConfigEntry[] | undefined {
  const choice = parseName(presets, name);
  if (typeof choice === 'string') {
    report.add('E0702', undefined, { name, suggestion: choice });
    return undefined;
  }
  const span = createSpan(createSourceFile(`preset ${name}`, name), 0, name.length);
  const base = presets.architectures[choice.architecture];
  const groups = (base?.groups ?? []).flatMap((group) => presets.groups[group] ?? []);
  const cases = casesOf(presets, choice).map(({ options }) => options);
  const values = new Map<string, EntryValue>();
  for (const options of [...groups, ...(base ? [base.options] : []), ...cases]) apply(options, values);
  return Array.from(values, ([key, value]) => ({ key, value, span }));
}

/** The options that any preset has, and what sort of value each takes. */
export function presetKeys(presets: Presets): KnownKeys {
  const kinds = new Map<string, OptionKind>();
  const add = (names: readonly string[], kind: OptionKind): void => {
    for (const name of names) {
      const key = toMacroName(name);
      kinds.set(key, bothKinds(kinds.get(key) ?? kind, kind));
    }
  };
  const cases = Object.values(presets.modifiers).flatMap((modifier) => modifier.cases);
  const all = [...Object.values(presets.architectures), ...cases].map(({ options }) => options);
  for (const options of [...Object.values(presets.groups), ...all]) {
    add([...(options.on ?? []), ...(options.off ?? [])], 'boolean');
    for (const [name, value] of Object.entries(options.values ?? {}))
      add([name], parseInteger(value) === undefined ? 'value' : 'number');
  }
  return kinds;
}

/** What an option takes that one preset gives this, and another one that. */
function bothKinds(one: OptionKind, other: OptionKind): OptionKind {
  if (one === other) return one;
  const isText = [one, other].every((kind) => kind === 'value' || kind === 'number');
  return isText ? 'value' : 'any';
}

/** The parts of a preset's name, or a hint why it is none. */
function parseName(presets: Presets, name: string): PresetChoice | string {
  const [architecture = '', ...given] = name.split('-');
  if (!Object.hasOwn(presets.architectures, architecture)) {
    const names = listPresets(presets).map((preset) => preset.name);
    return didYouMean(
      name,
      names,
      'The command `sel4-bindgen presets` lists the presets; a file is given by its path.',
    );
  }
  const offered = offeredModifiers(presets, architecture);
  const unknown = given.find((modifier) => !offered.includes(modifier));
  if (unknown !== undefined)
    return `\`${unknown}\` is not offered for ${architecture}; there are ${offered.join(', ')}.`;
  // Applied in the order of the data, so that the order in the name does not matter.
  const modifiers = offered.filter((modifier) => given.includes(modifier));
  return whyNotTogether(presets, given) ?? { architecture, modifiers };
}

/** Why modifiers cannot stand together, if so. */
function whyNotTogether(presets: Presets, given: readonly string[]): string | undefined {
  const taken = new Map<string, string>();
  for (const modifier of given) {
    const choice = presets.modifiers[modifier]?.choice ?? modifier;
    const other = taken.get(choice);
    if (other === modifier) return `\`${modifier}\` stands twice in it.`;
    if (other !== undefined) return `\`${other}\` and \`${modifier}\` exclude each other.`;
    taken.set(choice, modifier);
  }
  return undefined;
}

function describe(presets: Presets, choice: PresetChoice): PresetSummary {
  const base = presets.architectures[choice.architecture];
  const cases = casesOf(presets, choice);
  const platform = cases.findLast((each) => each.platform)?.platform ?? base?.platform ?? '';
  const cpu = cases.findLast((each) => each.cpu)?.cpu ?? base?.cpu ?? '';
  const summaries = choice.modifiers.map((modifier) => presets.modifiers[modifier]?.summary ?? '');
  const summary = [base?.summary ?? '', ...summaries].join(', ');
  return { name: [choice.architecture, ...choice.modifiers].join('-'), platform, cpu, summary };
}

function casesOf(
  presets: Presets,
  { architecture, modifiers }: PresetChoice,
): ReturnType<typeof modifierCases> {
  return modifiers.flatMap((modifier) => modifierCases(presets, modifier, architecture, modifiers));
}

function apply(options: OptionSet, values: Map<string, EntryValue>): void {
  for (const name of options.absent ?? []) values.delete(toMacroName(name));
  for (const name of options.off ?? []) values.set(toMacroName(name), off);
  for (const name of options.on ?? []) values.set(toMacroName(name), on);
  for (const [name, text] of Object.entries(options.values ?? {}))
    values.set(toMacroName(name), textValue(text));
}
