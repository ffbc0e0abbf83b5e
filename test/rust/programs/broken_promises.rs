// SPDX-License-Identifier: BSD-2-Clause
// Callers that do not keep what unsafe functions ask of them, one for each word that the program is started with. The
// generated crate stands before this as the module `library`. Without a word nothing is broken.

use library::boot_info::BootInfo;
use library::error::Error;
use library::sys::{self, IpcBuffer};
use std::alloc::{alloc_zeroed, dealloc, Layout};
use std::hint::black_box;
use std::ptr::NonNull;

/// Memory of its own, as large as it is said to be.
fn memory(size: usize) -> *mut u8 {
    // SAFETY: the size is not 0.
    unsafe { alloc_zeroed(Layout::from_size_align(size, 4096).unwrap()) }
}

fn buffer(memory: *mut u8) -> IpcBuffer {
    // SAFETY: there is none; that is what this program is for.
    unsafe { IpcBuffer::new(NonNull::new_unchecked(memory.cast())) }
}

fn boot_info(memory: *mut u8) -> BootInfo<'static> {
    // SAFETY: as above.
    unsafe { BootInfo::from_ptr(memory.cast()) }
}

fn main() {
    const SIZE: usize = size_of::<sys::seL4_IPCBuffer>();
    let word = std::env::args().nth(1).unwrap_or_default();
    let last = IpcBuffer::MESSAGE_WORDS - 1;
    match word.as_str() {
        "" => {
            let ipc = buffer(memory(SIZE));
            ipc.set_mr(last, 7);
            ipc.set_cap_receive_path(1, 2, 3);
            let _ = black_box((ipc.get_mr(last), Error::read(sys::seL4_Error(1), ipc).kind()));
            let _ = black_box(boot_info(memory(BootInfo::FRAME_SIZE)).untypeds());
        }
        "read-short" => drop(black_box(buffer(memory(64)).get_mr(last))),
        "write-short" => buffer(memory(64)).set_mr(last, 1),
        "string-short" => buffer(memory(16)).write_string(c"longer than sixteen bytes"),
        "path-short" => buffer(memory(SIZE - 8)).set_cap_receive_path(1, 2, 3),
        "error-short" => {
            let _ = black_box(Error::read(sys::seL4_Error(1), buffer(memory(8))).kind());
        }
        "gone" => {
            let memory = memory(SIZE);
            // SAFETY: it was allocated like this.
            unsafe { dealloc(memory, Layout::from_size_align(SIZE, 4096).unwrap()) };
            drop(black_box(buffer(black_box(memory)).get_mr(0)));
        }
        "null" => drop(black_box(buffer(black_box(std::ptr::null_mut())).get_mr(0))),
        "unaligned-read" => drop(black_box(buffer(memory(SIZE + 8).wrapping_add(1)).get_mr(0))),
        "unaligned-write" => buffer(memory(SIZE + 8).wrapping_add(1)).set_user_data(1),
        "unaligned-info" => drop(black_box(boot_info(memory(1 << 16).wrapping_add(1)).raw().nodeID)),
        "extra-short" => {
            let frame = memory(BootInfo::FRAME_SIZE + 16);
            // SAFETY: there is room for it.
            unsafe { (*frame.cast::<sys::seL4_BootInfo>()).extraLen = 64 };
            let _ = black_box(boot_info(frame).extra_bytes().iter().map(|one| u64::from(*one)).sum::<u64>());
        }
        other => panic!("nothing is known of {other}"),
    }
    println!("ended");
}
