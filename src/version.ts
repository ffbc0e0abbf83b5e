// SPDX-License-Identifier: BSD-2-Clause

/** The name and version that the output and `--version` show; a test compares the latter with package.json. */
export const toolName = 'sel4-bindgen';
export const toolVersion = '0.1.0';

/** What `--version` says; `build` is the SHA-256 of all that the program is made of, which its sources do not have. */
export function describeVersion(build: string | undefined): string {
  return `${toolName} ${describeBuild(build)}`;
}

export function describeBuild(build: string | undefined): string {
  return build === undefined ? toolVersion : `${toolVersion} (sha256 ${build.slice(0, 12)})`;
}
