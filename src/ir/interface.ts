// SPDX-License-Identifier: BSD-2-Clause
import type { Expression } from '../condition/expression.js';
import type { Span } from '../text/span.js';
import type { Prose } from '../text/prose.js';

/** The three documents that declare invocations, in the order in which their labels are numbered. */
export const labelDocuments = ['object-api', 'sel4-arch', 'arch'] as const;
export type LabelDocument = (typeof labelDocuments)[number];

/** What one interface document declares; nothing is resolved, conditions are open. */
export interface InterfaceDocument {
  readonly document: LabelDocument;
  readonly structs: readonly StructDeclaration[];
  readonly interfaces: readonly InterfaceDeclaration[];
}

/** A struct that is passed word by word. Members beyond its configured size are not sent. */
export interface StructDeclaration {
  readonly name: string;
  readonly members: readonly string[];
  readonly span: Span;
}

export interface InterfaceDeclaration {
  readonly name: string;
  /** The name as the manual prints it. */
  readonly manualName: string | undefined;
  /** What the invoked capability is. */
  readonly capDescription: string | undefined;
  readonly methods: readonly MethodDeclaration[];
  readonly span: Span;
}

export interface MethodDeclaration {
  /** The name of the invocation label, `TCBReadRegisters`. */
  readonly id: string;
  readonly name: string;
  /** The configurations that have the method, its interface's condition included. */
  readonly when: Expression;
  /** Whether another declaration may have the same label. */
  readonly duplicate: boolean;
  readonly parameters: readonly ParameterDeclaration[];
  readonly documentation: MethodDocumentation;
  readonly span: Span;
}

export interface MethodDocumentation {
  readonly manualName: string | undefined;
  readonly manualLabel: string | undefined;
  readonly brief: Prose | undefined;
  readonly description: Prose | undefined;
  readonly returns: Prose | undefined;
  /** Said of the invoked capability in addition to the interface's own description. */
  readonly capability: string | undefined;
  readonly errors: readonly { readonly name: string; readonly description: Prose | undefined }[];
}

export interface ParameterDeclaration {
  readonly name: string;
  readonly type: string;
  readonly direction: 'in' | 'out';
  readonly description: Prose | undefined;
  readonly span: Span;
}
