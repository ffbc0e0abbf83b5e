//! Slots of the root task's CNode, and what is in them.

use super::super::sys;
use core::ops::Range;

/// Slots that follow each other, from `start` up to, but without, `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SlotRegion {
    /// The first slot.
    pub start: sys::seL4_SlotPos,
    /// The slot behind the last one.
    pub end: sys::seL4_SlotPos,
}

impl SlotRegion {
    /// The region that C's struct says.
    #[must_use]
    pub const fn of(region: sys::seL4_SlotRegion) -> Self {
        Self {
            start: region.start,
            end: region.end,
        }
    }

    /// How many slots there are; none, if the end stands before the start.
    #[must_use]
    pub const fn len(self) -> sys::seL4_Word {
        self.end.saturating_sub(self.start)
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Slot `index` of the region, counted from 0.
    #[must_use]
    pub const fn get(self, index: sys::seL4_Word) -> Option<sys::seL4_CPtr> {
        if index < self.len() {
            // Below `end`, so it does not overflow.
            Some(self.start.wrapping_add(index))
        } else {
            None
        }
    }

    /// All slots in order.
    #[must_use]
    pub const fn slots(self) -> Range<sys::seL4_CPtr> {
        self.start..self.end
    }
}

impl From<sys::seL4_SlotRegion> for SlotRegion {
    fn from(region: sys::seL4_SlotRegion) -> Self {
        Self::of(region)
    }
}

impl IntoIterator for SlotRegion {
    type Item = sys::seL4_CPtr;
    type IntoIter = Range<sys::seL4_CPtr>;

    fn into_iter(self) -> Self::IntoIter {
        self.slots()
    }
}

/// Untyped memory: where it is, and the capability to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UntypedCap {
    slot: sys::seL4_CPtr,
    descriptor: sys::seL4_UntypedDesc,
}

impl UntypedCap {
    /// The memory of a descriptor, with the slot of a capability to it.
    #[must_use]
    pub const fn new(slot: sys::seL4_CPtr, descriptor: sys::seL4_UntypedDesc) -> Self {
        Self { slot, descriptor }
    }

    /// The slot of the capability.
    #[must_use]
    pub const fn slot(self) -> sys::seL4_CPtr {
        self.slot
    }

    /// The physical address.
    #[must_use]
    pub const fn paddr(self) -> sys::seL4_Word {
        self.descriptor.paddr
    }

    /// The size: two to the power of this many bytes.
    #[must_use]
    pub fn size_bits(self) -> sys::seL4_Word {
        self.descriptor.sizeBits.into()
    }

    /// Whether it is memory of a device: then it can only become frames and other untyped memory.
    #[must_use]
    pub const fn is_device(self) -> bool {
        self.descriptor.isDevice != 0
    }

    /// The description in C's form.
    #[must_use]
    pub const fn descriptor(self) -> sys::seL4_UntypedDesc {
        self.descriptor
    }
}
