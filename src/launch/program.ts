// SPDX-License-Identifier: BSD-2-Clause
import { createRequire } from 'node:module';
import { Script } from 'node:vm';
import type { Archive } from './archive.js';

/** What is in the archive. */
export type Program = typeof import('../program.js');

/** Loads the program from the archive that it stands in. */
export function loadProgram(archive: Archive, url: string): Program {
  const evaluate = (name: string): unknown =>
    new Script(archive.read(name), { filename: `${url}#${name}` }).runInThisContext();
  const body = evaluate('program.js') as (require: NodeJS.Require, module: { exports: object }) => void;
  const module = { exports: {} };
  body(createRequire(url), module);
  const program = module.exports as Program;
  program.usePackageFiles({
    templates: () => new Map(Object.entries(evaluate('templates.js') as object)),
    specs: () => new Map(Object.entries(JSON.parse(archive.read('specs.json')) as object)),
    integrations: () => new Map(Object.entries(JSON.parse(archive.read('integrations.json')) as object)),
    page: (code) => (JSON.parse(archive.read('pages.json')) as Record<string, string>)[code],
  });
  return program;
}
