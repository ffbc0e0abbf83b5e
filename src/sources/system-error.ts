// SPDX-License-Identifier: BSD-2-Clause

/** Whether the operating system refused something, as opposed to a mistake of ours. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && /^E[A-Z0-9]+$/.test((error as NodeJS.ErrnoException).code ?? '');
}

/** In words; without the path, which may be a temporary one. */
export function describeSystemError(error: NodeJS.ErrnoException): string {
  return words[error.code ?? ''] ?? `the system says ${error.code}`;
}

const words: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EDQUOT: 'the quota is used up',
  EEXIST: 'a file stands where a directory is needed',
  EFBIG: 'the file would be larger than it may be',
  EISDIR: 'it is a directory',
  ELOOP: 'symbolic links lead in a circle',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'there is no such file',
  ENOSPC: 'no space is left',
  ENOTDIR: 'a part of the path is no directory',
  ENOTEMPTY: 'it is a directory',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
};
