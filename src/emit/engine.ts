// SPDX-License-Identifier: BSD-2-Clause
import Handlebars from 'handlebars';
import { Bug } from '../diagnostics/bug.js';
import { templateOptions } from './template-options.js';

/** What Handlebars makes of a template's text before the program runs. */
export type Precompiled = Readonly<Record<string, unknown>>;

/** Templates by name, `sys/block` for templates/sys/block.hbs: their texts, or what was made of them. */
export type Templates = ReadonlyMap<string, string | Precompiled>;

export type Render = (template: string, view: object) => string;

/** Compiling takes longer than rendering, so each set of templates is compiled once. */
const renderers = new WeakMap<Templates, Render>();

/** What prints views; there are no helpers but Handlebars' own `if`, `unless`, `each`: decisions belong to the view. */
export function createRenderer(templates: Templates): Render {
  const known = renderers.get(templates);
  if (known) return known;
  const engine = Handlebars.create();
  const compile = (template: string | Precompiled): HandlebarsTemplateDelegate =>
    typeof template === 'string' ? engine.compile(template, templateOptions) : engine.template(template);
  for (const [name, template] of templates) {
    engine.registerPartial(name, typeof template === 'string' ? template : compile(template));
  }
  const compiled = new Map<string, HandlebarsTemplateDelegate>();
  const render: Render = (name, view) => {
    let delegate = compiled.get(name);
    if (!delegate) {
      const template = templates.get(name);
      if (template === undefined) throw new Bug(`no template ${name}`);
      delegate = compile(template);
      compiled.set(name, delegate);
    }
    return delegate(view);
  };
  renderers.set(templates, render);
  return render;
}

/** A file that is Rust already and copied as it is. */
export function supportText(templates: Templates, name: string): string {
  const text = templates.get(`support/${name}`);
  if (typeof text !== 'string') throw new Bug(`no support/${name}`);
  return text;
}
