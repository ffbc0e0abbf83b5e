#!/usr/bin/env node
// SPDX-License-Identifier: BSD-2-Clause
import { main } from './main.js';

// The only file with an effect when it is loaded, so that tests can call main() themselves.
process.exitCode = main(process.argv.slice(2));
