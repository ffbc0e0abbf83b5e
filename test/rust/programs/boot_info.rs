// SPDX-License-Identifier: BSD-2-Clause
// Handmade boot information, read by a generated crate, which stands before this as the module `library`.
// Flags: `x86` for crates with its records, `named_ids` where identifiers are an enum of libsel4.

use library::boot_info::{
    BootInfo, ExtraBootInfo, ExtraBootInfos, ExtraRecord, ExtraRecords, SlotRegion,
};
use library::boot_info::initial;
use library::cap::{CNode, Page, Slot, Tcb, Untyped};
use library::types::{CPtr, CapRights, Guard, ObjectType, UserContext, VmAttributes};
use library::{objects, sys};
use std::mem::{offset_of, size_of};

type Word = sys::seL4_Word;
const WORD: usize = size_of::<Word>();
const HEADER: usize = size_of::<sys::seL4_BootInfoHeader>();
const UNKNOWN: Word = 0x4321;

#[cfg(named_ids)]
fn id_of(record: ExtraRecord<'_>) -> Word {
    record.id().0
}

#[cfg(not(named_ids))]
fn id_of(record: ExtraRecord<'_>) -> Word {
    record.id()
}

/// A record whose header says any length.
fn claim(id: Word, length: Word, content: &[u8]) -> Vec<u8> {
    [&id.to_ne_bytes(), &length.to_ne_bytes(), content].concat()
}

fn record(id: Word, content: &[u8]) -> Vec<u8> {
    claim(id, (HEADER + content.len()) as Word, content)
}

fn list(bytes: &[u8]) -> Vec<(Word, &[u8])> {
    ExtraRecords::new(bytes)
        .map(|one| (id_of(one), one.content()))
        .collect()
}

fn typed(bytes: &[u8]) -> Vec<ExtraBootInfo<'_>> {
    ExtraBootInfos::new(bytes).collect()
}

fn records() {
    let fdt = sys::SEL4_BOOTINFO_HEADER_FDT;
    let padding = sys::SEL4_BOOTINFO_HEADER_PADDING;
    let tree: &[u8] = b"a device tree";
    assert_eq!(list(&[]), []);
    assert_eq!(typed(&[]), []);

    // Of any content, so the second record begins anywhere.
    for size in 0..40 {
        let unknown = vec![0xa5; size];
        let all = [
            record(padding, &[0; 5]),
            record(UNKNOWN, &unknown),
            record(fdt, tree),
            record(padding, &[]),
            record(fdt, &[]),
        ]
        .concat();
        // At any alignment.
        for shift in 0..WORD {
            let moved = [vec![0xff; shift], all.clone()].concat();
            let bytes = &moved[shift..];
            assert_eq!(
                list(bytes),
                [
                    (padding, &[0; 5][..]),
                    (UNKNOWN, &unknown),
                    (fdt, tree),
                    (padding, &[]),
                    (fdt, &[]),
                ]
            );
            assert_eq!(
                typed(bytes),
                [
                    ExtraBootInfo::DeviceTree(tree),
                    ExtraBootInfo::DeviceTree(&[])
                ]
            );
        }
    }

    // What is not whole ends the list, whatever follows.
    let good = record(fdt, tree);
    let one = [(fdt, tree)];
    for length in [0, 1, HEADER as Word - 1] {
        let all = [good.clone(), claim(fdt, length, &[0; 64]), good.clone()].concat();
        assert_eq!(list(&all), one, "length {length}");
    }
    let beyond = [
        (HEADER + 5) as Word,
        Word::MAX,
        Word::MAX - 1,
        Word::MAX / 2,
        Word::MAX / 2 + 1,
        Word::MAX - HEADER as Word,
        Word::MAX - good.len() as Word,
    ];
    for length in beyond {
        let all = [good.clone(), claim(fdt, length, &[0; 4])].concat();
        assert_eq!(list(&all), one, "length {length}");
        assert_eq!(typed(&all).len(), 1);
    }
    for length in 0..HEADER {
        let all = [&good[..], &good[..length]].concat();
        assert_eq!(list(&all), one, "{length} bytes of a header");
    }
    // Ended is ended.
    let all = [good.clone(), claim(fdt, 0, &[]), good].concat();
    let mut records = ExtraRecords::new(&all);
    assert!(records.next().is_some());
    for _ in 0..3 {
        assert!(records.next().is_none());
    }
}

#[cfg(x86)]
fn structs() {
    use library::boot_info::{X86MemoryMap, X86Vbe};
    type Map = sys::seL4_X86_BootInfo_mmap_t;
    type Entry = sys::seL4_X86_mb_mmap_t;
    type Vbe = sys::seL4_X86_BootInfo_VBE;
    const ROOM: usize = (size_of::<Map>() - offset_of!(Map, mmap)) / size_of::<Entry>();

    let frequency = sys::SEL4_BOOTINFO_HEADER_X86_TSC_FREQ;
    let all = [
        record(frequency, &2400_u32.to_ne_bytes()),
        // Too short: unknown.
        record(frequency, &[1, 2, 3]),
        record(sys::SEL4_BOOTINFO_HEADER_X86_ACPI_RSDP, b"RSD PTR "),
        record(sys::SEL4_BOOTINFO_HEADER_X86_FRAMEBUFFER, b"fb"),
    ]
    .concat();
    assert_eq!(
        typed(&all),
        [
            ExtraBootInfo::X86TscFrequency(2400),
            ExtraBootInfo::X86AcpiRsdp(b"RSD PTR "),
            ExtraBootInfo::X86Framebuffer(b"fb"),
        ]
    );

    let id = sys::SEL4_BOOTINFO_HEADER_X86_VBE;
    let content: Vec<u8> = (0..size_of::<Vbe>() - HEADER).map(|at| at as u8).collect();
    let all = record(id, &content);
    let [ExtraBootInfo::X86Vbe(vbe)] = typed(&all)[..] else {
        panic!("no VBE");
    };
    let vbe: Vbe = X86Vbe::read(vbe);
    let (number, mode, last) = (vbe.header.id, vbe.vbeMode, vbe.vbeInterfaceLen);
    let at = |offset: usize| u32::from_ne_bytes(all[offset..offset + 4].try_into().unwrap());
    assert_eq!(number, id);
    assert_eq!(mode, at(offset_of!(Vbe, vbeMode)));
    assert_eq!(last, at(all.len() - 4));
    assert_eq!(typed(&record(id, &content[1..])), []);

    let id = sys::SEL4_BOOTINFO_HEADER_X86_MBMMAP;
    let map = |length: u32, entries: usize, odd: usize| -> Vec<u8> {
        let mut content = length.to_ne_bytes().to_vec();
        for index in 0..entries {
            content.extend(20_u32.to_ne_bytes());
            content.extend((index as u64).to_ne_bytes());
            content.extend(u64::MAX.to_ne_bytes());
            content.extend(1_u32.to_ne_bytes());
        }
        content.extend(vec![0xff; odd]);
        record(id, &content)
    };
    let bases = |bytes: &[u8]| -> Vec<u64> {
        let found = typed(bytes);
        let [ExtraBootInfo::X86MemoryMap(map)] = found[..] else {
            panic!("no memory map");
        };
        let map: X86MemoryMap<'_> = map;
        assert_eq!(map.into_iter().count(), map.entries().count());
        map.entries().map(|entry| entry.base_addr).collect()
    };
    let size = size_of::<Entry>() as u32;
    let first = |count: usize| (0..count as u64).collect::<Vec<_>>();
    assert_eq!(bases(&map(0, ROOM, 0)), []);
    assert_eq!(bases(&map(3 * size, ROOM, 0)), first(3));
    // An entry that is not whole.
    assert_eq!(bases(&map(4 * size - 1, ROOM, 0)), first(3));
    // More than the record has, more than the struct has room for, more than memory has.
    for length in [4 * size, u32::MAX, u32::MAX - 7] {
        assert_eq!(bases(&map(length, 3, 0)), first(3));
        assert_eq!(bases(&map(length, 3, 23)), first(3));
        assert_eq!(bases(&map(length, 0, 0)), []);
    }
    assert_eq!(bases(&map(u32::MAX, ROOM + 9, 5)), first(ROOM));
    // Without a whole length it is no map.
    assert_eq!(typed(&record(id, &[0; 3])), []);
    assert_eq!(typed(&record(id, &[])), []);
}

struct Random(u64);

impl Random {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below as u64) as usize
    }
}

/// Any bytes: the list ends, and its records follow each other within them.
fn any_bytes() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for _ in 0..20_000 {
        let length = random.next(400);
        let mut bytes: Vec<u8> = (0..length).map(|_| random.next(256) as u8).collect();
        // Small words, that may be identifiers and lengths.
        for _ in 0..random.next(12) {
            let at = random.next(length + 1);
            let word = (random.next(48) as Word).to_ne_bytes();
            if let Some(place) = bytes.get_mut(at..at + WORD) {
                place.copy_from_slice(&word);
            }
        }
        let start = random.next(WORD).min(length);
        let bytes = &bytes[start..];
        let mut end = bytes.as_ptr_range().start;
        let mut count = 0;
        for record in ExtraRecords::new(bytes) {
            let range = record.bytes().as_ptr_range();
            assert_eq!(range.start, end);
            assert_eq!(record.content().as_ptr_range().end, range.end);
            assert_eq!(record.bytes().len(), HEADER + record.content().len());
            end = range.end;
            count += 1;
        }
        assert!(end <= bytes.as_ptr_range().end);
        assert!(count <= bytes.len() / HEADER);
        for one in typed(bytes) {
            match one {
                #[cfg(x86)]
                ExtraBootInfo::X86Vbe(vbe) => assert_eq!(vbe.read(), vbe.read()),
                #[cfg(x86)]
                ExtraBootInfo::X86MemoryMap(map) => assert!(map.entries().count() <= length),
                _ => {}
            }
        }
        assert!(typed(bytes).len() <= count);
    }
}

/// Memory as the kernel lays it out: a frame, and bytes behind it.
fn with_memory(
    extra: &[u8],
    fill: impl FnOnce(&mut sys::seL4_BootInfo),
    check: impl FnOnce(BootInfo<'_>),
) {
    let words = (BootInfo::FRAME_SIZE + extra.len()).div_ceil(8);
    let mut memory = vec![0_u64; words];
    let start = memory.as_mut_ptr().cast::<u8>();
    // SAFETY: there is room for the frame and the bytes, and zeros are a valid struct.
    unsafe {
        let info = start.cast::<sys::seL4_BootInfo>();
        (*info).extraLen = extra.len() as Word;
        fill(&mut *info);
        let behind = start.add(BootInfo::FRAME_SIZE);
        behind.copy_from_nonoverlapping(extra.as_ptr(), extra.len());
        check(BootInfo::from_ptr(info));
    }
}

fn region(start: Word, end: Word) -> sys::seL4_SlotRegion {
    sys::seL4_SlotRegion { start, end }
}

fn frame() {
    with_memory(
        &[],
        |_| {},
        |info| {
            assert_eq!(info.extra_bytes(), []);
            assert_eq!(info.extra_records().count(), 0);
            assert_eq!(info.extra().count(), 0);
            assert_eq!(info.untypeds(), []);
            assert_eq!(info.untyped_caps().count(), 0);
            assert!(info.empty().is_empty());
            // SAFETY: there is none.
            assert_eq!(unsafe { info.ipc_buffer() }, None);
        },
    );
    let extra = [
        record(UNKNOWN, &[1, 2, 3]),
        record(sys::SEL4_BOOTINFO_HEADER_FDT, b"tree"),
    ]
    .concat();
    let mut buffer = 0_u64;
    let address = (&raw mut buffer).cast::<sys::seL4_IPCBuffer>();
    with_memory(
        &extra,
        |info| {
            info.nodeID = 1;
            info.numNodes = 4;
            info.initThreadCNodeSizeBits = 13;
            info.ipcBuffer = address;
            info.empty = region(100, 8192);
            info.untyped = region(20, 23);
            for (index, one) in info.untypedList.iter_mut().enumerate() {
                one.paddr = (index as Word) << 12;
                one.sizeBits = 12 + (index % 8) as u8;
                one.isDevice = (index % 3) as u8;
            }
        },
        |info| {
            assert_eq!(Word::from(info.node_id()), 1);
            assert_eq!(info.num_nodes(), 4);
            assert_eq!(info.init_thread_cnode_size_bits(), 13);
            assert_eq!(info.extra_len(), extra.len() as Word);
            // SAFETY: the handle is not used.
            let handle = unsafe { info.ipc_buffer() };
            assert_eq!(handle.map(|one| one.as_ptr()), Some(address));
            assert_eq!((info.empty().start, info.empty().end), (100, 8192));
            assert_eq!(info.raw().untyped, region(20, 23));
            assert_eq!(info.untypeds().len(), 3);
            let caps: Vec<_> = info
                .untyped_caps()
                .map(|one| (one.slot(), one.paddr(), one.size_bits(), one.is_device()))
                .collect();
            let expected = [
                (20, 0, 12, false),
                (21, 0x1000, 13, true),
                (22, 0x2000, 14, true),
            ];
            assert_eq!(caps, expected);
            assert_eq!(info.extra_bytes(), extra);
            assert_eq!(info.extra_records().count(), 2);
            let found: Vec<_> = info.extra().collect();
            assert_eq!(found, [ExtraBootInfo::DeviceTree(b"tree")]);
            assert!(format!("{info:?}").contains("untypedList"));
        },
    );
    // More slots than descriptions, and regions that end before they begin.
    for (start, end) in [(20, 100_000), (0, Word::MAX), (1, Word::MAX)] {
        with_memory(
            &[],
            |info| info.untyped = region(start, end),
            |info| {
                let room = info.raw().untypedList.len();
                assert_eq!(info.untypeds().len(), room);
                assert_eq!(info.untyped_caps().count(), room);
                let last = info.untyped_caps().last().map(|one| one.slot());
                assert_eq!(last, Some(start + room as Word - 1));
            },
        );
    }
    with_memory(
        &[],
        |info| info.untyped = region(23, 20),
        |info| assert_eq!((info.untypeds().len(), info.untyped_caps().count()), (0, 0)),
    );
    // Lengths that memory cannot have; what stands behind the frame is not touched.
    if usize::BITS == Word::BITS {
        for length in [Word::MAX, Word::MAX / 2, Word::MAX / 2 + 1] {
            with_memory(
                &[],
                |info| info.extraLen = length,
                |info| {
                    assert_eq!(info.extra_bytes(), []);
                    assert_eq!(info.extra_len(), length);
                },
            );
        }
    }
}

fn slots() {
    let some = SlotRegion::from(region(5, 8));
    assert_eq!((some.len(), some.is_empty()), (3, false));
    assert_eq!(some.slots().collect::<Vec<_>>(), [5, 6, 7]);
    assert_eq!(some.into_iter().sum::<Word>(), 18);
    assert_eq!(
        (some.get(0), some.get(2), some.get(3)),
        (Some(5), Some(7), None)
    );
    assert_eq!(some.get(Word::MAX), None);
    let all = SlotRegion::of(region(1, Word::MAX));
    assert_eq!(all.get(Word::MAX - 2), Some(Word::MAX - 1));
    assert_eq!(all.get(Word::MAX - 1), None);
    for (start, end) in [(0, 0), (8, 5), (Word::MAX, 0), (Word::MAX, Word::MAX)] {
        let none = SlotRegion { start, end };
        assert_eq!((none.len(), none.is_empty(), none.get(0)), (0, true, None));
        assert_eq!(none.into_iter().next(), None);
    }
}

fn capabilities() {
    assert_eq!(initial::TCB, Tcb::from_bits(sys::seL4_CapInitThreadTCB));
    assert_eq!(initial::CNODE.cptr().bits(), sys::seL4_CapInitThreadCNode);
    let frames: Vec<Page> = SlotRegion::from(region(5, 8)).caps().collect();
    assert_eq!(frames, [5, 6, 7].map(Page::from_bits));
    let none = SlotRegion::from(region(8, 5));
    assert_eq!(none.caps::<Tcb>().count(), 0);
    with_memory(
        &[],
        |info| info.untyped = region(20, 22),
        |info| {
            let all: Vec<Untyped> = info.untyped_caps().map(|one| one.untyped()).collect();
            assert_eq!(all, [20, 21].map(Untyped::from_bits));
        },
    );

    // Where new objects go: to a slot of the CNode and on, or into a CNode that is in it.
    let cnode = initial::CNODE;
    assert_eq!(cnode.slot(7).and_following(), cnode.slots_from(7));
    assert_eq!(cnode.slots_from(7).depth(), 0);
    let inside = cnode.slot(7).cnode_slots_from(2);
    assert_eq!((inside.root(), inside.index(), inside.offset()), (&cnode, 7, 2));

    // A slot is where a thread finds a capability, if its CSpace begins there.
    let slot: Slot = initial::CNODE.slot(7);
    assert_eq!(slot.cap::<Tcb>(), Tcb::from_bits(7));
    assert_eq!(initial::CNODE.slot_of(Tcb::from_bits(7)), slot);
    assert_eq!(initial::CNODE.slot_of(slot.cptr()), slot);
    // A thread reads its addresses from the highest bit on.
    let short = |depth| CNode::from_bits(2).slot_with_depth(5, depth).cptr();
    assert_eq!(short(8).bits(), 5 << (Word::BITS - 8));
    assert_eq!(short(1).bits(), 1 << (Word::BITS - 1));
    assert_eq!(short(0), CPtr::NULL);
    assert_eq!(short(255).bits(), 5);
}

fn types() {
    assert_eq!(CapRights::READ_WRITE, CapRights::READ | CapRights::WRITE);
    assert_eq!(CapRights::NO_READ | CapRights::READ, CapRights::ALL);
    assert_eq!(CapRights::NO_WRITE & CapRights::WRITE, CapRights::NONE);
    assert_eq!(format!("{:?}", CapRights::READ_WRITE), "CapRights(READ_WRITE)");

    assert_eq!(!CapRights::WRITE, CapRights::NO_WRITE);
    assert_eq!(!CapRights::from_bits(!0), CapRights::NONE);
    assert_eq!(!CapRights::NONE, CapRights::ALL);
    assert_eq!(CapRights::default(), CapRights::NONE);
    assert!(CapRights::empty().is_empty() && !CapRights::READ.is_empty());
    assert_eq!(VmAttributes::default(), VmAttributes::DEFAULT);
    let shown = |rights: CapRights| format!("{rights:?}");
    assert_eq!(shown(CapRights::READ_WRITE | CapRights::GRANT), "CapRights(WRITE | READ | GRANT)");
    assert_eq!(shown(CapRights::from_bits(0x42)), "CapRights(READ | 0x40)");
    assert_eq!(shown(CapRights::from_bits(0x40)), "CapRights(0x40)");
    assert_eq!(shown(!CapRights::WRITE), "CapRights(NO_WRITE)");
    assert_eq!(format!("{:#x}", CapRights::ALL), "0xf");
    assert_eq!(format!("{:?}", Guard::new(5, 9)), "Guard { guard: 5, size: 9 }");
    assert!(Tcb::from_bits(1) < Tcb::from_bits(2));
    assert_eq!(ObjectType::CNODE, ObjectType::CAP_TABLE);
    assert_eq!(format!("{:?}", ObjectType::CNODE), "ObjectType(CAP_TABLE)");

    let of = |object: ObjectType, user| objects::size_bits(object.bits(), user);
    for object in [ObjectType::TCB, ObjectType::CAP_TABLE, ObjectType::UNTYPED, ObjectType::VSPACE] {
        assert_eq!(object.size_bits(9), of(object, 9));
        assert!(object.size_bits(9).is_some());
    }
    assert_eq!(ObjectType::SMALL_PAGE.size_bits(0), Some(sys::seL4_PageBits));
    assert!(ObjectType::LARGE_PAGE.size_bits(0) > ObjectType::SMALL_PAGE.size_bits(0));
    assert_eq!(ObjectType::CAP_TABLE.size_bits(Word::MAX), None);
    let missing = ObjectType::missing_table(sys::SEL4_MAPPING_LOOKUP_NO_PT);
    assert_eq!(missing, Some(ObjectType::PAGE_TABLE));

    let mut registers = UserContext::default();
    registers.set_pc(0x1000);
    registers.set_sp(0x2000);
    assert_eq!((registers.pc(), registers.sp()), (0x1000, 0x2000));
    let set = registers.as_words().iter().filter(|word| **word != 0);
    assert_eq!(set.count(), 2);
}

/// Prints what the test compares: name, number, and the size for which the user asks 9 bits and none.
fn sizes() {
    for info in objects::ALL {
        let number = info.object_type;
        let size = objects::size_bits(number, 9).unwrap();
        let least = objects::size_bits(number, 0).unwrap();
        assert_eq!(objects::object_size(number), Some(info.size));
        println!("{} {number} {size} {least}", info.name);
        let most = objects::size_bits(number, Word::MAX);
        match info.size {
            objects::ObjectSize::Fixed(bits) => assert_eq!(most, Some(bits)),
            objects::ObjectSize::Chosen => assert_eq!(most, Some(Word::MAX)),
            objects::ObjectSize::ChosenPlus(_) => assert_eq!(most, None),
        }
    }
    let numbers: Vec<_> = objects::ALL.iter().map(|info| info.object_type).collect();
    assert!(numbers.is_sorted_by(|one, other| one < other));
    for number in (0..100).chain([0xfffe, 0xffff, 0xff_ffff, Word::MAX]) {
        let is_there = numbers.contains(&number);
        assert_eq!(
            objects::size_bits(number, 4).is_some(),
            is_there,
            "{number}"
        );
    }
    assert!(objects::MIN_UNTYPED_SIZE_BITS < objects::MAX_UNTYPED_SIZE_BITS);
}

fn main() {
    records();
    #[cfg(x86)]
    structs();
    any_bytes();
    frame();
    slots();
    capabilities();
    types();
    sizes();
}
