// SPDX-License-Identifier: BSD-2-Clause
import { type Step, unwatched } from '../stages.js';
import type { CrateView } from '../view/crate-view.js';
import { createRenderer, type Render, type Templates } from './engine.js';
import type { GeneratedFile } from './generated-file.js';
import { layOut } from './layout.js';
import { crateModules, type RustModule } from './modules.js';

/** The crate as a directory: Cargo.toml and a file for each module, sorted by path. */
export function renderCrate(view: CrateView, templates: Templates, step?: Step): GeneratedFile[] {
  const render = watchedRenderer(templates, step);
  const header = render('crate/header', view.provenance);
  const root = crateModules(view, templates, render, true);
  const files: GeneratedFile[] = [{ path: 'Cargo.toml', text: tidy(render('crate/Cargo.toml', view)) }];
  const visit = (module: RustModule, directory: string, file: string): void => {
    const declarations = module.children.flatMap((child) => [...child.attributes, `${declaration(child)};`]);
    step?.(file);
    files.push({ path: file, text: header + inFile(module, declarations.join('\n')) });
    for (const child of module.children) {
      const below = `${directory}${child.name}`;
      visit(child, `${below}/`, child.children.length > 0 ? `${below}/mod.rs` : `${below}.rs`);
    }
  };
  visit(root, 'src/', 'src/lib.rs');
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The crate in one file, for builds that call rustc directly. */
export function renderSingleFile(view: CrateView, templates: Templates, step?: Step): string {
  const render = watchedRenderer(templates, step);
  return render('crate/header', view.provenance) + inOneFile(crateModules(view, templates, render, false), 0);
}

function watchedRenderer(templates: Templates, step: Step = unwatched.step): Render {
  const render = createRenderer(templates);
  return (name, view) => {
    step(name);
    return render(name, view);
  };
}

/** A module with its children inside of it, as a file of its own. */
export function renderModuleFile(module: RustModule): string {
  return inOneFile(module, 0);
}

function inFile(module: RustModule, declarations: string): string {
  return `\n${tidy(layOut(joinParts(module, declarations)))}`;
}

function inOneFile(module: RustModule, indent: number): string {
  const margin = ' '.repeat(indent);
  const children = module.children.map((child) => {
    const attributes = child.attributes.map((attribute) => `${margin}${attribute}\n`).join('');
    return `${attributes}${margin}${declaration(child)} {\n${inOneFile(child, indent + 4)}${margin}}\n`;
  });
  // Children are laid out already; only the module's own text is to be indented here.
  const [head = '', tail = ''] = splitAtChildren(module.text);
  const parts = [layOut(head, indent), ...children, layOut(tail, indent)]
    .map(tidy)
    .filter((part) => part.trim() !== '');
  return `${indent === 0 ? '\n' : ''}${parts.join('\n')}`;
}

function declaration({ name, isPrivate = false }: RustModule): string {
  return `${isPrivate ? '' : 'pub '}mod ${name}`;
}

/** Where in a module's text its children stand. */
const childrenMark = '//@children';

function splitAtChildren(text: string): string[] {
  return text.split(childrenMark);
}

function joinParts({ text }: RustModule, declarations: string): string {
  const [head = '', tail = ''] = splitAtChildren(text);
  // Too many blank lines are none of anybody's business here: the file is made tidy as a whole.
  return [head, declarations, tail].join('\n\n');
}

/** No blank lines at either end, never two in a row, one line break at the end. */
function tidy(text: string): string {
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    const kept = line.endsWith(' ') || line.endsWith('\t') ? line.replace(/[ \t]+$/, '') : line;
    if (kept !== '' || (lines.at(-1) ?? '') !== '') lines.push(kept);
  }
  if (lines.at(-1) === '') lines.pop();
  return `${lines.join('\n')}\n`;
}
