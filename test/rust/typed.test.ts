// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync } from 'node:fs';
import { describe, expect, inject, it } from 'vitest';
import { repository } from '../helpers/paths.js';
import type { InputFile } from '../tool-runs/tool-run.js';
import { isSkipped, need, reason } from './helpers/availability.js';
import { builtIn, generateCrate, presetConfig } from './helpers/configurations.js';
import { build, compile, rustc } from './helpers/tools.js';

// Programs that use the typed layer: one that has to compile for every kind of target, and many that must not.

const { targets } = inject('toolchains');
const library = ['--crate-type=lib', '-Cpanic=abort'];

/** The crate of a preset, compiled once. */
const crates = new Map<string, Promise<InputFile>>();

function compileCrate(preset: string): Promise<InputFile> {
  const known = crates.get(preset) ?? make();
  crates.set(preset, known);
  return known;

  function make(): Promise<InputFile> {
    const config = presetConfig(preset);
    const crate = generateCrate({ title: preset, root: builtIn, config }, true);
    const args = ['lib.rs', ...library, '--crate-name=sel4_bindings'];
    return build(need(targets[config.sel4Arch]), crate, args, 'libsel4_bindings.rlib');
  }
}

/** What a configuration has, for the program's conditions. */
const presets: readonly (readonly [string, ...string[]])[] = [
  ['aarch64', 'arm'],
  ['aarch64-mcs', 'arm', 'mcs'],
  ['aarch64-mcs-hyp', 'arm', 'mcs', 'hypervisor'],
  ['aarch32-debug', 'arm', 'breakpoints'],
  ['arm_hyp-mcs', 'arm', 'mcs', 'hypervisor'],
  ['ia32-mcs-vtx', 'x86', 'mcs', 'vtx'],
  ['x86_64', 'x86'],
  ['x86_64-vtx', 'x86', 'vtx'],
  ['x86_64-mcs-debug', 'x86', 'mcs', 'breakpoints'],
  ['riscv32-mcs', 'riscv', 'mcs'],
  ['riscv64', 'riscv'],
];
const conditions = ['arm', 'x86', 'riscv', 'mcs', 'breakpoints', 'hypervisor', 'vtx'];

describe.concurrent('a program', () => {
  const program = { path: 'typed.rs', text: readFileSync(`${repository}/test/rust/programs/typed.rs`) };
  for (const [preset, ...has] of presets) {
    const toolchain = targets[presetConfig(preset).sel4Arch];
    it.skipIf(isSkipped(toolchain))(`compiles for ${preset}${reason(toolchain)}`, async () => {
      const crate = await compileCrate(preset);
      const args = [
        program.path,
        ...library,
        ...conditions.map((name) => `--check-cfg=cfg(${name})`),
        ...has.map((name) => `--cfg=${name}`),
        `--extern=sel4_bindings=${crate.path}`,
      ];
      expect(await rustc(need(toolchain), [crate, program], args)).toBe('');
    });
  }
});

interface Wrong {
  readonly title: string;
  /** The body of a function with `ipc`, an IPC buffer, and these capabilities with it: `tcb`, `cnode`, `untyped`, `page`. */
  readonly code: string;
  /** The compiler's codes or its lint, and what it says; paths are left out of it. */
  readonly error: string;
  readonly says: RegExp;
  readonly preset?: string;
  /** What is made, where it is refused only then. */
  readonly emit?: 'obj';
}

const wrong: readonly Wrong[] = [
  {
    title: 'a capability of the wrong type',
    code: 'tcb.bind_notification(Endpoint::from_bits(3))?;',
    error: 'E0308',
    says: /expected `Notification<_>`, found `Endpoint`/,
  },
  {
    title: 'an address instead of a capability',
    code: 'tcb.bind_notification(CPtr::from_bits(3))?;',
    error: 'E0308',
    says: /expected `Notification<_>`, found `CPtr`/,
  },
  {
    title: 'swapped arguments',
    code: 'cnode.slot(4).mint(cnode.slot(3), Badge::new(1), CapRights::ALL)?;',
    error: 'E0277 E0308',
    says: /expected `CapRights`, found `Badge`/,
  },
  {
    title: 'rights and attributes that are swapped',
    code: 'unsafe { Page::from_bits(4).with(ipc).map(VSpace::NULL, 0, ArmVmAttributes::DEFAULT, CapRights::ALL)? };',
    error: 'E0308',
    says: /swap these arguments/,
  },
  {
    title: 'a capability where a slot belongs',
    code: 'cnode.slot(4).copy(tcb, CapRights::ALL)?;',
    error: 'E0308',
    says: /expected `Slot<_>`, found `Tcb<IpcBuffer>`/,
  },
  {
    title: 'a slot where new objects go',
    code: 'untyped.retype(ObjectType::TCB, 0, cnode.slot(4), 1)?;',
    error: 'E0308',
    says: /expected `Slots<_>`, found `Slot<IpcBuffer>`/,
  },
  {
    title: 'a number for an object type',
    code: 'untyped.retype(1, 0, cnode.slots_from(4), 1)?;',
    error: 'E0308',
    says: /expected `ObjectType`, found integer/,
  },
  {
    title: 'a bare number as a badge',
    code: 'cnode.slot(4).mint(cnode.slot(3), CapRights::ALL, 5u64)?;',
    error: 'E0277',
    says: /the trait bound `CapData: From<u64>` is not satisfied/,
  },
  {
    title: 'a method that this configuration lacks',
    code: 'tcb.set_timeout_endpoint(Endpoint::NULL)?;',
    error: 'E0599',
    says: /no method named `set_timeout_endpoint` found for struct `Tcb/,
  },
  {
    title: 'a type that this configuration lacks',
    code: 'let _ = Reply::NULL;',
    error: 'E0433',
    says: /`Reply`/,
  },
  {
    title: 'an object that this configuration lacks',
    code: 'untyped.retype(ObjectType::SCHED_CONTEXT, 8, cnode.slots_from(4), 1)?;',
    error: 'E0599',
    says: /no associated [a-z ]+ named `SCHED_CONTEXT` found for struct `ObjectType`/,
  },
  {
    title: 'what only another configuration lacks',
    preset: 'aarch64-mcs',
    code: 'cnode.slot(4).save_caller()?;',
    error: 'E0599',
    says: /no method named `save_caller` found for struct `Slot/,
  },
  {
    title: 'a call without a context',
    code: 'Tcb::from_bits(1).resume()?;',
    error: 'E0277',
    says: /`NoContext` does not know the IPC buffer of the running thread[^]*call `with` on the capability first/,
  },
  {
    title: 'a context that is none',
    code: 'let _ = Tcb::from_bits(1).with(7);',
    error: 'E0277',
    says: /`\{integer\}` does not know the IPC buffer of the running thread[^]*required by a bound in `<C>::with`/,
  },
  {
    title: 'the result of a method without what it may have besides',
    preset: 'aarch64-debug',
    code: 'let TcbGetBreakpoint { vaddr, breakpoint_type, size, rw, is_enabled } = tcb.get_breakpoint(0)?;',
    error: 'E0638',
    says: /`\.\.` required with struct marked as non-exhaustive/,
  },
  {
    title: 'a guest that is entered without `unsafe`',
    preset: 'x86_64-vtx',
    code: 'let _ = vm_enter(ipc);',
    error: 'E0133',
    says: /call to unsafe function `[^`]*vm_enter` is unsafe/,
  },
  {
    title: 'a table that is mapped without a context',
    code: 'ObjectType::PAGE_TABLE.map_table(NoContext, CPtr::NULL, VSpace::NULL, 0, VmAttributes::DEFAULT)?;',
    error: 'E0277',
    says: /`NoContext` does not know the IPC buffer of the running thread/,
  },
  {
    title: 'a method of a slot without a context',
    code: 'CNode::from_bits(2).slot(1).copy(cnode.slot(2), CapRights::ALL)?;',
    error: 'E0277',
    says: /`NoContext` does not know the IPC buffer of the running thread/,
  },
  {
    title: 'an unsafe method without `unsafe`',
    code: 'cnode.slot(4).delete()?;',
    error: 'E0133',
    says: /call to unsafe function `[^`]*delete` is unsafe/,
  },
  {
    title: 'a capability that another thread is handed with the IPC buffer of this one',
    code: 'fn send<T: Send>(_: T) {} send(tcb);',
    error: 'E0277',
    says: /cannot be sent between threads safely/,
  },
  {
    title: 'words of what stands before a message',
    code: 'let call = Endpoint::NULL.with(ipc).recv_words(); let _ = call.info.words();',
    error: 'E0599',
    says: /no method named `words` found for struct `MessageInfo`/,
  },
  {
    title: 'a fault of what stands before a message',
    code: 'let call = Endpoint::NULL.with(ipc).recv_words(); let _ = Fault::decode(call.info, ipc);',
    error: 'E0599',
    says: /no [a-z, ]+ named `decode` found for enum `Fault`/,
  },
  {
    title: 'a message in the buffer made of one in registers',
    code: 'let ReceivedWords { info, badge, .. } = Endpoint::NULL.with(ipc).recv_words(); let _ = Received { info, badge };',
    error: 'E0639',
    says: /cannot create non-exhaustive struct/,
  },
  {
    title: 'a reply with registers without `unsafe`',
    code: 'let _ = UnknownSyscall::from_words(&[]).reply().with_fault_ip(5);',
    error: 'E0133',
    says: /call to unsafe function `[^`]*with_fault_ip` is unsafe/,
  },
  {
    title: 'a reply of words that are registers without `unsafe`',
    code: 'let _ = UserExceptionReply::from_words(&[5]);',
    error: 'E0133',
    says: /call to unsafe function `[^`]*from_words` is unsafe/,
  },
  {
    title: 'a reply of all registers without `unsafe`',
    preset: 'aarch64-mcs',
    code: 'let _ = TimeoutReply::from_context(&Default::default());',
    error: 'E0133',
    says: /call to unsafe function `[^`]*from_context` is unsafe/,
  },
  {
    title: 'a message that is received and dropped',
    code: 'Endpoint::NULL.with(ipc).recv();',
    error: 'unused_must_use',
    says: /unused `Received` that must be used[^]*may wait for the answer/,
  },
  {
    title: 'a message that is polled and dropped',
    code: 'Endpoint::NULL.with(ipc).nb_recv_words();',
    error: 'unused_must_use',
    says: /unused return value of `[^`]*nb_recv_words` that must be used/,
  },
  {
    title: 'an answer that is dropped',
    code: 'Endpoint::NULL.with(ipc).call(restart());',
    error: 'unused_must_use',
    says: /unused `Answer` that must be used[^]*the call failed/,
  },
  {
    title: 'a reply that is not sent',
    code: 'UnknownSyscallReply::restart();',
    error: 'unused_must_use',
    says: /unused `UnknownSyscallReply` that must be used/,
  },
  {
    title: 'a message to an object that is no destination',
    preset: 'aarch64-mcs',
    code: 'let _ = Endpoint::NULL.with(ipc).nb_send_wait(tcb, restart());',
    error: 'E0277',
    says: /the trait bound `Tcb<IpcBuffer>: Destination` is not satisfied/,
  },
  {
    title: 'a message that is received at a thread',
    code: 'let _ = tcb.recv();',
    error: 'E0599',
    says: /no method named `recv` found for struct `Tcb/,
  },
  {
    title: 'the badge of a signal as a message',
    preset: 'aarch64-mcs',
    code: 'let _ = Notification::NULL.with(ipc).nb_send_wait(Reply::NULL, restart()).words();',
    error: 'E0599',
    says: /no method named `words` found for struct `Badge`/,
  },
  {
    title: 'more words than a message can have',
    code: 'Endpoint::NULL.with(ipc).send_words(1, [0; IpcBuffer::MESSAGE_WORDS + 1]);',
    error: 'E0080',
    says: /more words than a message can have/,
    emit: 'obj',
  },
  {
    title: 'a context of any thread without `unsafe`',
    code: 'let _ = sel4_bindings::context::StaticContext::get();',
    error: 'E0133',
    says: /call to unsafe function `[^`]*get` is unsafe/,
  },
  {
    title: 'words without their label',
    code: 'Endpoint::NULL.with(ipc).send([1, 2]);',
    error: 'E0277',
    says: /`\[\{integer\}; 2\]: Message` is not satisfied/,
  },
  {
    title: 'what a scheduling context cannot be bound to',
    preset: 'aarch64-mcs',
    code: 'SchedContext::from_bits(4).with(ipc).bind(Endpoint::from_bits(3))?;',
    error: 'E0277',
    says: /the trait bound `Endpoint: TcbOrNotification` is not satisfied/,
  },
  {
    title: 'a capability of this thread where an address of another one belongs',
    code: 'unsafe { tcb.set_space(Endpoint::from_bits(3), cnode, Guard::NONE, VSpace::NULL, CapData::NONE)? };',
    error: 'E0308',
    says: /expected `CPtr`, found `Endpoint`/,
  },
  {
    title: 'a capability without the context of its slot',
    code: 'let found: Tcb = cnode.slot(4).cap();',
    error: 'E0271',
    says: /expected `IpcBuffer`, found `NoContext`/,
  },
  {
    title: 'an option that the configuration does not mention',
    code: 'sel4_bindings::config_if! { if CONFIG_KERNEL_MSC { let one = 1; } }',
    error: '',
    says: /the configuration does not mention the option CONFIG_KERNEL_MSC/,
  },
  {
    title: 'what the choice of this configuration lacks',
    code: 'sel4_bindings::config_if! { if CONFIG_KERNEL_MCS {} else { let _ = Reply::NULL; } }',
    error: 'E0433',
    says: /`Reply`/,
  },
  {
    title: 'a capability that is no capability',
    code: 'struct Mine; let _ = tcb.cast::<Mine>();',
    error: 'E0277',
    says: /the trait bound `Mine: Capability` is not satisfied/,
  },
];

describe.concurrent('the compiler refuses', () => {
  const wrap = (code: string): string => `#![no_std]
#![allow(unused_imports, unused_variables, dead_code)]
#![deny(unused_must_use)]
use sel4_bindings::cap::*;
use sel4_bindings::context::{IpcBuffer, NoContext};
use sel4_bindings::error::Result;
use sel4_bindings::fault::*;
use sel4_bindings::ipc::*;
use sel4_bindings::types::*;
pub fn program(ipc: IpcBuffer) -> Result<()> {
    let tcb = Tcb::from_bits(1).with(ipc);
    let cnode = CNode::from_bits(2).with(ipc);
    let untyped = Untyped::from_bits(3).with(ipc);
    ${code}
    Ok(())
}
`;
  for (const { title, code, error, says, preset = 'aarch64', emit = 'metadata' } of [...wrong]) {
    const toolchain = targets[presetConfig(preset).sel4Arch];
    it.skipIf(isSkipped(toolchain))(`${title}${reason(toolchain)}`, async () => {
      const crate = await compileCrate(preset);
      const uses = ['--edition=2021', ...library, `--emit=${emit}`, `--extern=sel4_bindings=${crate.path}`];
      const files = [crate, { path: 'wrong.rs', text: wrap(code) }];
      const { code: exit, stderr } = await compile(need(toolchain), files, ['wrong.rs', ...uses]);
      expect(exit).not.toBe(0);
      const codes = Array.from(
        stderr.matchAll(/^error\[(E\d+)\]|#!\[deny\((unused_must_use)\)\]/gm),
        ([, code, lint]) => code ?? lint,
      );
      expect([...new Set(codes)].sort().join(' ')).toBe(error);
      expect(stderr.replace(/sel4_bindings::(?:\w+::)*/g, '')).toMatch(says);
    });
  }
});
