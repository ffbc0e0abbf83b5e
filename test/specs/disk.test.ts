// SPDX-License-Identifier: BSD-2-Clause
import { expect, it } from 'vitest';
import { Report } from '../../src/diagnostics/diagnostic.js';
import { diskRoot } from '../../src/sources/disk.js';
import { repository } from '../helpers/paths.js';

it('finds nothing under a name that no file can have', () => {
  const report = new Report();
  expect(diskRoot('source', repository, repository, report).read('package.json\0')).toBeUndefined();
  expect(report.diagnostics).toEqual([]);
});
