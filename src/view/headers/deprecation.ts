// SPDX-License-Identifier: BSD-2-Clause
import type { Deprecated } from '../../model/header.js';
import { clean } from '../docs.js';
import { stringLiteral } from '../rust-literals.js';

/** The attribute of an item that libsel4 marks so. */
export function deprecation(deprecated: Deprecated): string[] {
  if (deprecated === undefined) return [];
  const advice = clean(deprecated).trim();
  return [advice === '' ? '#[deprecated]' : `#[deprecated = ${stringLiteral(advice)}]`];
}
