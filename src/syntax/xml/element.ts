// SPDX-License-Identifier: BSD-2-Clause
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Report } from '../../diagnostics/diagnostic.js';
import type { SourceFile } from '../../text/source-file.js';
import { createSpan, type Span } from '../../text/span.js';
import { checkMarkup, entities } from './markup.js';

export interface XmlAttribute {
  readonly name: string;
  readonly value: string;
  readonly span: Span;
}

export type XmlNode = XmlElement | { readonly kind: 'text'; readonly text: string };

export interface XmlElement {
  readonly kind: 'element';
  readonly name: string;
  readonly attributes: ReadonlyMap<string, XmlAttribute>;
  readonly children: readonly XmlNode[];
  /** The start tag, where people look. */
  readonly span: Span;
}

const nestingLimit = 64;

/** Parses XML into elements with spans. Undefined where the text is not well formed, which is reported. */
export function parseXml(file: SourceFile, report: Report): XmlElement | undefined {
  const { text } = file;
  if (text.trim() === '') {
    report.add('E0401', createSpan(file, 0, 0), { problem: 'the file is empty' });
    return undefined;
  }
  if (!checkMarkup(file, nestingLimit, report)) return undefined;
  const valid = XMLValidator.validate(text);
  if (valid !== true) {
    const at = offsetOf(text, valid.err.line, valid.err.col);
    report.add('E0401', createSpan(file, at, at + 1), { problem: lowerFirst(valid.err.msg) });
    return undefined;
  }
  let parsed: RawNode[];
  try {
    parsed = parser.parse(text) as RawNode[];
  } catch (error) {
    report.add('E0401', createSpan(file, 0, 0), { problem: lowerFirst(String((error as Error).message)) });
    return undefined;
  }
  const roots = parsed
    .flatMap((node) => toNode(node, file, report))
    .filter((node) => node.kind === 'element');
  if (roots.length !== 1) {
    const span = roots[1]?.span ?? createSpan(file, 0, 0);
    report.add('E0401', span, { problem: `a document has one root element, this one has ${roots.length}` });
  }
  return roots.length === 1 ? roots[0] : undefined;
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  captureMetaData: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  cdataPropName: '#cdata',
  maxNestedTags: nestingLimit + 1,
});

type RawNode = Record<string, unknown>;

const metaData = XMLParser.getMetaDataSymbol() as unknown as string;

function toNode(raw: RawNode, file: SourceFile, report: Report): XmlNode[] {
  const name = Object.keys(raw).find((key) => key !== ':@');
  if (name === undefined) return [];
  if (name === '#text') return [{ kind: 'text', text: decode(String(raw['#text'])) }];
  if (name === '#cdata') {
    const parts = raw['#cdata'] as RawNode[];
    return [{ kind: 'text', text: parts.map((part) => String(part['#text'])).join('') }];
  }
  const place = (raw as Record<string, { startIndex: number } | undefined>)[metaData];
  const start = place?.startIndex ?? 0;
  const tag = startTag(file.text, start);
  if (!tag.isWhole) {
    // The validator lets some through that are no attributes.
    report.add('E0401', createSpan(file, tag.end, tag.end + 1), {
      problem: `an attribute is written name="value"`,
    });
  }
  const attributes = new Map(
    tag.attributes.map((attribute) => [attribute.name, { ...attribute, span: spanOf(attribute) }]),
  );
  const children = (raw[name] as RawNode[]).flatMap((child) => toNode(child, file, report));
  return [{ kind: 'element', name: tag.name, attributes, children, span: createSpan(file, start, tag.end) }];

  function spanOf({ from, to }: { from: number; to: number }): Span {
    return createSpan(file, from, to);
  }
}

const namePattern = /[^\s/>]+/y;

/** The parser gives no places for attributes, so the start tag is read again; it is known to be well formed. */
function startTag(text: string, start: number) {
  namePattern.lastIndex = start + 1;
  const name = namePattern.exec(text)?.[0] ?? '';
  const attributes: { name: string; value: string; from: number; to: number }[] = [];
  const pattern = /\s*([^\s=/>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')|\s*\/?>/y;
  pattern.lastIndex = start + 1 + name.length;
  let end = pattern.lastIndex;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    end = pattern.lastIndex;
    const [whole, attribute, double, single] = match;
    if (attribute === undefined) break;
    const from = end - whole.trimStart().length;
    attributes.push({ name: attribute, value: decode(double ?? single ?? ''), from, to: end });
  }
  return { name, attributes, end, isWhole: text[end - 1] === '>' };
}

/** The five entities of XML and character references; anything else stays as written. */
function decode(text: string): string {
  return text.replace(/&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(\w+));/g, (whole, hex, decimal, name) => {
    if (name !== undefined) return entities.get(name as string) ?? (whole as string);
    const code = hex !== undefined ? parseInt(hex as string, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
  });
}

function offsetOf(text: string, line: number, column: number): number {
  let at = 0;
  for (let current = 1; Number.isFinite(line) && current < line; current += 1) {
    const next = text.indexOf('\n', at);
    if (next === -1) break;
    at = next + 1;
  }
  // The validator has no column for some problems.
  return Math.min(text.length, at + Math.max(0, (Number.isFinite(column) ? column : 1) - 1));
}

function lowerFirst(text: string): string {
  return (text.charAt(0).toLowerCase() + text.slice(1)).replace(/\.$/, '');
}
