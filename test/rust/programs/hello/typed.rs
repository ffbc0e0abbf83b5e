// SPDX-License-Identifier: BSD-2-Clause
//! With the typed layer.

use sel4_bindings::cap::{CNode, Tcb, Untyped};
use sel4_bindings::error::Result;
use sel4_bindings::sys::{self, seL4_CPtr, IpcBuffer};
use sel4_bindings::types::ObjectType;
use sel4_bindings::debug;

pub fn run(ipc: IpcBuffer, untyped: seL4_CPtr, slot: seL4_CPtr) {
    "hello\n".bytes().for_each(debug::put_char);
    if let Err(error) = start(ipc, Untyped::from_bits(untyped), slot) {
        debug::put_char(b'0' + error.code().0 as u8);
    }
}

/// Makes a thread in an empty slot, and starts it.
fn start(ipc: IpcBuffer, untyped: Untyped, slot: seL4_CPtr) -> Result<()> {
    let cnode = CNode::from_bits(sys::seL4_CapInitThreadCNode);
    untyped.with(ipc).retype(ObjectType::TCB, 0, cnode.slots_from(slot), 1)?;
    let tcb = Tcb::from_bits(slot).with(ipc);
    // SAFETY: the thread has not run yet.
    unsafe { tcb.write_registers(false, 0, 2, &sys::seL4_UserContext::default())? };
    tcb.resume()
}
