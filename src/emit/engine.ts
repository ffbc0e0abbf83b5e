// SPDX-License-Identifier: BSD-2-Clause
import Handlebars from 'handlebars';
import { Bug } from '../diagnostics/bug.js';

/** Template texts by name, `sys/block` for templates/sys/block.hbs. */
export type Templates = ReadonlyMap<string, string>;

export type Render = (template: string, view: object) => string;

/** Compiling takes longer than rendering, so each set of templates is compiled once. */
const renderers = new WeakMap<Templates, Render>();

/**
 * Compiles templates strictly: an unknown name or helper is an error, nothing is escaped (the output is Rust),
 * and there are no helpers but Handlebars' own `if`, `unless`, `each`: decisions belong to the view.
 */
export function createRenderer(templates: Templates): Render {
  const known = renderers.get(templates);
  if (known) return known;
  const engine = Handlebars.create();
  for (const [name, text] of templates) engine.registerPartial(name, text);
  const compiled = new Map<string, HandlebarsTemplateDelegate>();
  const render: Render = (name, view) => {
    let template = compiled.get(name);
    if (!template) {
      const text = templates.get(name);
      if (text === undefined) throw new Bug(`no template ${name}`);
      template = engine.compile(text, {
        strict: true,
        noEscape: true,
        knownHelpersOnly: true,
        preventIndent: true,
      });
      compiled.set(name, template);
    }
    return template(view);
  };
  renderers.set(templates, render);
  return render;
}
