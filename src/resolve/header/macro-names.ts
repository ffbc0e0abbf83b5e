// SPDX-License-Identifier: BSD-2-Clause
import type { Expression } from '../../condition/expression.js';
import type { Deprecated } from '../../model/header.js';
import type { Macro } from '../../syntax/header/preprocess/macro.js';
import { takePragmas } from '../../syntax/header/preprocess/pragma.js';
import type { Preprocessed } from '../../syntax/header/preprocess/preprocess.js';
import type { Token } from '../../syntax/preprocess/token.js';
import type { Span } from '../../text/span.js';
import { isForOldNames, pragmaAdvice, toAdvice } from './deprecation.js';

/** A macro without parameters, as it is where all headers end. */
export interface ObjectMacro {
  readonly name: string;
  readonly span: Span;
  /** With all macros applied, without pragmas. */
  readonly tokens: readonly Token[];
  /** The name that it is another name of; through all macros, so this one is no macro. */
  readonly standsFor: string | undefined;
  /** What the directives around its line ask for. */
  readonly presence: readonly Expression[];
  readonly deprecated: Deprecated;
}

/** What is known of a macro by itself. */
interface Link {
  /** The one name in its body, which may be a macro again. */
  readonly to: string | undefined;
  /** Undefined where nothing says that it is deprecated, empty where no advice is given. */
  readonly mark: Deprecated;
}

type Ending = Pick<ObjectMacro, 'standsFor' | 'deprecated'>;

/** The macros without parameters that stand for something, in the order of their definitions. */
export function readObjectMacros(preprocessed: Preprocessed): ObjectMacro[] {
  const links = new Map<string, Link>();
  const macros = preprocessed.macros.flatMap((macro) => {
    const { name, span, parameters, body, presence = [] } = macro;
    if (parameters || !span || body.length === 0) return [];
    const { tokens, pragmas } = takePragmas(preprocessed.expand(body));
    const mark = pragmaAdvice(pragmas) ?? (isForOldNames(span.file.name) ? '' : undefined);
    links.set(name, { to: nameIn(macro, pragmas.length > 0, preprocessed), mark });
    return [{ name, span, tokens, presence }];
  });
  const endings = followLinks(links);
  return macros.map((macro) => ({
    ...macro,
    ...(endings.get(macro.name) ?? { standsFor: undefined, deprecated: undefined }),
  }));
}

/** The one name that a body consists of; around it may be a macro that gives the pragma. */
function nameIn({ body }: Macro, hasPragma: boolean, { expandCalls }: Preprocessed): string | undefined {
  return onlyName(body) ?? (hasPragma ? onlyName(takePragmas(expandCalls(body)).tokens) : undefined);
}

/** With a stray `;` after it: where the macro is used for a type, that does no harm as the last thing. */
function onlyName([name, semicolon, more]: readonly Token[]): string | undefined {
  const isAlone = !semicolon || (semicolon.image === ';' && !more);
  return name?.kind === 'name' && isAlone ? name.image : undefined;
}

/** Walks each chain of macros once, from where it ends. Macros that stand for each other in a circle stand for nothing. */
function followLinks(links: ReadonlyMap<string, Link>): Map<string, Ending> {
  const endings = new Map<string, Ending>();
  for (const start of links.keys()) {
    const path = new Set<string>();
    let at: string | undefined = start;
    while (at !== undefined && links.has(at) && !endings.has(at) && !path.has(at)) {
      path.add(at);
      const to: string | undefined = links.get(at)?.to;
      // C does not apply a macro within itself, so its name is then where a chain ends.
      if (to === at) break;
      at = to;
    }
    const isCircle = at !== undefined && path.has(at) && links.get(at)?.to !== at;
    for (const name of [...path].reverse()) {
      const { to, mark } = links.get(name) ?? { to: undefined, mark: undefined };
      const next = to === undefined ? undefined : endings.get(to);
      const standsFor = isCircle ? undefined : next ? next.standsFor : to;
      const advice = to === undefined || to === name ? '' : (next?.deprecated ?? toAdvice(to));
      endings.set(name, { standsFor, deprecated: mark === '' ? advice : mark });
    }
  }
  return endings;
}
