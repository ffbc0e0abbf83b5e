//! What a thread does with memory, and what keeps it from that.

/// What a thread wants to do with memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VmAccess {
    /// To read.
    Read,
    /// To write.
    Write,
    /// To execute an instruction from there.
    Execute,
}

/// Why it cannot. Levels are those of the translation tables, as the architecture counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum VmFaultCause {
    /// Nothing is mapped there.
    Translation {
        /// The table without an entry, if that is known.
        level: Option<u8>,
    },
    /// Something is mapped there, but the thread may not use it so.
    Permission {
        /// The table with the entry, if that is known.
        level: Option<u8>,
    },
    /// The entry has not been used since its access flag was cleared.
    AccessFlag {
        /// The table with the entry.
        level: u8,
    },
    /// A table has an address that the processor does not have.
    AddressSize {
        /// The table with the entry.
        level: u8,
    },
    /// A table has bits set that are reserved.
    ReservedBit,
    /// The address is not aligned.
    Alignment,
    /// The memory, or what is behind the address, reported an error.
    External,
}
