// SPDX-License-Identifier: BSD-2-Clause
import { build } from 'esbuild';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import typescript from 'typescript';
import { digestParts, readTexts, renderArchive, renderTemplates, renderTexts } from './archive.mjs';
import { toFunction } from './chunks.mjs';
import { readLicences } from './licences.mjs';

/*
 * Makes dist/: sel4-bindgen.mjs, which is the whole program in one file, and index.mjs with its types, which is what
 * other programs import; index.cjs for those that say `require`. The same sources give the same bytes.
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
  const texts = outputFiles.map(({ path, text }) => [basename(path), text.trimEnd()]);
  return { text: texts[0][1], texts, inputs: Object.keys(metafile.inputs) };
}

/** Commander has subcommands that are programs of their own, and what starts them takes long to load; ours are none. */
const withoutSubprograms = {
  name: 'without-subprograms',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      /[/\\]commander[/\\]/.test(importer) ? { path: 'none', namespace: 'without-subprograms' } : undefined,
    );
    onLoad({ filter: /^/, namespace: 'without-subprograms' }, () => ({ contents: 'module.exports = {};' }));
  },
};

// In modules, so that a command loads no more than it needs.
const program = await bundle('src/program.ts', {
  entryPoints: ['src/program.ts', 'src/api.ts'],
  outdir: 'dist',
  splitting: true,
  format: 'esm',
  plugins: [withoutSubprograms],
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
  ...Object.fromEntries(program.texts.map(([name, text]) => [name, toFunction(name, text)])),
  'templates.js': renderTemplates(templates, templateOptions),
  'specs.json': renderTexts(readTexts(`${root}/fixtures/specs`, (path) => path)),
  'integrations.json': renderTexts(readTexts(`${root}/templates/integration`, (path) => path)),
  'pages.json': renderTexts(pages),
};
const launcher = await bundle('src/launch/launch.ts', {
  format: 'esm',
  // Older than what the program needs, so that it can say which one that is.
  target: 'node14',
  define: { PROGRAM_DIGEST: JSON.stringify(digestParts(parts)) },
});
const library = await bundle('src/launch/library.ts', { format: 'esm' });
const commonLibrary = await bundle('src/launch/library.ts', {
  format: 'cjs',
  define: { 'import.meta.url': 'ownUrl' },
  banner: { js: "const ownUrl = require('node:url').pathToFileURL(__filename);" },
});
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
write('index.cjs', `${commonLibrary.text}\n`, 0o644);
// Types of a module and of CommonJS are told apart by nothing but the name.
for (const name of ['index.d.mts', 'index.d.cts']) write(name, declarations.outputText, 0o644);
