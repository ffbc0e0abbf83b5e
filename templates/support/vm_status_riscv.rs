//! What the processor says of a memory fault: the cause of RISC-V.

use super::super::sys;
use super::{VmAccess, VmFaultCause};

// Codes of the cause: RISC-V Instruction Set Manual, volume II, "Supervisor Cause Register". The kernel calls page
// faults access faults.
const FETCH: [sys::seL4_Word; 3] = [0, 1, 12];
const LOAD: [sys::seL4_Word; 3] = [4, 5, 13];
const STORE: [sys::seL4_Word; 3] = [6, 7, 15];
const MISALIGNED: [sys::seL4_Word; 3] = [0, 4, 6];

/// The cause of a memory fault, as `scause` has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct VmFaultStatus {
    raw: sys::seL4_Word,
    is_prefetch: bool,
}

impl VmFaultStatus {
    /// The status in the words of a fault.
    #[must_use]
    pub const fn new(raw: sys::seL4_Word, is_prefetch: bool) -> Self {
        Self { raw, is_prefetch }
    }

    /// The register as it is.
    #[must_use]
    pub const fn raw(self) -> sys::seL4_Word {
        self.raw
    }

    /// What the thread wanted to do; nothing, where the code is of no memory fault.
    #[must_use]
    pub fn access(self) -> Option<VmAccess> {
        if self.is_prefetch || FETCH.contains(&self.raw) {
            Some(VmAccess::Execute)
        } else if LOAD.contains(&self.raw) {
            Some(VmAccess::Read)
        } else if STORE.contains(&self.raw) {
            Some(VmAccess::Write)
        } else {
            None
        }
    }

    /// Why it could not. The code does not tell a page that is missing from one with other rights: of both it says
    /// nothing here.
    #[must_use]
    pub fn cause(self) -> Option<VmFaultCause> {
        let is_misaligned = MISALIGNED.contains(&self.raw);
        is_misaligned.then_some(VmFaultCause::Alignment)
    }
}
