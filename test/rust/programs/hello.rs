// SPDX-License-Identifier: BSD-2-Clause
//! A root task that prints a line, makes a thread and starts it: with the typed layer, and under `cfg(raw)` with the
//! functions of `sys` alone. Both do the same.

#![no_std]
#![no_main]

use core::ptr::NonNull;
use sel4_bindings::sys;

#[path = "hello/entry.rs"]
mod entry;

#[cfg_attr(raw, path = "hello/raw.rs")]
#[cfg_attr(not(raw), path = "hello/typed.rs")]
mod task;

/// Where `entry` goes on, with a stack.
///
/// # Safety
///
/// `info` is what the kernel passes to the root task.
#[no_mangle]
unsafe extern "C" fn root_task(info: *const sys::seL4_BootInfo) -> ! {
    // SAFETY: the caller promises it, and that the IPC buffer is there.
    let (ipc, info) = unsafe {
        let buffer = NonNull::new_unchecked((*info).ipcBuffer);
        (sys::IpcBuffer::new(buffer), &*info)
    };
    task::run(ipc, info.untyped.start, info.empty.start);
    halt()
}

fn halt() -> ! {
    loop {
        core::hint::spin_loop();
    }
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    halt()
}
