// SPDX-License-Identifier: BSD-2-Clause
import type { Sel4Arch } from '../../config/kernel-config.js';
import { Report } from '../../diagnostics/diagnostic.js';
import type { HeaderFacts } from '../../model/header.js';
import { headerFacts } from '../../resolve/header/read.js';
import { parseHeader } from '../../syntax/header/parse.js';
import type { Macro } from '../../syntax/header/preprocess/macro.js';
import type { OpenMacros } from '../../syntax/header/preprocess/open-macros.js';
import { scanCText } from '../../syntax/header/preprocess/scan.js';
import type { Token } from '../../syntax/preprocess/token.js';
import { createSourceFile } from '../../text/source-file.js';
import type { Answers } from '../answers.js';
import type { HeaderNode } from './graph.js';
import type { Applier } from './names.js';
import type { Reading } from './portions.js';

/** All that is needed to make facts of a part of the headers. */
export interface SliceContext {
  readonly sel4Arch: Sel4Arch;
  readonly isBorrowed: boolean;
  readonly macros: OpenMacros;
  readonly typeNames: ReadonlySet<string>;
  readonly methods: ReadonlyMap<string, number>;
  readonly isOption: (name: string) => boolean;
  readonly apply: Applier;
}

/**
 * The facts of some nodes and of nothing else, under the configuration that answers. The same code makes them that
 * makes the facts of all headers: it only sees less of them.
 */
export function sliceFacts(
  nodes: readonly HeaderNode[],
  answers: Answers,
  context: SliceContext,
): HeaderFacts {
  const { sel4Arch, isBorrowed, typeNames, methods } = context;
  const { ask } = answers;
  // What is wrong under a configuration is told when somebody uses it.
  const report = new Report();
  const declarations = nodes.flatMap((node) => {
    if (node.kind !== 'portion') return [];
    const reading = node.portion.readings.find(({ when }) => ask(when));
    return reading ? declarationsOf(reading, answers, typeNames) : [];
  });
  const functions = nodes.flatMap((node) => {
    const isThere = node.kind === 'method' && ask(methods.get(node.name) ?? 0);
    return isThere ? [node.name] : [];
  });
  const options = optionMacros(answers, context);
  const expand = (tokens: readonly Token[], isWanted: (macro: Macro) => boolean): Token[] =>
    context.apply(tokens, Infinity, ask, (name, found) => {
      const macro = found ?? options(name);
      return macro && isWanted(macro) ? macro : undefined;
    });
  return headerFacts(
    { declarations, typeNames },
    {
      tokens: [],
      macros: macrosIn(nodes, context.macros, ask),
      expand: (tokens) => expand(tokens, () => true),
      expandCalls: (tokens) => expand(tokens, ({ parameters }) => parameters !== undefined),
    },
    {
      sel4Arch,
      isBorrowed,
      functions: new Set(functions),
      report,
    },
  );
}

/** A text with values of options in it is read again with them. */
function declarationsOf(
  { tokens, declarations, options }: Reading,
  { value }: Answers,
  typeNames: ReadonlySet<string>,
): Reading['declarations'] {
  if (options.length === 0) return declarations;
  const values = new Map(options.map((name) => [name, value(name)]));
  const text = tokens.flatMap((token) => {
    const known = token.kind === 'name' ? values.get(token.image) : undefined;
    return known === undefined
      ? [token]
      : valueTokens(token.image, known).map((each) => ({ ...each, span: token.span }));
  });
  return parseHeader(text, new Report(), typeNames).declarations;
}

/** Options as the macros that they are for C. */
function optionMacros({ value }: Answers, { isOption }: SliceContext): (name: string) => Macro | undefined {
  return (name) => {
    const text = isOption(name) ? value(name) : undefined;
    if (text === undefined) return undefined;
    return { name, span: undefined, parameters: undefined, rest: undefined, body: valueTokens(name, text) };
  };
}

function valueTokens(name: string, text: string): Token[] {
  return scanCText(createSourceFile(`<configuration>/${name}`, text), text, 0, new Report());
}

/** The macros that are in force where all headers end, in the order of their definitions. */
function macrosIn(nodes: readonly HeaderNode[], macros: OpenMacros, ask: Answers['ask']): Macro[] {
  const found = nodes.flatMap((node) => {
    if (node.kind !== 'macro') return [];
    const definition = macros.alternatives(node.name).find(({ when }) => ask(when));
    return definition?.macro ? [{ at: definition.at, macro: definition.macro }] : [];
  });
  return found.sort((a, b) => a.at - b.at).map(({ macro }) => macro);
}
