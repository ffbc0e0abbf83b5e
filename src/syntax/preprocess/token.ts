// SPDX-License-Identifier: BSD-2-Clause
import type { Expression } from '../../condition/expression.js';
import type { Span } from '../../text/span.js';

/** A preprocessing token. The span of an expanded macro's tokens is the place of use, where a user looks first. */
export interface Token {
  readonly kind: 'name' | 'number' | 'punctuation' | 'text';
  readonly image: string;
  readonly span: Span;
  /** The macro that the token came out of, where it stands for one. */
  readonly macro?: string;
}

/** A token and the configurations under which the preprocessor lets it through. */
export interface ConditionalToken {
  readonly token: Token;
  readonly when: Expression;
}
