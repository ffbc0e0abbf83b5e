// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../../model/model.js';
import { code, oneLine } from '../docs.js';
import { stringLiteral } from '../rust-literals.js';
import { typeAlias } from '../statements.js';
import { allMethods } from './all-methods.js';
import { type Choice, toChoices } from './choices.js';
import { aliasDocs, methodDocs } from './method-docs.js';
import { said } from './method-prose.js';
import { methodBody, methodHead } from './method-text.js';
import type { TypedMethod } from './method.js';
import { safetyOf } from './tables/safety.js';

/** The module `cap`: a type for each kind of capability, and their methods. */
export interface CapView {
  readonly types: readonly {
    readonly name: string;
    readonly literal: string;
    readonly doc: readonly string[];
  }[];
  readonly aliases: readonly { readonly declaration: string; readonly doc: readonly string[] }[];
  /** Traits of capabilities of which methods take any. */
  readonly choices: readonly Choice[];
  readonly results: readonly ResultView[];
  /** The methods of each type. */
  readonly impls: readonly { readonly type: string; readonly methods: readonly MethodView[] }[];
  /** Whether there are CNodes, and so slots. */
  readonly hasSlots: boolean;
  /** Where there is nothing to invoke, there is no module for it. */
  readonly hasMethods: boolean;
}

export interface MethodView {
  readonly doc: readonly string[];
  readonly head: string;
  readonly body: readonly string[];
  readonly attributes: readonly string[];
}

interface ResultView {
  readonly name: string;
  readonly doc: string;
  readonly fields: readonly { readonly name: string; readonly type: string; readonly doc: string }[];
}

/** `hasErrors` says whether there is what methods return: without it there are none. */
export function toCapView(model: Model, hasErrors = true): CapView {
  const all = allMethods(model);
  const { capabilities } = all;
  const { methods, aliases } = hasErrors ? all : { methods: [], aliases: [] };
  const views = [
    ...methods.map((typed) => ({ typed, view: toMethodView(typed, model) })),
    ...aliases.map((alias) => {
      const safety = safetyOf(alias.typed.owner.name, alias.typed.method.name);
      return {
        typed: alias.typed,
        view: { ...text(alias.typed, safety.isSafe), doc: aliasDocs(alias, safety, model) },
      };
    }),
  ];
  const receivers = [...new Set(views.map(({ typed }) => typed.receiver))].sort();
  return {
    types: capabilities.all.map(({ rustName, doc }) => ({
      name: rustName,
      literal: stringLiteral(rustName),
      doc,
    })),
    aliases: capabilities.aliases.map(({ rustName, of, doc }) => ({
      declaration: typeAlias(`${rustName}<C = NoContext>`, `${of.rustName}<C>`),
      doc,
    })),
    choices: hasErrors ? toChoices(model, capabilities) : [],
    results: [...methods, ...aliases.map(({ typed }) => typed)].flatMap(toResult),
    impls: receivers.map((type) => ({
      type,
      methods: views.filter(({ typed }) => typed.receiver === type).map(({ view }) => view),
    })),
    hasSlots: capabilities.find('seL4_CNode') !== undefined,
    hasMethods: views.length > 0,
  };
}

function toMethodView(typed: TypedMethod, model: Model): MethodView {
  const safety = safetyOf(typed.owner.name, typed.method.name);
  return { ...text(typed, safety.isSafe), doc: methodDocs(typed, safety, model) };
}

/** clippy's limit for the parameters of a function, `self` among them. */
const mostParameters = 7;

function text(typed: TypedMethod, isSafe: boolean): Omit<MethodView, 'doc'> {
  return {
    head: methodHead(typed, isSafe),
    body: methodBody(typed, isSafe),
    attributes: typed.parameters.length + 1 > mostParameters ? ['#[allow(clippy::too_many_arguments)]'] : [],
  };
}

function toResult(typed: TypedMethod): ResultView[] {
  const { result, receiver, name, outputs } = typed;
  if (result === undefined) return [];
  return [
    {
      name: result,
      doc: `What ${code(`${receiver}::${name}`)} returns.`,
      fields: outputs.map(({ name: field, type, of }) => ({
        name: field,
        type,
        doc: oneLine(said(of.description, typed)) || `The result ${code(of.name)}.`,
      })),
    },
  ];
}
