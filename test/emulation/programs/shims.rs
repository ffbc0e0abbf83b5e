// SPDX-License-Identifier: BSD-2-Clause

// Part of a generated crate, below its root: functions that a C caller can call, around those of the crate. What they
// take and give are words in memory, which is the same on all processors.

use super::sys::{self, IpcBuffer};
use core::ffi::CStr;
use core::ptr::NonNull;

/// A function with a name for the linker. `live` are values that it holds across the call, as many as make a compiler
/// use whatever register it believes to be free; they come back behind themselves.
macro_rules! shim {
    ($symbol:ident, |$words:ident| $call:expr) => {
        #[no_mangle]
        pub unsafe extern "C" fn $symbol($words: Words, results: *mut u64, live: *mut usize) {
            let (a, b, c, d) = (keep(live, 0), keep(live, 1), keep(live, 2), keep(live, 3));
            let (e, f, g, h) = (keep(live, 4), keep(live, 5), keep(live, 6), keep(live, 7));
            let (i, j) = (keep(live, 8), keep(live, 9));
            let mut results = results;
            Outcome::put($call, &mut results);
            for (at, value) in [a, b, c, d, e, f, g, h, i, j].into_iter().enumerate() {
                live.add(10 + at).write_volatile(value);
            }
        }
    };
}

#[inline(always)]
unsafe fn keep(live: *mut usize, at: usize) -> usize {
    live.add(at).read_volatile()
}

/// The arguments of a call, a word for each.
#[derive(Clone, Copy)]
pub struct Words(*const u64);

impl Words {
    #[inline(always)]
    unsafe fn get<T: Argument>(self, index: usize) -> T {
        T::of(self.0.add(index).read())
    }
}

/// What a word of memory can be turned into: a value, or the address of one.
trait Argument {
    unsafe fn of(word: u64) -> Self;
}

/// What can be told the caller.
trait Outcome {
    unsafe fn put(self, to: &mut *mut u64);
}

#[inline(always)]
unsafe fn put_word(word: u64, to: &mut *mut u64) {
    to.write(word);
    *to = to.add(1);
}

macro_rules! integers {
    ($($type:ident)*) => {
        $(
            impl Argument for $type {
                #[inline(always)]
                unsafe fn of(word: u64) -> Self {
                    word as Self
                }
            }

            impl Outcome for $type {
                #[inline(always)]
                unsafe fn put(self, to: &mut *mut u64) {
                    put_word(self as u64, to);
                }
            }
        )*
    };
}

integers!(u8 u16 u32 u64 i8 i16 i32 i64);

impl Outcome for () {
    unsafe fn put(self, _: &mut *mut u64) {}
}

impl Argument for bool {
    unsafe fn of(word: u64) -> Self {
        word != 0
    }
}

impl Outcome for bool {
    unsafe fn put(self, to: &mut *mut u64) {
        put_word(self.into(), to);
    }
}

impl Argument for IpcBuffer {
    #[inline(always)]
    unsafe fn of(word: u64) -> Self {
        Self::new(NonNull::new_unchecked(word as usize as *mut sys::seL4_IPCBuffer))
    }
}

impl<T> Argument for &'static T {
    #[inline(always)]
    unsafe fn of(word: u64) -> Self {
        &*(word as usize as *const T)
    }
}

impl<T> Argument for &'static mut T {
    #[inline(always)]
    unsafe fn of(word: u64) -> Self {
        &mut *(word as usize as *mut T)
    }
}

impl<T: Argument> Argument for Option<T> {
    #[inline(always)]
    unsafe fn of(word: u64) -> Self {
        if word == 0 {
            None
        } else {
            Some(T::of(word))
        }
    }
}

impl Argument for &'static CStr {
    #[inline(always)]
    unsafe fn of(word: u64) -> Self {
        CStr::from_ptr(word as usize as *const _)
    }
}

/// Blocks of one word.
macro_rules! blocks {
    ($($type:ident)*) => {
        $(
            impl Argument for sys::$type {
                #[inline(always)]
                unsafe fn of(word: u64) -> Self {
                    Self { words: [word as _] }
                }
            }

            impl Outcome for sys::$type {
                #[inline(always)]
                unsafe fn put(self, to: &mut *mut u64) {
                    put_word(self.words[0] as u64, to);
                }
            }
        )*
    };
}

/// Enums of the headers.
macro_rules! enums {
    ($($type:ident)*) => {
        $(
            impl Argument for sys::$type {
                #[inline(always)]
                unsafe fn of(word: u64) -> Self {
                    Self(word as _)
                }
            }

            impl Outcome for sys::$type {
                #[inline(always)]
                unsafe fn put(self, to: &mut *mut u64) {
                    put_word(self.0 as u64, to);
                }
            }
        )*
    };
}

/// Structs of words, which methods of the typed layer return.
macro_rules! structs {
    ($($type:ident)*) => {
        $(
            impl Outcome for sys::$type {
                unsafe fn put(self, to: &mut *mut u64) {
                    for word in self.as_words() {
                        put_word(*word as u64, to);
                    }
                }
            }
        )*
    };
}

/// Structs of results, with their members.
macro_rules! results {
    ($($type:path: $($member:ident)*;)*) => {
        $(
            impl Outcome for $type {
                unsafe fn put(self, to: &mut *mut u64) {
                    $(self.$member.put(to);)*
                }
            }
        )*
    };
}
