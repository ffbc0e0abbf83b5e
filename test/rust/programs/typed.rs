// SPDX-License-Identifier: BSD-2-Clause
//! A program that uses the typed layer, for all configurations; what some of them have is behind `cfg`.

#![no_std]
#![deny(unsafe_op_in_unsafe_fn)]
#![allow(dead_code)]

use core::ptr::NonNull;
use sel4_bindings::boot_info::{initial, BootInfo};
use sel4_bindings::cap::*;
use sel4_bindings::config_if;
use sel4_bindings::context::{Context, FnContext, NoContext, StaticContext};
use sel4_bindings::error::Result;
use sel4_bindings::sys;
use sel4_bindings::types::*;

/// Constants of a program: capabilities that only stand for themselves.
const SELF: Tcb = Tcb::from_bits(1);
const ROOT: CNode = CNode::from_cptr(CPtr::from_bits(2));
const READ_ONLY: CapRights = CapRights::READ.union(CapRights::GRANT);

struct Server<C> {
    thread: Tcb<C>,
    endpoint: Endpoint,
}

/// The explicit handle.
pub fn explicit(ipc: sys::IpcBuffer) -> Result<()> {
    let cnode = ROOT.with(ipc);
    let untyped = Untyped::from_bits(9).with(ipc);
    untyped.retype(ObjectType::TCB, 0, cnode.slots_from(10), 1)?;
    untyped.retype(ObjectType::CAP_TABLE, 4, ROOT.slots_from(11), 2)?;
    // Into the CNode that has just been made.
    untyped.retype(ObjectType::ENDPOINT, 0, ROOT.slot(11).cnode_slots_from(3), 1)?;
    // From a slot on.
    untyped.retype(ObjectType::CNODE, 4, cnode.slot(13).and_following(), 2)?;

    let tcb = CPtr::from_bits(10).cast::<Tcb>().with(ipc);
    tcb.set_priority(SELF, 7)?;
    tcb.set_mc_priority(tcb, 7)?;
    tcb.bind_notification(Notification::from_bits(5))?;
    tcb.resume()?;
    tcb.with(ipc).suspend()
}

/// All methods of slots.
pub fn slots<C: Context>(cnode: CNode<C>) -> Result<()> {
    let src = cnode.slot(3);
    let dest = cnode.slot_with_depth(4, 8);
    dest.copy(src, READ_ONLY)?;
    dest.mint(src, CapRights::ALL, Badge::new(0x17))?;
    dest.mint(src.without_context(), CapRights::NONE, CapData::NONE)?;
    dest.mutate(src, Guard::new(0, 52))?;
    dest.move_(ROOT.slot(3))?;
    dest.rotate(Badge::NONE, cnode.slot(5), Guard::NONE, src)?;
    dest.cancel_badged_sends()?;
    #[cfg(not(mcs))]
    dest.save_caller()?;
    // SAFETY: nothing is in the slots that this program uses.
    unsafe {
        dest.delete()?;
        cnode.slot(4).revoke()
    }
}

/// A context that takes no space.
pub fn implicit(buffer: NonNull<sys::seL4_IPCBuffer>) -> Result<UserContext> {
    // SAFETY: what the example stands for.
    let context = unsafe { StaticContext::set(sys::IpcBuffer::new(buffer)) };
    let server = Server {
        thread: SELF.with(context),
        endpoint: Endpoint::NULL,
    };
    let flags = server.thread.set_flags(TcbFlags::NONE, TcbFlags::FPU_DISABLED)?;
    if flags.contains(TcbFlags::FPU_DISABLED) {
        server.thread.set_flags(flags, TcbFlags::from_bits(0))?;
    }
    let mut registers = server.thread.read_registers(true, 0, USER_CONTEXT_WORDS)?;
    registers.set_pc(registers.pc().wrapping_add(4));
    Ok(registers)
}

fn find() -> sys::IpcBuffer {
    // SAFETY: what the example stands for.
    unsafe { sys::IpcBuffer::new(NonNull::dangling()) }
}

/// A function that finds the buffer.
pub fn by_function(regs: &UserContext) -> Result<()> {
    // SAFETY: what the example stands for.
    let context = unsafe { FnContext::new(find) };
    let tcb = SELF.with(context);
    // SAFETY: the thread has not run yet.
    unsafe { tcb.write_registers(false, 0, USER_CONTEXT_WORDS, regs) }
}

/// Capabilities of the architecture under names that all have.
///
/// # Safety
///
/// That of the methods.
pub unsafe fn portable<C: Context>(page: Page<C>, table: PageTable<C>, space: VSpace) -> Result<Word> {
    const DEFAULT: VmAttributes = VmAttributes::DEFAULT;
    table.map(space, 0x1000_0000, DEFAULT)?;
    // SAFETY: the caller promises.
    unsafe {
        page.map(space, 0x1000_0000, CapRights::READ_WRITE, DEFAULT)?;
        page.unmap()?;
        table.unmap()?;
    }
    AsidPool::from_bits(6).with(page.context()).assign(space)?;
    let slot = ROOT.slot(30);
    AsidControl::from_bits(5)
        .with(page.context())
        .make_pool(Untyped::from_bits(9), slot)?;
    page.get_address()
}

/// Objects under names that all architectures have, and what is missing where a mapping ends.
pub fn objects(bits_left: Word) -> [Option<ObjectType>; 2] {
    let all = [ObjectType::SMALL_PAGE, ObjectType::LARGE_PAGE, ObjectType::PAGE_TABLE, ObjectType::VSPACE];
    let largest = all.into_iter().max_by_key(|one| one.size_bits(0));
    [largest, ObjectType::missing_table(bits_left)]
}

/// Maps a table of whichever type is missing.
pub fn tables<C: Context>(context: C, bits_left: Word, space: VSpace<C>) -> Result<()> {
    let Some(missing) = ObjectType::missing_table(bits_left) else {
        return Ok(());
    };
    let slot = ROOT.slot(30);
    missing.map_table(context, slot.cptr(), space, 0x1000_0000, VmAttributes::DEFAULT)?;
    missing.map_table(context, PageTable::from_bits(30), space, 0x1000_0000, VmAttributes::default())
}

/// From a slot to its capability, and back.
pub fn places<C: Context>(cnode: CNode<C>) -> Result<bool> {
    let slot = cnode.slot(4);
    let tcb: Tcb<C> = slot.cap();
    tcb.resume()?;
    let kept = slot.without_context().cap::<Endpoint>();
    Ok(cnode.slot_of(tcb) == cnode.slot_of(kept) && slot.cptr() == kept.cptr())
}

/// What the kernel hands to the root task.
///
/// # Safety
///
/// That of what it calls.
pub unsafe fn root_task(info: *const sys::seL4_BootInfo) -> Option<(Untyped, Page, Slot<sys::IpcBuffer>)> {
    // SAFETY: the caller promises.
    let info = unsafe { BootInfo::from_ptr(info) };
    // SAFETY: the caller promises.
    let context = unsafe { info.ipc_buffer()? };
    let memory = info.untyped_caps().find(|one| !one.is_device())?;
    let frame = info.user_image_frames().caps().next()?;
    let slot = initial::CNODE.with(context).slot(info.empty().get(0)?);
    Some((memory.untyped(), frame, slot))
}

// Code for kernels with and without MCS, of which one part alone compiles under a configuration.
sel4_bindings::config_if! {
    if CONFIG_KERNEL_MCS {
        pub type Answer = Reply;

        pub fn limit<C: Context>(tcb: Tcb<C>, context: SchedContext) -> Result<()> {
            tcb.set_sched_params(SELF, 0, 100, context, Endpoint::NULL)
        }
    } else {
        pub type Answer = ();

        pub fn limit<C: Context>(tcb: Tcb<C>) -> Result<()> {
            tcb.set_sched_params(SELF, 0, 100)
        }
    }
}

/// The same among statements and as a value, the other way around, and with several choices.
pub fn chosen<C: Context>(cnode: CNode<C>) -> Result<u32> {
    config_if! {
        if !CONFIG_KERNEL_MCS {
            let slot = cnode.slot(4);
            slot.save_caller()?;
        }
    }
    const IS_MCS: bool = config_if! { if !CONFIG_KERNEL_MCS { false } else { true } };
    const _: () = assert!(IS_MCS == sel4_bindings::config::CONFIG_KERNEL_MCS);
    let _ = cnode;
    config_if! {
        if CONFIG_ARCH_X86 {
            let kind = 1;
            Ok(kind)
        } else if CONFIG_ARCH_RISCV {
            Ok(2)
        } else if !CONFIG_ARCH_ARM {
            Err(no_such_architecture)
        } else {
            Ok(3)
        }
    }
}

pub fn interrupts<C: Context>(control: IrqControl<C>, handler: IrqHandler<C>) -> Result<()> {
    control.get(33, ROOT.slot(20))?;
    #[cfg(not(x86))]
    control.get_trigger(33, 1, ROOT.slot(20))?;
    #[cfg(x86)]
    control.get_ioapic(ROOT.slot(20), 0, 3, 1, 0, 4)?;
    handler.set_notification(Notification::from_bits(5))?;
    handler.ack()?;
    handler.clear()
}

/// # Safety
///
/// That of the methods.
#[cfg(mcs)]
pub unsafe fn scheduling<C: Context>(control: SchedControl<C>, tcb: Tcb<C>) -> Result<Time> {
    let context = SchedContext::from_bits(12).with(tcb.context());
    control.configure(context, 1_000, 10_000, 0, Badge::new(1))?;
    control.configure_flags(context, 1_000, 10_000, 0, Badge::NONE, SchedContextFlags::SPORADIC)?;
    context.bind(tcb)?;
    context.bind(Notification::from_bits(5))?;
    context.unbind_object(Notification::from_bits(5))?;
    tcb.set_sched_params(SELF, 254, 253, context, Endpoint::from_bits(4))?;
    tcb.set_timeout_endpoint(Endpoint::NULL)?;
    // SAFETY: the caller promises.
    unsafe {
        tcb.configure(ROOT, Guard::new(0, 0), VSpace::NULL, CapData::NONE, 0, Page::NULL)?;
        tcb.set_space(Endpoint::NULL, ROOT, Guard::NONE, VSpace::NULL, CapData::NONE)?;
    }
    let _: Reply = Reply::NULL;
    let time: u64 = context.yield_to()?;
    Ok(time.saturating_add(context.consumed()?))
}

/// # Safety
///
/// That of the methods.
#[cfg(not(mcs))]
pub unsafe fn scheduling<C: Context>(tcb: Tcb<C>) -> Result<()> {
    tcb.set_sched_params(SELF, 254, 253)?;
    // SAFETY: the caller promises.
    unsafe {
        // The address is one in the thread's own CSpace.
        tcb.set_space(CPtr::from_bits(3), ROOT, Guard::NONE, VSpace::NULL, CapData::NONE)?;
        tcb.configure(CPtr::NULL, ROOT, Guard::NONE, VSpace::NULL, CapData::NONE, 0, Page::NULL)
    }
}

#[cfg(breakpoints)]
pub fn breakpoints<C: Context>(tcb: Tcb<C>) -> Result<bool> {
    tcb.set_breakpoint(0, 0x8000, BreakpointType::DATA_BREAKPOINT, 4, BreakpointAccess::BREAK_ON_WRITE)?;
    let found: TcbGetBreakpoint = tcb.get_breakpoint(0)?;
    Ok(found.is_enabled && found.rw == BreakpointAccess::BREAK_ON_WRITE)
}

#[cfg(hypervisor)]
pub fn guests<C: Context>(vcpu: ArmVcpu<C>) -> Result<Word> {
    vcpu.inject_irq(27, 0, 1, 0)?;
    vcpu.read_regs(VcpuReg::SCTLR)
}

#[cfg(vtx)]
pub fn guests<C: Context>(vcpu: X86Vcpu<C>, root: X86EptPml4, table: X86EptPt<C>) -> Result<Word> {
    table.map(root, 0, X86EptVmAttributes::WRITE_BACK)?;
    vcpu.disable_io_port(0x60, 0x64)?;
    vcpu.read_vmcs(0x681e)
}

#[cfg(x86)]
pub fn ports<C: Context>(port: X86IoPort<C>) -> Result<u8> {
    let eight: u8 = port.in8(0x60)?;
    let _: u16 = port.in16(0x60)?;
    let _: u32 = port.in32(0x60)?;
    Ok(eight)
}

/// What capabilities have in common.
pub fn values<C: Copy>(tcb: Tcb<C>) -> bool {
    fn assert<T: Copy + Ord + core::hash::Hash + core::fmt::Debug + Into<CPtr>>(_: T) {}
    assert(SELF);
    let endpoint: Endpoint<C> = tcb.cast();
    let same: Tcb<C> = endpoint.cast::<Tcb<_>>();
    let plain: Tcb<NoContext> = same.without_context();
    assert(plain);
    tcb == same && CPtr::from(endpoint) == plain.cptr() && Tcb::<C>::NAME == "Tcb"
}
