// SPDX-License-Identifier: BSD-2-Clause
// Messages made by hand, read by a generated crate, which stands before this as the module `library`; behind this
// stand errors.rs, vm_faults.rs, and `measured`, made from measured figures. Flags: `mcs`, `hyp`, `debug` for faults that not every configuration
// has, `arm_long`, `arm_short`, `riscv`, `x86` for the format of the fault status.

use library::error::{arguments, check, Error, ErrorKind, LookupFailure};
use library::fault::*;
use library::ipc::{Message, MessageInfo, Received};
use library::sys::{self, IpcBuffer};
use library::types::{Badge, CPtr};
use std::ptr::NonNull;

type Word = sys::seL4_Word;

/// A word that is not like another one, with its highest bit set: wider than every narrow field.
fn mark(index: usize) -> Word {
    (Word::MAX / 2 + 1) | (Word::MAX / 0xff * 0x11) << 8 | index as Word
}

fn marks(length: usize) -> Vec<Word> {
    (0..length).map(mark).collect()
}

fn buffer() -> IpcBuffer {
    // SAFETY: zeros are a value of it; it is leaked, and used by nobody else.
    unsafe {
        let memory = Box::new(std::mem::zeroed::<sys::seL4_IPCBuffer>());
        let memory: NonNull<_> = NonNull::from(Box::leak(memory));
        IpcBuffer::new(memory)
    }
}

/// What the kernel does with a message: words into the buffer.
fn send(words: &[Word]) -> IpcBuffer {
    let ipc = buffer();
    ipc.set_words(0, words);
    ipc
}

/// A message with these words in the buffer.
fn received(label: Word, length: usize, words: &[Word]) -> Option<Fault> {
    let info = sys::seL4_MessageInfo_t::new(label, 0, 0, length as Word);
    Received::new(MessageInfo::from(info), Badge::NONE, send(words)).fault()
}

/// What a thread is sent: label and words.
fn sent(reply: impl Message) -> (Word, Vec<Word>) {
    let ipc = buffer();
    let info = reply.write(ipc);
    assert_eq!(info, MessageInfo::new(info.label(), info.length()));
    let words = (0..info.length()).map(|at| ipc.get_mr(at));
    (info.label(), words.collect())
}

macro_rules! check_fault {
    ($type:ident, $label:expr, $length:expr, [$($name:ident $index:expr),*]) => {{
        assert_eq!(($type::LABEL, $type::LENGTH), ($label, $length));
        for length in 0..$length + 20 {
            let words = marks(length);
            let fault = Fault::from_words($label, &words);
            // What the buffer holds behind the message is no part of it.
            assert_eq!(received($label, length, &marks(length + 9)), Some(fault));
            assert_eq!(fault.label(), $label);
            let Fault::$type(one) = fault else { panic!("{fault:?}") };
            assert_eq!(one, $type::from_words(&words));
            let had = length.min($length);
            assert_eq!(one.words(), &words[..had]);
            assert_eq!((one.get(had), one.get(usize::MAX)), (None, None));
            let expected = |index: usize| if index < length { mark(index) } else { 0 };
            $(assert_eq!(one.$name(), expected($index), stringify!($name));)*
            assert_eq!(fault.to_string(), format!("{one:?}"));
            let shown = format!("{fault:?}");
            $(assert!(shown.contains(&format!("{}: {:#x}", stringify!($name), one.$name())), "{shown}");)*
        }
    }};
}

macro_rules! check_setter {
    ($type:ident, $length:expr, $name:ident, $index:expr) => {{
        let fault = $type::from_words(&marks($length));
        let reply = fault.reply();
        assert_eq!(sent(reply), (0, vec![]));
        // SAFETY: no thread gets the registers; so below.
        let reply = unsafe { reply.$name(7) };
        let mut expected = marks($index + 1);
        expected[$index] = 7;
        assert_eq!(reply.words(), expected);
        assert_eq!(sent(reply), (0, expected.clone()));
        assert_eq!(sent(reply.stop()), (1, expected.clone()));
        // A message without words, and the words that others have sent.
        let poor = unsafe { $type::from_words(&[]).reply().$name(7) };
        assert_eq!(poor.words().iter().sum::<Word>(), 7);
        assert_eq!(poor.words().len(), $index + 1);
    }};
}

#[allow(unused_macros)]
macro_rules! check_context {
    ($length:expr) => {{
        assert_eq!(TimeoutReply::LENGTH, $length);
        const COUNT: usize = size_of::<sys::seL4_UserContext>() / size_of::<Word>();
        let all: [Word; COUNT] = std::array::from_fn(mark);
        // SAFETY: the struct consists of words.
        let registers: sys::seL4_UserContext = unsafe { std::mem::transmute(all) };
        // SAFETY: no thread gets the registers; so below.
        let reply = unsafe { TimeoutReply::from_context(&registers) };
        assert_eq!(sent(reply), (0, marks($length)));
        assert_eq!(sent(reply.stop()), (1, marks($length)));
        assert_eq!(sent(TimeoutReply::restart()), (0, vec![]));
        let of = |words: &[Word]| unsafe { TimeoutReply::from_words(words) };
        assert_eq!(of(&marks($length + 9)), reply);
        assert_eq!(of(&marks(3)).words(), marks(3));
    }};
}

fn check_unknown(known: &[Word]) {
    for label in (0..40).chain([(1 << 20) - 1]) {
        let fault = received(label, 5, &marks(9));
        let is_known = known.contains(&label) && label != NULL;
        let whole = Fault::from_words(label, &marks(5));
        assert_eq!(whole.label(), label);
        assert_eq!(matches!(whole, Fault::NullFault | Fault::Unknown(_)), !is_known);
        assert_eq!(fault, is_known.then_some(whole));
        // The longest length that the message info can say.
        let longest = Fault::from_words(label, &marks(120));
        assert_eq!(received(label, 127, &marks(120)), is_known.then_some(longest));
    }
    assert_eq!(Fault::from_words(NULL, &marks(5)), Fault::NullFault);
    assert_eq!(received(NULL, 5, &marks(5)), None);
    for length in [0, 1, Fault::MOST_WORDS, Fault::MOST_WORDS + 1] {
        let Fault::Unknown(unknown) = Fault::from_words(Word::MAX, &marks(length)) else {
            panic!("no fault has that label");
        };
        assert_eq!(unknown.label(), Word::MAX);
        assert_eq!(unknown.words(), &marks(length)[..length.min(Fault::MOST_WORDS)]);
    }
    assert_eq!(sent(restart()), (0, vec![]));
}

/// The kinds of lookup failures, as the kernel puts them into words.
fn lookups() -> Vec<(Vec<Word>, LookupFailure)> {
    let (bits_left, bits_found, guard_found) = (12, 6, Word::MAX - 1);
    let kinds = [
        sys::seL4_InvalidRoot,
        sys::seL4_MissingCapability,
        sys::seL4_DepthMismatch,
        sys::seL4_GuardMismatch,
    ];
    // Number 0 is no failure.
    assert_eq!(kinds, [1, 2, 3, 4]);
    vec![
        (vec![1], LookupFailure::InvalidRoot),
        (vec![2, 12], LookupFailure::MissingCapability { bits_left }),
        (
            vec![3, 12, 6],
            LookupFailure::DepthMismatch {
                bits_left,
                bits_found,
            },
        ),
        (
            vec![4, 12, guard_found, 6],
            LookupFailure::GuardMismatch {
                bits_left,
                guard_found,
                bits_found,
            },
        ),
        (vec![0], LookupFailure::Unknown { kind: 0 }),
        (vec![5, 1, 2, 3], LookupFailure::Unknown { kind: 5 }),
        (vec![Word::MAX], LookupFailure::Unknown { kind: Word::MAX }),
    ]
}

fn cap_fault() {
    for (words, failure) in lookups() {
        for phase in [0, 1, Word::MAX] {
            let message = [vec![mark(0), mark(1), phase], words.clone()].concat();
            let Fault::CapFault(fault) = Fault::from_words(CAP_FAULT, &message) else {
                panic!()
            };
            assert_eq!(fault.addr(), CPtr::from_bits(mark(1)));
            assert_eq!(fault.lookup_failure(), failure);
            assert_eq!(fault.is_receive(), phase != 0);
            assert_eq!(failure.kind(), words[0]);
        }
    }
    let short = CapFault::from_words(&[1, 2, 1, 4, 9]);
    let failure = LookupFailure::GuardMismatch {
        bits_left: 9,
        guard_found: 0,
        bits_found: 0,
    };
    assert_eq!(short.lookup_failure(), failure);
    assert_eq!(
        CapFault::from_words(&[]).lookup_failure(),
        LookupFailure::Unknown { kind: 0 }
    );
}

#[cfg(mcs)]
fn timeout() {
    let time = 0x0123_4567_89ab_cdef_u64;
    #[cfg(wide)]
    let words = [9, time];
    // The kernel puts the low word first.
    #[cfg(not(wide))]
    let words = [9, 0x89ab_cdef, 0x0123_4567];
    let Fault::Timeout(fault) = Fault::from_words(TIMEOUT, &words) else {
        panic!()
    };
    assert_eq!((fault.data(), fault.consumed()), (Badge::new(9), time));
    // Without a scheduling context.
    assert_eq!(Timeout::from_words(&[9]).consumed(), 0);
}

#[cfg(hyp)]
fn virtual_faults() {
    let fault = Fault::from_words(VGIC_MAINTENANCE, &[Word::MAX]);
    let Fault::VgicMaintenance(fault) = fault else {
        panic!()
    };
    assert_eq!(fault.idx(), None);
    assert_eq!(VgicMaintenance::from_words(&[3]).idx(), Some(3));
    assert_eq!(
        VcpuFault::from_words(&[0x9200_0046]).exception_class(),
        0x24
    );
    assert_eq!(VcpuFault::from_words(&[Word::MAX]).exception_class(), 0x3f);
}

#[cfg(debug)]
fn debug_exception() {
    use library::types::BreakpointType as Kind;
    let fault = DebugException::from_words(&[1, 2]);
    assert_eq!(
        (fault.exception_reason(), fault.get(3)),
        (Kind::SINGLE_STEP, None)
    );
    assert_eq!(
        DebugException::from_words(&[1, 77, 3, 4]).exception_reason(),
        Kind::from_bits(77)
    );
    // Its word is no register.
    let reply = DebugExceptionReply::restart();
    assert_eq!(sent(reply), (0, vec![]));
    assert_eq!(sent(reply.with_instructions(5)), (0, vec![5]));
    assert_eq!(sent(DebugExceptionReply::from_words(&[5])), (0, vec![5]));
    assert_eq!(sent(reply.with_instructions(0).stop()), (1, vec![0]));
}

fn main() {
    measured();
    cap_fault();
    vm_fault();
    #[cfg(mcs)]
    timeout();
    #[cfg(hyp)]
    virtual_faults();
    #[cfg(debug)]
    debug_exception();
    errors();
}
