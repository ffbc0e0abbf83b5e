// SPDX-License-Identifier: BSD-2-Clause
import type { XmlElement, XmlNode } from '../syntax/xml/element.js';
import { attributeOf } from '../syntax/xml/read.js';
import type { Prose, ProsePart } from '../text/prose.js';

/** The text of a documentation element; undefined where there is none. */
export function lowerProse(element: XmlElement | undefined): Prose | undefined {
  const parts = (element?.children ?? []).flatMap(lowerPart);
  return parts.some((part) => part.kind !== 'text' || part.text.trim() !== '') ? parts : undefined;
}

export function plainProse(text: string | undefined): Prose | undefined {
  return text?.trim() ? [{ kind: 'text', text }] : undefined;
}

function lowerPart(node: XmlNode): ProsePart[] {
  if (node.kind === 'text') return [{ kind: 'text', text: node.text }];
  switch (node.name) {
    case 'texttt':
      return [{ kind: 'code', text: attributeOf(node, 'text') ?? textOf(node) }];
    case 'autoref':
      return [{ kind: 'manual', label: attributeOf(node, 'label') ?? '' }];
    case 'shortref':
      return [{ kind: 'manual', label: attributeOf(node, 'sec') ?? '' }];
    case 'obj':
      return [{ kind: 'object', name: attributeOf(node, 'name') ?? '' }];
    case 'docref':
      return [{ kind: 'aside', of: node.children.flatMap(lowerPart) }];
    case 'errorenumdesc':
      return [{ kind: 'errors' }];
    default:
      return [];
  }
}

function textOf(element: XmlElement): string {
  return element.children.map((node) => (node.kind === 'text' ? node.text : textOf(node))).join('');
}
