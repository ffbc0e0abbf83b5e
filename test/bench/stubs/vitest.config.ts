// SPDX-License-Identifier: BSD-2-Clause
import { mergeConfig } from 'vitest/config';
import shared from '../../../vitest.config.js';

/** The measurements of `npm run bench:stubs`, which need what tests need: compilers, and an emulator. */
export default mergeConfig(
  { ...shared, test: { ...shared.test, include: [] } },
  { test: { include: ['test/bench/stubs/stubs.run.ts'], disableConsoleIntercept: true } },
);
