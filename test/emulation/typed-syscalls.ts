// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../../src/model/model.js';
import { type IpcArgument, ipcMethods } from '../../src/view/typed/ipc/ipc-methods.js';
import type { Shim } from './shims.js';
import type { Vector, VectorFile } from './vectors.js';

/** System calls that the typed layer makes in a form that a measured call does not fit, with the reason. */
const notExpressed: readonly { readonly functions: RegExp; readonly reason: string }[] = [
  { functions: /WithMRs$/, reason: 'takes words of any length, and makes the message info of them' },
  { functions: /^seL4_Poll$/, reason: 'takes a signal without words, so nothing is put into the buffer' },
  { functions: /^seL4_Wait$/, reason: 'without MCS waits for a signal without words, as poll does' },
  { functions: /^seL4_VMEnter$/, reason: 'says why the guest stopped as an enum' },
  { functions: /^seL4_Debug/, reason: 'is in module debug, where it is part of something else' },
];

/** Vectors of system calls that the typed layer makes in the same form; every other one must have a reason. */
export function syscallVectors(file: VectorFile, shims: readonly Shim[]): Vector[] {
  const made = new Set(shims.map((shim) => shim.function));
  return file.vectors.filter(({ kind, function: name, args }) => {
    if (kind === 'method' || '_service' in args) return false;
    if (made.has(name)) return true;
    if (!notExpressed.some(({ functions }) => functions.test(name)))
      throw new Error(`no method makes ${name}`);
    return false;
  });
}

/** What the types of module `ipc` are turned into. */
export const syscallSupport = `
use super::ipc::{self, Answer, MessageInfo, Received};

impl Outcome for MessageInfo {
    unsafe fn put(self, to: &mut *mut u64) {
        sys::seL4_MessageInfo_t::from(self).put(to);
    }
}

impl<C> Outcome for Answer<C> {
    unsafe fn put(self, to: &mut *mut u64) {
        self.info.put(to);
    }
}

impl<C> Outcome for Received<C> {
    unsafe fn put(self, to: &mut *mut u64) {
        self.info.put(to);
        put_word(self.badge.bits() as u64, to);
    }
}

impl<T: Outcome> Outcome for Option<T> {
    unsafe fn put(self, to: &mut *mut u64) {
        if let Some(value) = self {
            value.put(to);
        }
    }
}
`;

/** Shims of the functions of module `ipc` that leave words to the buffer, by the raw functions that they call. */
export function syscallShims(model: Model, sys: readonly Shim[]): Shim[] {
  const { isMcs } = model.target;
  const raw = new Map(sys.map((shim) => [shim.function, shim]));
  const messages = ipcMethods
    .filter(({ kernel }) => kernel === undefined || (kernel === 'mcs') === isMcs)
    .flatMap(({ raw: short, name, of, args, gives }): Shim[] => {
      const found = raw.get(`seL4_${short}`);
      // A function that several capabilities have is measured once.
      if (!found || of[0] === 'Reply' || gives === 'signal') return [];
      const own = args.filter((one) => isMcs || one !== 'reply');
      const parameters = found.parameters.filter(({ kind }) => kind !== 'buffer');
      const place = (argument: IpcArgument): number => 1 + own.indexOf(argument);
      const passed = (['dest', 'info', 'reply'] as const).filter((one) => own.includes(one));
      const values = passed.map((one) =>
        expressions[one]
          .replace('##', `words.get::<sys::seL4_MessageInfo_t>(${place(one)})`)
          .replace('#', `words.get(${place(one)})`),
      );
      const context = 'words.get::<IpcBuffer>(0)';
      const call = of[0]
        ? `${of[0]}::from_bits(words.get(${place('self')})).with(${context}).${name}(${values.join(', ')})`
        : `ipc::${name}(${[context, ...values].join(', ')})`;
      const results = { nothing: [], answer: ['return'], message: both, 'message if any': both }[gives];
      return [toShim(`seL4_${short}`, parameters, results, call)];
    });
  return [...messages, ...otherShims(raw)];
}

const both = ['return', 'sender'];

const expressions: Readonly<Record<Exclude<IpcArgument, 'self' | 'badge'>, string>> = {
  dest: 'Reply::from_bits(#)',
  info: 'MessageInfo::from(##)',
  reply: 'Reply::from_bits(#)',
};

/** Calls that are no messages. */
function otherShims(raw: ReadonlyMap<string, Shim>): Shim[] {
  const others = {
    seL4_Signal: 'Notification::from_bits(words.get(1)).with(words.get::<IpcBuffer>(0)).signal()',
    seL4_Yield: 'ipc::yield_now()',
    seL4_SetTLSBase: 'ipc::set_tls_base(words.get(1))',
  };
  return Object.entries(others).flatMap(([name, call]) => {
    const found = raw.get(name);
    return found ? [toShim(name, found.parameters, [], call)] : [];
  });
}

/** Word 0 is the buffer, whether or not the raw function takes it. */
function toShim(
  name: string,
  parameters: Shim['parameters'],
  results: readonly string[],
  call: string,
): Shim {
  return {
    symbol: `typed_${name}`,
    function: name,
    // The badge is a result here.
    parameters: [
      { name: 'ipc', kind: 'buffer' },
      ...parameters.map((one) => ({ ...one, kind: 'value' as const })),
    ],
    results: results.map((result) => ({ name: result, words: 1 })),
    text: `shim!(typed_${name}, |words| ${call});`,
  };
}
