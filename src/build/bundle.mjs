// SPDX-License-Identifier: BSD-2-Clause
import { build } from 'esbuild';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import typescript from 'typescript';
import { digestParts, readTexts, renderArchive, renderTemplates, renderTexts } from './archive.mjs';
import { readLicences } from './licences.mjs';

/*
 * Makes dist/: sel4-bindgen.mjs, which is the whole program in one file, and index.mjs with its types, which is what
 * other programs import. The same sources give the same bytes.
 */
const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

/** One file of the sources with all that it imports; and the files that those are. */
async function bundle(entry, options) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    target: 'node20',
    charset: 'ascii',
    legalComments: 'none',
    logLevel: 'warning',
    // Paths are in what it makes; behind a link, they would be those of one machine.
    preserveSymlinks: true,
    ...options,
  });
  return { text: outputFiles[0].text.trimEnd(), inputs: Object.keys(metafile.inputs) };
}

const program = await bundle('src/program.ts', {
  format: 'cjs',
  minifyWhitespace: true,
  minifySyntax: true,
  // Templates come precompiled, and Handlebars' compiler is larger than all else of it.
  alias: { handlebars: 'handlebars/runtime.js' },
  // Where the sources look for the package's files; the program has its own.
  define: { 'import.meta.url': '""' },
});
const options = await bundle('src/emit/template-options.ts', { format: 'esm' });
const { templateOptions } = await import(`data:text/javascript,${encodeURIComponent(options.text)}`);
const templates = readTexts(`${root}/templates`, (path) => /^(\w+\/[^/]+)\.(?:hbs|rs)$/.exec(path)?.[1]);
const pages = readTexts(`${root}/docs/diagnostics`, (path) => /^([EW]\d{4})\.md$/.exec(path)?.[1]);
const parts = {
  'licences.json': renderTexts(readLicences(root, program.inputs)),
  'program.js': `(function (require, module) {${program.text}\n})`,
  'templates.js': renderTemplates(templates, templateOptions),
  'specs.json': renderTexts(readTexts(`${root}/fixtures/specs`, (path) => path)),
  'integrations.json': renderTexts(readTexts(`${root}/templates/integration`, (path) => path)),
  'pages.json': renderTexts(pages),
};
const launcher = await bundle('src/launch/launch.ts', {
  format: 'esm',
  define: { PROGRAM_DIGEST: JSON.stringify(digestParts(parts)) },
});
const library = await bundle('src/launch/library.ts', { format: 'esm' });
const declarations = typescript.transpileDeclaration(readFileSync(`${root}/src/api.ts`, 'utf8'), {
  compilerOptions: { target: typescript.ScriptTarget.ES2022, newLine: typescript.NewLineKind.LineFeed },
  reportDiagnostics: true,
});
if (declarations.diagnostics.length > 0)
  throw new Error(typescript.formatDiagnostics(declarations.diagnostics, typescript.createCompilerHost({})));

/** In one step, as others may be running or reading what is there. */
function write(name, text, mode) {
  const temporary = `${root}/dist/${name}.${process.pid}.tmp`;
  writeFileSync(temporary, text, { mode });
  renameSync(temporary, `${root}/dist/${name}`);
}
mkdirSync(`${root}/dist`, { recursive: true });
write('sel4-bindgen.mjs', launcher.text + renderArchive(parts), 0o755);
write('index.mjs', `${library.text}\n`, 0o644);
write('index.d.mts', declarations.outputText, 0o644);
