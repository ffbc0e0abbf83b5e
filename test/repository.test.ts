// SPDX-License-Identifier: BSD-2-Clause
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from './helpers/paths.js';

const isCheckout = existsSync(`${repository}/.git`);
const tracked = isCheckout
  ? execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: repository,
      encoding: 'utf8',
    })
      .split('\0')
      .filter((file) => file !== '' && existsSync(join(repository, file)))
  : [];

describe.skipIf(!isCheckout)(`the repository${isCheckout ? '' : ' (no git checkout)'}`, () => {
  it('has only the folders that the README names', () => {
    const folders = readdirSync(repository, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    const ours = folders.filter((folder) => tracked.some((file) => file.startsWith(`${folder}/`)));
    expect(ours.sort()).toEqual(['.ci', 'docs', 'fixtures', 'grammars', 'src', 'templates', 'test']);
  });
  it('holds no file of the kernel: nothing under the GPL', () => {
    const gpl = new RegExp(['GPL', '-2\\.0'].join(''));
    expect(tracked.filter((file) => gpl.test(readFileSync(join(repository, file), 'utf8')))).toEqual([]);
  });
  it('links to files that exist', () => {
    const broken = tracked
      .filter((file) => file.endsWith('.md'))
      .flatMap((file) => {
        const text = readFileSync(join(repository, file), 'utf8').replace(/```[^]*?```/g, '');
        return [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
          .map((match) => match[1] ?? '')
          .filter((link) => !/^[a-z]+:/.test(link) && !existsSync(join(repository, file, '..', link)))
          .map((link) => `${file}: ${link}`);
      });
    expect(broken).toEqual([]);
  });
});
