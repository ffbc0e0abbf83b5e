// SPDX-License-Identifier: BSD-2-Clause

/** Milliseconds since the process began. Node's `performance` says the same, and takes some to be loaded. */
export function elapsed(): number {
  return process.uptime() * 1000;
}
