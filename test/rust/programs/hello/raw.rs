// SPDX-License-Identifier: BSD-2-Clause
//! With the functions of `sys`.

use sel4_bindings::sys::{self, seL4_CPtr, seL4_Error, IpcBuffer};

pub fn run(ipc: IpcBuffer, untyped: seL4_CPtr, slot: seL4_CPtr) {
    "hello\n".bytes().for_each(put_char);
    if let Err(error) = start(ipc, untyped, slot) {
        put_char(b'0' + error.0 as u8);
    }
}

fn put_char(byte: u8) {
    // SAFETY: the kernel only prints it.
    unsafe { sys::seL4_DebugPutChar(byte) }
}

/// Makes a thread in an empty slot, and starts it.
fn start(ipc: IpcBuffer, untyped: seL4_CPtr, slot: seL4_CPtr) -> Result<(), seL4_Error> {
    let cnode = sys::seL4_CapInitThreadCNode;
    let tcb = sys::seL4_TCBObject;
    // SAFETY: the thread is new.
    unsafe {
        check(sys::seL4_Untyped_Retype(ipc, untyped, tcb, 0, cnode, 0, 0, slot, 1))?;
        let registers = &sys::seL4_UserContext::default();
        check(sys::seL4_TCB_WriteRegisters(ipc, slot, 0, 0, 2, registers))?;
        check(sys::seL4_TCB_Resume(ipc, slot))
    }
}

fn check(error: seL4_Error) -> Result<(), seL4_Error> {
    if error == seL4_Error::seL4_NoError {
        return Ok(());
    }
    Err(error)
}
