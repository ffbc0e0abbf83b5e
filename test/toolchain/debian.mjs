// SPDX-License-Identifier: BSD-2-Clause
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { exists, withLock } from './cache.mjs';
import { findProgram, firstComplaint, run, runOrThrow } from './process.mjs';

/**
 * Packages by the file that shows they are there. Files rather than package names, because other packages may
 * have brought the same thing (a later Debian calls `rustc-web` just `rustc`).
 * @typedef {Readonly<Record<string, string>>} PackageGroup
 */

/** @type {PackageGroup} Compiles for every target: a compiler together with its own library source. */
export const CROSS_PACKAGES = Object.freeze({
  'rustc-web': '/usr/bin/rustc',
  'cargo-web': '/usr/bin/cargo',
  'rust-web-src': '/usr/lib/rustlib/src/rust/library/core/src/lib.rs',
  'rust-web-clippy': '/usr/bin/clippy-driver',
  'rustfmt-web': '/usr/bin/rustfmt',
  lld: '/usr/bin/ld.lld',
});

/** @type {PackageGroup} Executes the system call stubs. */
export const EMULATION_PACKAGES = Object.freeze({
  'python3-unicorn': '/usr/lib/python3/dist-packages/unicorn/__init__.py',
});

const QUIET = {
  // apt's messages are compared with English text, and nothing may wait for an answer.
  LC_ALL: 'C',
  DEBIAN_FRONTEND: 'noninteractive',
};

/** Whether apt has Debian's packages here: other distributions have an apt too, but not these packages. */
export async function isDebian() {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^ID="?debian"?$/m.test(release) && (await findProgram('apt-get')) !== null;
}

/** Whether packages can be installed without asking anybody. */
export async function canInstall() {
  return process.getuid?.() === 0 && (await isDebian());
}

/** @param {PackageGroup} group */
export async function missingPackages(group) {
  const missing = [];
  for (const [name, file] of Object.entries(group)) if (!(await exists(file))) missing.push(name);
  return missing;
}

/** @param {PackageGroup} group */
export function installCommand(group) {
  return `sudo apt-get install --no-install-recommends ${Object.keys(group).join(' ')}`;
}

/**
 * Installs a group of packages if some of it is missing. Returns what is wrong afterwards, or null if all is there.
 * @param {PackageGroup} group
 * @param {(line: string) => void} report
 * @returns {Promise<string | null>}
 */
export async function installPackages(group, report) {
  if ((await missingPackages(group)).length === 0) return null;
  if (!(await canInstall())) return missingText(await missingPackages(group));
  return withLock('apt', async () => {
    const missing = await missingPackages(group);
    if (missing.length === 0) return null; // Another process has just done it.
    report(`installing ${missing.join(' ')} with apt-get`);
    // An outdated list is the usual reason for a failed download; without a network the install says so itself.
    await apt(['update']);
    // The whole group, so that a compiler already there is brought to the version of a library source that was
    // not. `--no-remove`, because a package in conflict is somebody's choice and not ours to undo.
    const outcome = await apt([
      'install',
      '-y',
      '--no-remove',
      '--no-install-recommends',
      ...Object.keys(group),
    ]);
    const still = await missingPackages(group);
    if (outcome.code === 0 && still.length === 0) return null;
    const complaint =
      outcome.code === 0 ? missingText(still) : `apt-get install failed: ${firstComplaint(outcome)}`;
    // Said at once, because part of the group may be enough to go on with.
    report(complaint);
    return complaint;
  });
}

/**
 * Downloads packages and unpacks them into a directory without installing them, which needs no rights.
 * @param {readonly string[]} names each with or without `=version`
 * @param {string} directory
 */
export async function unpackPackages(names, directory) {
  const outcome = await apt(['download', ...names], directory);
  if (outcome.code !== 0) throw new Error(`apt-get download failed: ${firstComplaint(outcome)}`);
  const archives = (await readdir(directory)).filter((name) => name.endsWith('.deb'));
  for (const archive of archives.map((name) => join(directory, name))) {
    await runOrThrow('dpkg-deb', ['-x', archive, directory]);
    await rm(archive);
  }
}

/**
 * The newest version of a package that apt knows and that belongs to a release such as "1.85".
 * @param {string} name
 * @param {string} release
 */
export async function packageVersion(name, release) {
  const { stdout } = await run('apt-cache', ['madison', name], { env: QUIET });
  const versions = stdout.split('\n').map((line) => line.split('|')[1]?.trim() ?? '');
  return versions.find((version) => version.startsWith(`${release}.`)) ?? null;
}

/**
 * @param {readonly string[]} args
 * @param {string} [cwd]
 */
function apt(args, cwd) {
  // Without the sandbox user, root may download into a directory that only root can enter.
  const options = ['-q', '-o', 'DPkg::Lock::Timeout=300', '-o', 'APT::Sandbox::User=root'];
  return run('apt-get', [...options, ...args], { env: QUIET, ...(cwd === undefined ? {} : { cwd }) });
}

/** @param {readonly string[]} missing */
function missingText(missing) {
  return `the Debian packages ${missing.join(', ')} are not installed`;
}
