// SPDX-License-Identifier: BSD-2-Clause

/** What the fields of `seL4_BootInfo` mean, in our own words; others are only named. */
export const fieldDocs: ReadonlyMap<string, string> = new Map(
  Object.entries({
    extraLen: 'How many bytes of extra boot information there are, as the kernel counts them.',
    nodeID: 'The node that the root task runs on, counted from 0.',
    numNodes: 'How many nodes there are.',
    numIOPTLevels: 'How many levels the page tables of the IOMMU have; 0 without an IOMMU.',
    empty: 'Slots without a capability.',
    sharedFrames: 'Frames that nodes share.',
    userImageFrames: 'The frames of the image of the root task.',
    userImagePaging: 'The paging structures of the image of the root task.',
    ioSpaceCaps:
      'On Arm, the I/O spaces of the SMMU. Else empty: on x86, `seL4_CapIOSpace` is for the IOMMU.',
    extraBIPages: 'The frames with the extra boot information.',
    initThreadCNodeSizeBits: 'The CNode of the root task has two to the power of this many slots.',
    initThreadDomain: 'The domain of the first thread.',
    schedcontrol: 'One capability to control scheduling for each node.',
    untyped: 'All untyped memory; see `untypeds` for what is known of it.',
  }),
);
