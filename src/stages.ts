// SPDX-License-Identifier: BSD-2-Clause

/** Told at the beginning of each stage what it is, for those who watch; what is done does not depend on it. */
export type BeginStage = (name: string) => void;

export const unwatched: BeginStage = () => undefined;
