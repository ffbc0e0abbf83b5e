// SPDX-License-Identifier: BSD-2-Clause
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './paths.js';

/** Packs the package as npm would publish it and installs that in a directory, with nothing from the network. */
export function installPacked(directory: string): string {
  const home = join(directory, 'project');
  mkdirSync(home, { recursive: true });
  // The build has run: tests are of what is in dist/.
  npm(['pack', '--ignore-scripts', '--silent', '--pack-destination', directory], repository, directory);
  const tarball = readdirSync(directory).find((name) => name.endsWith('.tgz')) ?? '';
  writeFileSync(join(home, 'package.json'), '{ "private": true, "type": "module" }\n');
  npm(
    ['install', '--offline', '--no-audit', '--no-fund', '--silent', join(directory, tarball)],
    home,
    directory,
  );
  return home;
}

function npm(args: readonly string[], cwd: string, cache: string): SpawnSyncReturns<string> {
  const env = { ...process.env, npm_config_cache: join(cache, 'npm-cache') };
  const result = spawnSync('npm', args, { cwd, env, encoding: 'utf8', shell: process.platform === 'win32' });
  if (result.status !== 0) throw new Error(`npm ${args.join(' ')}\n${result.stdout}${result.stderr}`);
  return result;
}
