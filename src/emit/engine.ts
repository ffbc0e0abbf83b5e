// SPDX-License-Identifier: BSD-2-Clause
import Handlebars from 'handlebars';
import { Bug } from '../diagnostics/bug.js';

/** Template texts by name, `sys/block` for templates/sys/block.hbs. */
export type Templates = ReadonlyMap<string, string>;

export type Render = (template: string, view: object) => string;

/**
 * Compiles templates strictly: an unknown name or helper is an error, nothing is escaped (the output is Rust),
 * and there are no helpers but Handlebars' own `if`, `unless`, `each`: decisions belong to the view.
 */
export function createRenderer(templates: Templates): Render {
  const engine = Handlebars.create();
  for (const [name, text] of templates) engine.registerPartial(name, text);
  const compiled = new Map<string, HandlebarsTemplateDelegate>();
  return (name, view) => {
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
}
