// SPDX-License-Identifier: BSD-2-Clause
//! What needs no kernel of module `ipc`, with an IPC buffer of its own: messages, capabilities and faults of every
//! length, and what a peer may claim that cannot be.

use sel4_bindings::cap::CNode;
use sel4_bindings::context::IpcBuffer;
use sel4_bindings::fault::{restart, Fault, UnknownSyscall, UnknownSyscallReply};
use sel4_bindings::ipc::{self, Answer, AnswerWords, Message, MessageInfo, Received, ReceivedCap};
use sel4_bindings::ipc::{MessageTooLong, ReceivedWords, Registers};
use sel4_bindings::sys::{seL4_IPCBuffer, seL4_MessageInfo_t, seL4_Word as Word};
use sel4_bindings::types::{Badge, CPtr};

const MOST: usize = IpcBuffer::MESSAGE_WORDS;
const IN_REGISTERS: usize = IpcBuffer::MESSAGE_REGISTERS;

/// Words that are all different: of the message, and what stood in the buffer before.
fn numbers(first: Word, count: usize) -> Vec<Word> {
    (first..).take(count).collect()
}

fn refill(ipc: IpcBuffer) {
    ipc.set_words(0, &numbers(5000, MOST));
}

/// Whatever stands in registers alone is not in the buffer, as after the functions with words.
fn registers_of(ipc: IpcBuffer, words: &[Word]) -> Registers {
    refill(ipc);
    let mut registers = Registers::default();
    for (index, word) in words.iter().enumerate() {
        match registers.get_mut(index) {
            Some(register) => *register = *word,
            None => ipc.set_mr(index, *word),
        }
    }
    registers
}

fn words(ipc: IpcBuffer) {
    let badge = Badge::new(9);
    for length in 0..=MOST {
        let expected = numbers(1, length);
        refill(ipc);
        let info = ipc::write_words(ipc, 5, &expected).unwrap();
        assert_eq!((info.label(), info.length(), info.extra_caps()), (5, length, 0));
        assert!(Received::new(info, badge, ipc).words().eq(expected.iter().copied()));
        assert!(Answer::new(info, ipc).words().eq(expected.iter().copied()));
        // What the message does not have stays as it was.
        assert_eq!(ipc.get_mr(MOST - 1), if length == MOST { MOST as Word } else { 5000 + MOST as Word - 1 });

        let registers = registers_of(ipc, &expected);
        let received = ReceivedWords::new(info, badge, registers, ipc);
        assert!(received.words().eq(expected.iter().copied()), "{length}");
        assert!(AnswerWords::new(info, registers, ipc).words().eq(expected.iter().copied()));

        // A short message leaves registers as they were.
        let received = ReceivedWords::new(info, badge, [77; IN_REGISTERS], ipc);
        let zeros = received.registers.iter().filter(|word| **word == 0).count();
        assert_eq!(zeros, IN_REGISTERS.saturating_sub(length));
    }
    for length in [MOST + 1, 10 * MOST] {
        refill(ipc);
        let error = ipc::write_words(ipc, 5, &numbers(1, length)).unwrap_err();
        assert_eq!(error, MessageTooLong::Words { count: length });
        assert_eq!(error.to_string(), format!("{length} words, but a message has {MOST} at most"));
        assert_eq!((0..MOST).map(|at| ipc.get_mr(at)).collect::<Vec<_>>(), numbers(5000, MOST));
    }
}

fn caps(ipc: IpcBuffer) {
    let most = IpcBuffer::CAPABILITIES;
    for count in 0..=most {
        let all: Vec<CPtr> = (20..).take(count).map(CPtr::from_bits).collect();
        let info = ipc::write_caps(ipc, MessageInfo::new(1, 2), &all).unwrap();
        assert_eq!((info.label(), info.length(), info.extra_caps()), (1, 2, count));
        assert!((0..count).all(|at| ipc.get_cap(at) == 20 + at as Word));
        // Each combination of capabilities that came as badges.
        for unwrapped in 0..1 << most {
            let mut raw = seL4_MessageInfo_t::from(info);
            raw.set_capsUnwrapped(unwrapped);
            let info = MessageInfo::from(raw);
            let expected = |at: usize| match unwrapped >> at & 1 {
                1 => ReceivedCap::Unwrapped(Badge::new(20 + at as Word)),
                _ => ReceivedCap::InSlot,
            };
            let expected: Vec<_> = (0..count).map(expected).collect();
            let badge = Badge::NONE;
            assert!(Received::new(info, badge, ipc).caps().eq(expected.clone()));
            assert!(ReceivedWords::new(info, badge, [0; IN_REGISTERS], ipc).caps().eq(expected.clone()));
            assert!(Answer::new(info, ipc).caps().eq(expected.clone()));
            assert!(AnswerWords::new(info, [0; IN_REGISTERS], ipc).caps().eq(expected));
        }
    }
    let error = ipc::write_caps(ipc, MessageInfo::new(1, 0), &vec![CPtr::NULL; most + 1]).unwrap_err();
    assert_eq!(error, MessageTooLong::Capabilities { count: most + 1 });
    let text = format!("{} capabilities, but a message has {most} at most", most + 1);
    assert_eq!(error.to_string(), text);
    ipc::set_receive_slot(ipc, CNode::from_bits(1).slot_with_depth(2, 3));
    assert_eq!(ipc.get_cap_receive_path(), (1, 2, 3));
    ipc::clear_receive_slot(ipc);
    assert_eq!(ipc.get_cap_receive_path(), (0, 0, 0));
}

/// A peer may claim what cannot be.
fn wild(ipc: IpcBuffer) {
    refill(ipc);
    for bits in (0..Word::BITS).map(|bit| Word::MAX << bit).chain((0..1 << 12).map(|low| !low)) {
        let info = MessageInfo::from(seL4_MessageInfo_t { words: [bits] });
        let received = Received::new(info, Badge::new(Word::MAX), ipc);
        assert!(info.length() <= MOST && info.extra_caps() <= IpcBuffer::CAPABILITIES);
        assert_eq!(received.words().count(), info.length());
        assert_eq!(received.caps().count(), info.extra_caps());
        let registers = ReceivedWords::new(info, Badge::NONE, [7; IN_REGISTERS], ipc);
        assert_eq!(registers.words().count(), info.length());
        assert_eq!(registers.fault(), None, "no fault has that label");
        assert!(!info.is_unwrapped(IpcBuffer::CAPABILITIES) && !info.is_unwrapped(usize::MAX));
    }
    let info = MessageInfo::from(seL4_MessageInfo_t { words: [Word::MAX] });
    assert_eq!((info.length(), info.extra_caps()), (MOST, IpcBuffer::CAPABILITIES));
    assert_eq!(MessageInfo::new(1, usize::MAX).length(), MOST);
    assert_eq!(MessageInfo::new(1, 0).with_extra_caps(9).extra_caps(), IpcBuffer::CAPABILITIES);
    let info = MessageInfo::new(1, 2).with_extra_caps(2);
    assert_eq!(format!("{info:?}"), "MessageInfo { label: 1, length: 2, extra_caps: 2 }");
}

fn faults(ipc: IpcBuffer) {
    let badge = Badge::new(3);
    for length in 0..=MOST {
        let expected = numbers(100, length);
        let info = ipc::write_words(ipc, UnknownSyscall::LABEL, &expected).unwrap();
        let fault = Received::new(info, badge, ipc).fault().unwrap();
        assert_eq!(fault, Fault::from_words(UnknownSyscall::LABEL, &expected));
        // The words in registers are not in the buffer.
        let received = ReceivedWords::new(info, badge, registers_of(ipc, &expected), ipc);
        assert_eq!(received.fault(), Some(fault));
        let Fault::UnknownSyscall(fault) = fault else { panic!("{fault:?}") };
        assert!(expected.starts_with(fault.words()));
        assert_eq!(fault.words().len(), length.min(UnknownSyscall::LENGTH));
    }
    // Messages of programs on the same endpoint.
    for label in [0, 40, 1 << 19] {
        assert_eq!(Received::new(MessageInfo::new(label, 4), badge, ipc).fault(), None);
    }
}

struct Own(Word);

impl Message for Own {
    fn write(self, ipc: IpcBuffer) -> MessageInfo {
        ipc.set_mr(0, self.0);
        MessageInfo::new(8, 1)
    }
}

/// Words are put into the buffer when the message is sent, not before.
fn replies(ipc: IpcBuffer) {
    refill(ipc);
    // SAFETY: no thread gets the registers.
    let reply = unsafe { UnknownSyscallReply::from_words(&[1, 2]) };
    assert_eq!(ipc.get_mr(0), 5000);
    assert_eq!(reply.write(ipc), MessageInfo::new(0, 2));
    assert_eq!([0, 1, 2].map(|at| ipc.get_mr(at)), [1, 2, 5002]);
    refill(ipc);
    assert_eq!(restart().write(ipc), MessageInfo::default());
    assert_eq!(MessageInfo::new(3, 2).write(ipc), MessageInfo::new(3, 2));
    assert_eq!(ipc.get_mr(0), 5000);
    assert_eq!(Own(6).write(ipc), MessageInfo::new(8, 1));
    assert_eq!(ipc.get_mr(0), 6);
}

fn main() {
    // SAFETY: all fields are integers.
    let mut memory: Box<seL4_IPCBuffer> = Box::new(unsafe { core::mem::zeroed() });
    // SAFETY: the memory outlives the handle, and is only used through it.
    let ipc = unsafe { IpcBuffer::new(core::ptr::NonNull::from(&mut *memory)) };
    words(ipc);
    caps(ipc);
    wild(ipc);
    faults(ipc);
    replies(ipc);
}
