// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { toolName, toolVersion } from '../src/version.js';
import { repository } from './helpers/paths.js';

const packageJson = JSON.parse(readFileSync(`${repository}/package.json`, 'utf8')) as {
  name: string;
  version: string;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};

it('is the one of package.json', () => {
  expect([toolName, toolVersion]).toEqual([packageJson.name, packageJson.version]);
});

it('pins every direct dependency exactly', () => {
  const versions = Object.entries({ ...packageJson.dependencies, ...packageJson.devDependencies });
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});
