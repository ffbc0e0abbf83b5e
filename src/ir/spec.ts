// SPDX-License-Identifier: BSD-2-Clause
import type { Report } from '../diagnostics/diagnostic.js';
import type { PreprocessOptions } from '../syntax/preprocess/preprocess.js';
import type { SourceFile } from '../text/source-file.js';
import type { BitfieldVariant } from './bitfield.js';
import { checkInterfaces } from './check-interfaces.js';
import { type InterfaceDocument, type LabelDocument, labelDocuments } from './interface.js';
import { lowerBitfields } from './lower-bitfield.js';
import { lowerObjectApi } from './lower-object-api.js';
import { lowerSyscalls } from './lower-syscalls.js';
import type { SyscallDocument } from './syscall.js';

/** All that the specs of one architecture say, for every configuration of it: no condition is decided. */
export interface SpecIr {
  /** In the order in which labels are numbered. */
  readonly documents: readonly InterfaceDocument[];
  readonly syscalls: SyscallDocument;
  /** The shared types, then those of the architecture; in the order of the files. */
  readonly bitfields: readonly BitfieldVariant[];
}

/** The documents of one architecture. */
export type SpecFiles = Readonly<Record<LabelDocument | 'syscalls' | 'types' | 'shared-types', SourceFile>>;

/** Reads and checks all documents. What cannot be read is reported and left out. `read` may know some of them already. */
export function lowerSpecs(files: SpecFiles, include: PreprocessOptions['include'], report: Report): SpecIr {
  const documents = labelDocuments.map((document) => lowerObjectApi(files[document], document, report));
  checkInterfaces(documents, report);
  return {
    documents,
    syscalls: lowerSyscalls(files.syscalls, report),
    bitfields: lowerBitfields([files['shared-types'], files.types], include, report),
  };
}
