// SPDX-License-Identifier: BSD-2-Clause
import { call, signature } from '../layout-marks.js';
import type { TypedMethod } from './method.js';

/** The head of a method, up to its `where`. */
export function methodHead({ name, parameters, outputs, result }: TypedMethod, isSafe: boolean): string {
  const returns = result ?? outputs[0]?.type ?? '()';
  return signature(
    `pub ${isSafe ? '' : 'unsafe '}fn ${name}`,
    ['self', ...parameters.map((one) => `${one.name}: ${one.type}`)],
    ` -> Result<${returns}>`,
  );
}

/** The statements of a method: the raw function, then what it returns. */
export function methodBody(method: TypedMethod, isSafe: boolean): string[] {
  const { receiver, raw, args, outputs } = method;
  const self = receiver === 'Slot' ? 'self.root()' : 'self';
  const references = outputs.filter(({ byReference }) => byReference);
  const hasValues = references.length < outputs.length;
  const all = ['ipc', `${self}.cptr().bits()`, ...args, ...references.map(({ name }) => `&mut ${name}`)];
  const returned = hasValues ? 'result' : 'error';
  return [
    `let ipc = ${self}.context().ipc_buffer();`,
    ...references.map(({ name, type }) => `let mut ${name} = ${type}::default();`),
    isSafe
      ? '// SAFETY: the method is one of those that change nothing that Rust code relies on, see the module.'
      : '// SAFETY: the caller promises what `# Safety` asks for.',
    'unsafe {',
    `    let ${returned} = ${call(`sys::${raw}`, all, ';')}`,
    ...(outputs.length === 0
      ? ['    check(error, ipc)']
      : [`    check(${hasValues ? 'result.error' : 'error'}, ipc)?;`, ...valueOf(method)]),
    '}',
  ];
}

function valueOf({ outputs, result }: TypedMethod): string[] {
  const value = ({ name, rawName, fromSys, byReference }: TypedMethod['outputs'][number]): string =>
    byReference ? name : fromSys(`result.${rawName}`);
  if (result === undefined) return outputs.map((output) => `    Ok(${value(output)})`);
  return [
    `    Ok(${result} {`,
    ...outputs.map((output) => {
      const text = value(output);
      return `        ${text === output.name ? text : `${output.name}: ${text}`},`;
    }),
    '    })',
  ];
}
