// SPDX-License-Identifier: BSD-2-Clause
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Bug } from '../diagnostics/bug.js';
import type { PackageFiles } from './package-files.js';

/** The directory of this package: the one above that has the templates and the built-in specs. */
function packageDirectory(): string {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, 'templates', 'crate'))) {
    const parent = dirname(directory);
    if (parent === directory) throw new Bug('the templates of this package are missing');
    directory = parent;
  }
  return directory;
}

/** All files below a directory of this package, by path, sorted. */
function filesBelow(...directory: readonly string[]): Map<string, string> {
  const root = join(packageDirectory(), ...directory);
  const paths = readdirSync(root, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return new Map(
    paths.map((path) => [
      path.slice(root.length + 1).replaceAll('\\', '/'),
      readFileSync(path, 'utf8').replace(/\r\n/g, '\n'),
    ]),
  );
}

/** The files where they are edited, for whoever runs the sources; the single file brings its own. */
export const packageOnDisk: PackageFiles = {
  specs: () => filesBelow('fixtures', 'specs'),
  integrations: () => filesBelow('templates', 'integration'),
  templates: () => {
    const root = join(packageDirectory(), 'templates');
    return new Map(
      ['crate', 'support', 'sys', 'typed'].flatMap((directory) =>
        readdirSync(join(root, directory))
          .sort()
          .map((file): [string, string] => [
            `${directory}/${file.replace(/\.(?:hbs|rs)$/, '')}`,
            readFileSync(join(root, directory, file), 'utf8').replace(/\r\n/g, '\n'),
          ]),
      ),
    );
  },
  page: (code) => {
    const path = join(packageDirectory(), 'docs', 'diagnostics', `${code}.md`);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  },
};
