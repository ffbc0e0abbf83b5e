// SPDX-License-Identifier: BSD-2-Clause
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/**
 * The licence of this program and those of all packages that a bundle has code of, by name and version: who passes the
 * file on must pass these on too.
 * @param {string} root
 * @param {readonly string[]} inputs the files that were bundled
 */
export function readLicences(root, inputs) {
  const packages = inputs.map((path) => /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]);
  const names = [...new Set(packages.filter((name) => name !== undefined))].sort();
  return Object.fromEntries([root, ...names.map((name) => `${root}/node_modules/${name}`)].map(readLicence));
}

/** @param {string} directory */
function readLicence(directory) {
  const { name, version, license } = JSON.parse(readFileSync(`${directory}/package.json`, 'utf8'));
  const file = readdirSync(directory).find(
    (one) => /^licen[cs]e/i.test(one) && existsSync(`${directory}/${one}`),
  );
  const text = file === undefined ? `${license}\n` : readFileSync(`${directory}/${file}`, 'utf8');
  return [`${name} ${version}`, text.replaceAll('\r\n', '\n')];
}
