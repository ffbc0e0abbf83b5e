// SPDX-License-Identifier: BSD-2-Clause
import type { BitfieldsView } from '../view/bitfield/bitfields-view.js';
import type { Provenance } from '../view/crate-view.js';
import { code } from '../view/docs.js';
import { createRenderer, supportText, type Templates } from './engine.js';
import { renderModuleFile } from './render-crate.js';

/** The blocks and unions of one .bf file, with the bit operations that they need, as one Rust file. */
export function renderBitfieldFile(
  view: BitfieldsView,
  title: string,
  provenance: Provenance,
  templates: Templates,
): string {
  const render = createRenderer(templates);
  const text =
    render('crate/bitfield-file', { source: code(title) }) +
    '\n//@children\n\n' +
    render('sys/bitfields', view);
  const bits = { name: 'bits', text: supportText(templates, 'bits'), attributes: [], children: [] };
  return (
    render('crate/header', provenance) +
    renderModuleFile({ name: 'bitfields', text, attributes: [], children: [bits] })
  );
}
