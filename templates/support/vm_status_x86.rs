//! What the processor says of a memory fault: the error code of x86.

use super::super::sys;
use super::{VmAccess, VmFaultCause};

// Bits of the error code: Intel 64 and IA-32 Architectures Software Developer's Manual, volume 3, "Interrupt 14".
const PRESENT: sys::seL4_Word = 1 << 0;
const WRITE: sys::seL4_Word = 1 << 1;
const USER: sys::seL4_Word = 1 << 2;
const RESERVED: sys::seL4_Word = 1 << 3;
const FETCH: sys::seL4_Word = 1 << 4;

/// The error code of a page fault.
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

    /// Whether something is mapped there: then it may not be used so.
    #[must_use]
    pub const fn is_present(self) -> bool {
        self.raw & PRESENT != 0
    }

    /// Whether the thread wanted to write.
    #[must_use]
    pub const fn is_write(self) -> bool {
        self.raw & WRITE != 0
    }

    /// Whether the processor was in user mode.
    #[must_use]
    pub const fn is_user(self) -> bool {
        self.raw & USER != 0
    }

    /// Whether a table has bits set that are reserved.
    #[must_use]
    pub const fn is_reserved_bit(self) -> bool {
        self.raw & RESERVED != 0
    }

    /// What the thread wanted to do. Processors that cannot forbid to execute call that reading.
    #[must_use]
    pub const fn access(self) -> Option<VmAccess> {
        Some(if self.is_prefetch || self.raw & FETCH != 0 {
            VmAccess::Execute
        } else if self.is_write() {
            VmAccess::Write
        } else {
            VmAccess::Read
        })
    }

    /// Why it could not.
    #[must_use]
    pub const fn cause(self) -> Option<VmFaultCause> {
        Some(if self.is_reserved_bit() {
            VmFaultCause::ReservedBit
        } else if self.is_present() {
            VmFaultCause::Permission { level: None }
        } else {
            VmFaultCause::Translation { level: None }
        })
    }
}
