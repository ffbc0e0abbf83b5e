// SPDX-License-Identifier: BSD-2-Clause

/** A file that a tool is given; its path is relative to the directory that the tool runs in. */
export interface InputFile {
  readonly path: string;
  readonly text: string | Uint8Array;
}

/**
 * One run of a compiler, of a tool like it, or of what was made with them. All that it may read is in here: it runs in a
 * fresh directory with these files, so a file that was forgotten is an error at once, and equal runs have equal results.
 */
export interface ToolRun {
  /** One that is found everywhere, or, as `./name`, one of the files. */
  readonly program: string;
  /** What tells this version of the program, with the libraries that it brings, from every other. */
  readonly identity: string;
  readonly args: readonly string[];
  /** Besides what `execute.ts` passes on of the process's own environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly files: readonly InputFile[];
  /** The files made by it that somebody wants to have. */
  readonly outputs: readonly string[];
}

export interface ToolResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** In the order of the run's `outputs`; none where the tool failed. */
  readonly outputs: readonly Uint8Array[];
}
