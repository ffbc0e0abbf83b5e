// SPDX-License-Identifier: BSD-2-Clause
//! Every way to send, to receive and to print, with arguments that the compiler knows nothing of. With `run`, what
//! needs no kernel is executed.
#![cfg_attr(not(run), no_std)]

use sel4_bindings::context::IpcBuffer;
use sel4_bindings::ipc::{self, Answer, MessageInfo, MessageTooLong, Received, ReceivedWords};
use sel4_bindings::prelude::*;

type Sent = Result<(), MessageTooLong>;

#[no_mangle]
pub fn send(ipc: IpcBuffer, to: Endpoint, info: MessageInfo, words: &[Word]) -> Sent {
    let to = to.with(ipc);
    to.send(info);
    to.nb_send(info);
    to.send_words(7, words)?;
    to.nb_send_words(7, words)
}

#[no_mangle]
pub fn call(ipc: IpcBuffer, to: Endpoint, info: MessageInfo) -> MessageInfo {
    to.with(ipc).call(info)
}

#[no_mangle]
pub fn call_words(ipc: IpcBuffer, to: Endpoint, words: &[Word]) -> Result<Answer, MessageTooLong> {
    to.with(ipc).call_words(!0, words)
}

#[no_mangle]
pub fn sum(ipc: IpcBuffer, answer: Answer, received: ReceivedWords, info: MessageInfo) -> Word {
    let all = answer.all_words(ipc).chain(received.all_words(ipc));
    all.chain(info.words(ipc)).fold(0, Word::wrapping_add)
}

#[no_mangle]
pub fn caps(
    ipc: IpcBuffer,
    info: MessageInfo,
    caps: &[CPtr],
    index: usize,
) -> Result<Option<Badge>, MessageTooLong> {
    ipc::set_receive_slot(ipc, CNode::from_bits(1).slot_with_depth(2, 3));
    let info = ipc::write_caps(ipc, info, caps)?;
    Ok(ipc::received_badge(ipc, info, index))
}

#[no_mangle]
pub fn write(ipc: IpcBuffer, words: &[Word]) -> Result<MessageInfo, MessageTooLong> {
    ipc::write_words(ipc, 3, words)
}

#[no_mangle]
pub fn signals(to: Notification) -> Option<Badge> {
    to.signal();
    ipc::yield_now();
    let _ = to.wait();
    to.poll()
}

#[cfg(mcs)]
#[no_mangle]
pub fn recv(ipc: IpcBuffer, from: Endpoint, reply: Reply) -> (Option<Received>, Option<ReceivedWords>) {
    let from = from.with(ipc);
    let _: (Received, ReceivedWords) = (from.recv(reply), from.recv_words(reply));
    let _: (Received, ReceivedWords) = (from.wait(), from.wait_words());
    let _: (Option<Received>, Option<ReceivedWords>) = (from.nb_wait(), from.nb_wait_words());
    (from.nb_recv(reply), from.nb_recv_words(reply))
}

#[cfg(mcs)]
#[no_mangle]
pub fn answer(
    ipc: IpcBuffer,
    from: Endpoint,
    bell: Notification,
    reply: Reply,
    info: MessageInfo,
    words: &[Word],
) -> Result<ReceivedWords, MessageTooLong> {
    let (from, bell) = (from.with(ipc), bell.with(ipc));
    reply.with(ipc).send(info);
    reply.with(ipc).send_words(0, words)?;
    from.reply_recv(info, reply);
    from.nb_send_recv(bell, info, reply);
    from.nb_send_recv_words(bell, 0, words, reply)?;
    from.nb_send_wait(reply, info);
    from.nb_send_wait_words(reply, 0, words)?;
    bell.nb_send_wait(reply, info);
    bell.nb_send_wait_words(reply, 0, words)?;
    from.reply_recv_words(0, words, reply)
}

#[cfg(not(mcs))]
#[no_mangle]
pub fn recv(ipc: IpcBuffer, from: Endpoint) -> (Option<Received>, Option<ReceivedWords>) {
    let from = from.with(ipc);
    let _: (Received, ReceivedWords) = (from.recv(), from.recv_words());
    (from.nb_recv(), from.nb_recv_words())
}

#[cfg(not(mcs))]
#[no_mangle]
pub fn answer(
    ipc: IpcBuffer,
    from: Endpoint,
    info: MessageInfo,
    words: &[Word],
) -> Result<ReceivedWords, MessageTooLong> {
    let from = from.with(ipc);
    ipc::reply(ipc, info);
    ipc::reply_words(ipc, 0, words)?;
    from.reply_recv(info);
    from.reply_recv_words(0, words)
}

#[cfg(printing)]
#[no_mangle]
pub fn print(word: Word, info: MessageInfo) {
    debug_print!("{word:x} ");
    debug_println!("{info:?}");
    debug_println!();
}

#[cfg(debug_build)]
#[no_mangle]
pub fn debug(ipc: IpcBuffer, thread: CPtr) -> u32 {
    sel4_bindings::debug::name_thread(ipc, thread, c"name");
    sel4_bindings::debug::snapshot();
    sel4_bindings::debug::identify(thread)
}

#[cfg(utilisation)]
#[no_mangle]
pub fn utilisation(ipc: IpcBuffer, thread: CPtr) -> u64 {
    let all = sel4_bindings::debug::thread_utilisation(ipc, thread);
    all.tcb_utilisation.wrapping_add(all.total_number_kernel_entries)
}

#[cfg(run)]
fn main() {
    use core::ptr::NonNull;
    use sel4_bindings::sys::{seL4_IPCBuffer, seL4_MessageInfo_t};

    // SAFETY: all fields are integers.
    let mut memory: Box<seL4_IPCBuffer> = Box::new(unsafe { core::mem::zeroed() });
    // SAFETY: the memory outlives the handle, and is only used through it.
    let ipc = unsafe { IpcBuffer::new(NonNull::from(&mut *memory)) };

    let most = IpcBuffer::MESSAGE_WORDS;
    let words: Vec<Word> = (1..).take(most).collect();
    let info = ipc::write_words(ipc, 5, &words).unwrap();
    assert_eq!((info.label(), info.length(), info.extra_caps()), (5, most, 0));
    assert!(info.words(ipc).eq(words.iter().copied()));
    let too_long = vec![0; most + 1];
    let error = ipc::write_words(ipc, 5, &too_long).unwrap_err();
    assert_eq!((error.length, error.limit), (most + 1, most));
    assert_eq!(error.to_string(), format!("{} do not fit into a message of {most}", most + 1));
    assert_eq!(Endpoint::from_bits(1).with(ipc).send_words(0, &too_long), Err(error));

    // A peer may claim what cannot be.
    let wild = MessageInfo::from(seL4_MessageInfo_t { words: [!0] });
    assert_eq!(wild.length(), most);
    assert_eq!(wild.words(ipc).count(), most);
    assert_eq!(wild.extra_caps(), IpcBuffer::CAPABILITIES);
    assert!(!wild.is_unwrapped(IpcBuffer::CAPABILITIES) && !wild.is_unwrapped(usize::MAX));
    assert_eq!(ipc::received_badge(ipc, wild, usize::MAX), None);
    assert_eq!(MessageInfo::new(1, usize::MAX).length(), most);
    assert_eq!(MessageInfo::new(1, 0).with_extra_caps(9).extra_caps(), IpcBuffer::CAPABILITIES);

    let info = ipc::write_caps(ipc, MessageInfo::new(1, 2), &[CPtr::from_bits(8), CPtr::from_bits(9)]).unwrap();
    assert_eq!((info.extra_caps(), ipc.get_cap(0), ipc.get_cap(1)), (2, 8, 9));
    assert_eq!(ipc::received_badge(ipc, info, 0), None);
    let mut raw = seL4_MessageInfo_t::from(info);
    raw.set_capsUnwrapped(2);
    assert_eq!(ipc::received_badge(ipc, raw.into(), 0), None);
    assert_eq!(ipc::received_badge(ipc, raw.into(), 1), Some(Badge::new(9)));
    assert!(ipc::write_caps(ipc, info, &[CPtr::from_bits(0); 4]).is_err());
    ipc::set_receive_slot(ipc, CNode::from_bits(1).slot_with_depth(2, 3));
    assert_eq!(ipc.get_cap_receive_path(), (1, 2, 3));
    assert_eq!(format!("{info:?}"), "MessageInfo { label: 1, length: 2, extra_caps: 2 }");

    let received = ReceivedWords {
        info: MessageInfo::new(0, most),
        badge: Badge::NONE,
        words: [100; IpcBuffer::MESSAGE_REGISTERS],
    };
    let all: Vec<Word> = received.all_words(ipc).collect();
    assert_eq!(all.len(), most);
    assert_eq!(all[IpcBuffer::MESSAGE_REGISTERS - 1], 100);
    assert_eq!(all[IpcBuffer::MESSAGE_REGISTERS..], words[IpcBuffer::MESSAGE_REGISTERS..]);
}
