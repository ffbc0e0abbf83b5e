// SPDX-License-Identifier: BSD-2-Clause

// What a function of C would return for a result of the typed layer.

/// A value as C has it: behind the number of the error, and not initialised if there is one.
#[repr(C)]
pub struct InC<T> {
    error: usize,
    value: core::mem::MaybeUninit<T>,
}

#[inline(always)]
fn number_in_c(result: Result<(), super::error::Error>) -> usize {
    match result {
        Ok(()) => 0,
        Err(error) => error.code().0 as usize,
    }
}

#[inline(always)]
fn value_in_c<T>(result: Result<T, super::error::Error>) -> InC<T> {
    match result {
        Ok(value) => InC { error: 0, value: core::mem::MaybeUninit::new(value) },
        Err(error) => InC { error: error.code().0 as usize, value: core::mem::MaybeUninit::uninit() },
    }
}
