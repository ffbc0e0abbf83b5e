// SPDX-License-Identifier: BSD-2-Clause
import { createRequire } from 'node:module';
import { Script } from 'node:vm';
import type { Archive } from './archive.js';
import type { CodeCache } from './code-cache.js';

/** Modules as src/build/chunks.mjs writes them. */
type Body = (require: (name: string) => object, load: (name: string) => Promise<object>) => object;

/** The program, as modules and other parts of the archive. */
export class Program {
  readonly #archive: Archive;
  readonly #url: string;
  readonly #cache: CodeCache | undefined;
  readonly #requireOfNode: NodeJS.Require;
  readonly #modules = new Map<string, object>();
  readonly #scripts = new Map<string, Script>();

  constructor(archive: Archive, url: string, cache?: CodeCache) {
    this.#archive = archive;
    this.#url = url;
    this.#cache = cache;
    this.#requireOfNode = createRequire(url);
    const { usePackageFiles } = this.require('./program.js') as typeof import('../program.js');
    const texts = (name: string): object => JSON.parse(archive.read(name)) as object;
    usePackageFiles({
      templates: () => new Map(Object.entries(this.#evaluate('templates.js') as object)),
      specs: () => new Map(Object.entries(texts('specs.json'))),
      integrations: () => new Map(Object.entries(texts('integrations.json'))),
      page: (code) => (texts('pages.json') as Record<string, string>)[code],
    });
  }

  /** What a module exports; it is evaluated once. */
  readonly require = (name: string): object => {
    if (!name.startsWith('./')) return this.#requireOfNode(name) as object;
    const known = this.#modules.get(name);
    if (known) return known;
    const body = this.#evaluate(name.slice(2)) as Body;
    const exported = body(this.require, (other) => Promise.resolve(other).then(this.require));
    this.#modules.set(name, exported);
    return exported;
  };

  #evaluate(part: string): unknown {
    const cachedData = this.#cache?.read(part);
    const script = new Script(this.#archive.read(part), {
      filename: `${this.#url}#${part}`,
      ...(cachedData ? { cachedData } : {}),
    });
    this.#scripts.set(part, script);
    return script.runInThisContext();
  }

  /** Leaves the code of all functions that have run to the next run of the same command. */
  keepCode(): void {
    const isComplete = [...this.#scripts.values()].every(
      ({ cachedDataRejected }) => cachedDataRejected === false,
    );
    if (!isComplete || this.#cache?.isOld())
      this.#cache?.write([...this.#scripts].map(([part, script]) => [part, script.createCachedData()]));
  }
}
