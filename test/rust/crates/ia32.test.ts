// SPDX-License-Identifier: BSD-2-Clause
import { checkCrates } from '../helpers/check-crates.js';

checkCrates('ia32');
