// SPDX-License-Identifier: BSD-2-Clause
import { configurationOf } from '../../emulation/configurations.js';
import { generateText, programText } from '../../emulation/program.js';
import { typedShims } from '../../emulation/typed-shims.js';
import { typedVectors } from '../../emulation/typed-vectors.js';
import type { Workshop } from '../../emulation/workshop.js';
import type { OracleName } from '../../helpers/oracle.js';
import { readCFigures } from './c-figures.js';
import { cFunctions, type What } from './c-functions.js';
import { measure, type Measured } from './measure.js';

/** Compiles the functions of a layer for a configuration and compares them with C's; undefined without figures of C. */
export async function compareWithC(
  workshop: Workshop,
  name: OracleName,
  what: What & { readonly optLevel: string },
): Promise<{ readonly measured: readonly Measured[]; readonly elf: string } | undefined> {
  const figures = readCFigures(name);
  const found = configurationOf(name);
  if (!figures || !found) return undefined;
  const { file, configuration } = found;
  const { sel4Arch } = configuration.config;
  const { model, text } = generateText(configuration, 'typed');
  const { functions, module } = cFunctions(model, text, what, file.vectors);
  const title = `${configuration.title} ${what.layer} ${what.handle}`;
  const elf = await workshop.build(programText(text, module), { sel4Arch, title, optLevel: what.optLevel });
  const vectors = what.layer === 'typed' ? typedVectors(file, typedShims(model), model) : file.vectors;
  const calls = { ...file, vectors };
  const measured = await measure(workshop.emulator, elf, calls, functions, figures, model.target);
  return { measured, elf };
}
