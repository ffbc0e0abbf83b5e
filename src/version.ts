// SPDX-License-Identifier: BSD-2-Clause

/** The name and version that the output and `--version` show; a test compares the latter with package.json. */
export const toolName = 'sel4-bindgen';
export const toolVersion = '0.1.0';
