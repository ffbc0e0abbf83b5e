// SPDX-License-Identifier: BSD-2-Clause
import { configurationOf } from '../../emulation/configurations.js';
import { generateText, programText } from '../../emulation/program.js';
import { typedShims } from '../../emulation/typed-shims.js';
import { typedVectors } from '../../emulation/typed-vectors.js';
import { buildElf } from '../../emulation/workshop.js';
import type { OracleName } from '../../helpers/oracle.js';
import { readCFigures } from './c-figures.js';
import { cFunctions, type What } from './c-functions.js';
import type { InputFile } from '../../tool-runs/tool-run.js';
import { measure, type Measured } from './measure.js';

/** Compiles the functions of a layer for a configuration and compares them with C's; undefined without figures of C. */
export async function compareWithC(
  name: OracleName,
  what: What & { readonly optLevel: string },
): Promise<{ readonly measured: readonly Measured[]; readonly elf: InputFile } | undefined> {
  const figures = readCFigures(name);
  const found = configurationOf(name);
  if (!figures || !found) return undefined;
  const { file, configuration } = found;
  const { sel4Arch } = configuration.config;
  const { model, text } = generateText(configuration, 'typed');
  const { functions, module } = cFunctions(model, text, what, file.vectors);
  const elf = await buildElf(programText(text, module), sel4Arch, what.optLevel);
  const vectors = what.layer === 'typed' ? typedVectors(file, typedShims(model), model) : file.vectors;
  const measured = await measure(elf, { ...file, vectors }, functions, figures, model.target);
  return { measured, elf };
}
