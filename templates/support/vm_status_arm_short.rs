//! What the processor says of a memory fault: the fault status of Arm with short descriptors.

use super::super::sys;
use super::{VmAccess, VmFaultCause};

// Fields of the register: Arm Architecture Reference Manual, ARMv7-A and ARMv7-R edition, "DFSR, Data Fault Status
// Register" and "Encodings of DFSR.FS when using the Short-descriptor translation table format".
const STATUS: sys::seL4_Word = 0xf;
const LONG: sys::seL4_Word = 1 << 9;
const HIGHEST: sys::seL4_Word = 1 << 10;
const WRITE: sys::seL4_Word = 1 << 11;
const CACHE: sys::seL4_Word = 1 << 13;

/// The fault status register: DFSR, or IFSR for instructions.
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

    /// The fault status code, of which the highest bit stands apart in the register.
    #[must_use]
    pub const fn code(self) -> sys::seL4_Word {
        let highest = if self.raw & HIGHEST != 0 { 0x10 } else { 0 };
        highest | self.raw & STATUS
    }

    /// Whether the processor calls it writing; it does for instructions that maintain caches, too.
    #[must_use]
    pub const fn is_write(self) -> bool {
        !self.is_prefetch && self.raw & WRITE != 0
    }

    /// Whether an instruction that maintains caches was the reason.
    #[must_use]
    pub const fn is_cache_maintenance(self) -> bool {
        !self.is_prefetch && self.raw & CACHE != 0
    }

    /// What the thread wanted to do; nothing for instructions that maintain caches.
    #[must_use]
    pub const fn access(self) -> Option<VmAccess> {
        if self.is_prefetch {
            Some(VmAccess::Execute)
        } else if self.is_cache_maintenance() {
            None
        } else if self.is_write() {
            Some(VmAccess::Write)
        } else {
            Some(VmAccess::Read)
        }
    }

    /// Why it could not, as far as it is one of these reasons. Sections are of level 1, pages of level 2.
    #[must_use]
    pub const fn cause(self) -> Option<VmFaultCause> {
        if self.raw & LONG != 0 {
            return None;
        }
        let level = if self.code() & 2 == 0 { 1 } else { 2 };
        match self.code() {
            0b0_0001 => Some(VmFaultCause::Alignment),
            0b0_0011 => Some(VmFaultCause::AccessFlag { level: 1 }),
            0b0_0110 => Some(VmFaultCause::AccessFlag { level: 2 }),
            0b0_0101 | 0b0_0111 => Some(VmFaultCause::Translation { level: Some(level) }),
            0b0_1101 | 0b0_1111 => Some(VmFaultCause::Permission { level: Some(level) }),
            0b0_1000 | 0b0_1100 | 0b0_1110 | 0b1_0110 => Some(VmFaultCause::External),
            _ => None,
        }
    }
}
