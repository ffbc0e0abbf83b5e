//! What the processor says of a memory fault: the syndrome of Arm with long descriptors.

use super::super::sys;
use super::{VmAccess, VmFaultCause};

// Fields of the syndrome: Arm Architecture Reference Manual for A-profile, "ESR_EL1", "ISS encoding for an exception
// from a Data Abort"; in AArch32, HSR has them too.
const STATUS: sys::seL4_Word = 0x3f;
const WRITE: sys::seL4_Word = 1 << 6;
const CACHE: sys::seL4_Word = 1 << 8;

/// The syndrome register: ESR on AArch64, HSR on AArch32 with a hypervisor.
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

    /// The fault status code.
    #[must_use]
    pub const fn code(self) -> sys::seL4_Word {
        self.raw & STATUS
    }

    /// Whether the processor calls it writing; it does for instructions that maintain caches, too.
    #[must_use]
    pub const fn is_write(self) -> bool {
        !self.is_prefetch && self.raw & WRITE != 0
    }

    /// Whether an instruction that maintains caches, or translates addresses, was the reason.
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

    /// Why it could not, as far as it is one of these reasons.
    #[must_use]
    pub const fn cause(self) -> Option<VmFaultCause> {
        let level = match self.code() & 3 {
            0 => 0,
            1 => 1,
            2 => 2,
            _ => 3,
        };
        match self.code() {
            0b00_0000..=0b00_0011 => Some(VmFaultCause::AddressSize { level }),
            0b00_0100..=0b00_0111 => Some(VmFaultCause::Translation { level: Some(level) }),
            0b00_1000..=0b00_1011 => Some(VmFaultCause::AccessFlag { level }),
            0b00_1100..=0b00_1111 => Some(VmFaultCause::Permission { level: Some(level) }),
            0b01_0000 | 0b01_0100..=0b01_0111 => Some(VmFaultCause::External),
            0b10_0001 => Some(VmFaultCause::Alignment),
            _ => None,
        }
    }
}
