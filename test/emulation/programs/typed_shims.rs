// SPDX-License-Identifier: BSD-2-Clause

// What shims of the typed layer need besides.

use super::cap::*;
use super::error::{Error, ErrorKind, LookupFailure};
use super::types::*;

impl<T: Outcome> Outcome for Result<T, Error> {
    unsafe fn put(self, to: &mut *mut u64) {
        match self {
            Ok(value) => {
                put_word(0, to);
                value.put(to);
            }
            Err(error) => {
                put_word(error.code().0 as u64, to);
                for word in details(error) {
                    put_word(word as u64, to);
                }
            }
        }
    }
}

/// What an error says besides its number, in the order of the manual; 0 for what it does not have.
fn details(error: Error) -> [Word; 5] {
    match error.kind() {
        ErrorKind::InvalidArgument { index } | ErrorKind::InvalidCapability { index } => [index, 0, 0, 0, 0],
        ErrorKind::RangeError { min, max } => [min, max, 0, 0, 0],
        ErrorKind::NotEnoughMemory { available } => [available, 0, 0, 0, 0],
        ErrorKind::Unknown { code } => [code, 0, 0, 0, 0],
        ErrorKind::FailedLookup { is_source, failure } => {
            let [kind, first, second, third] = lookup(failure);
            [is_source.into(), kind, first, second, third]
        }
        ErrorKind::IllegalOperation
        | ErrorKind::AlignmentError
        | ErrorKind::TruncatedMessage
        | ErrorKind::DeleteFirst
        | ErrorKind::RevokeFirst => [0; 5],
    }
}

fn lookup(failure: LookupFailure) -> [Word; 4] {
    match failure {
        LookupFailure::InvalidRoot => [1, 0, 0, 0],
        LookupFailure::MissingCapability { bits_left } => [2, bits_left, 0, 0],
        LookupFailure::DepthMismatch { bits_left, bits_found } => [3, bits_left, bits_found, 0],
        LookupFailure::GuardMismatch { bits_left, guard_found, bits_found } => {
            [4, bits_left, guard_found, bits_found]
        }
        LookupFailure::Unknown { kind } => [kind, 0, 0, 0],
    }
}

/// Types of one word with named values.
macro_rules! values {
    ($($type:ident)*) => {
        $(
            impl Argument for $type {
                unsafe fn of(word: u64) -> Self {
                    Self::from_bits(word as Word)
                }
            }

            impl Outcome for $type {
                unsafe fn put(self, to: &mut *mut u64) {
                    put_word(self.bits() as u64, to);
                }
            }
        )*
    };
}

impl Argument for Badge {
    unsafe fn of(word: u64) -> Self {
        Self::new(word as Word)
    }
}

/// The word with the fields of a guard; other bits it does not have.
macro_rules! guard {
    () => {
        impl Argument for Guard {
            unsafe fn of(word: u64) -> Self {
                let data = sys::seL4_CNode_CapData_t { words: [word as Word] };
                Self::new(data.get_guard() as Word, data.get_guardSize() as Word)
            }
        }
    };
}
