// SPDX-License-Identifier: BSD-2-Clause
//! Every way to send, to receive and to print, with arguments that the compiler knows nothing of.
#![no_std]

use sel4_bindings::context::IpcBuffer;
use sel4_bindings::fault::{restart, UnknownSyscallReply};
use sel4_bindings::ipc::{self, Answer, AnswerWords, Message, MessageInfo, MessageTooLong};
use sel4_bindings::ipc::{Received, ReceivedCap, ReceivedWords};
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

/// A message of the program's own.
struct Greeting(Word);

impl Message for Greeting {
    fn write(self, ipc: IpcBuffer) -> MessageInfo {
        ipc.set_mr(0, self.0);
        MessageInfo::new(1, 1)
    }
}

#[no_mangle]
pub fn call(ipc: IpcBuffer, to: Endpoint, info: MessageInfo) -> (Answer, Answer) {
    (to.with(ipc).call(info), to.with(ipc).call(Greeting(2)))
}

#[no_mangle]
pub fn call_words(ipc: IpcBuffer, to: Endpoint, words: &[Word]) -> Result<AnswerWords, MessageTooLong> {
    to.with(ipc).call_words(!0, words)
}

#[no_mangle]
pub fn sum(
    ipc: IpcBuffer,
    answer: Answer,
    answer_words: AnswerWords,
    received: Received,
    received_words: ReceivedWords,
) -> Word {
    let answers = answer.words(ipc).chain(answer_words.words(ipc));
    let all = answers.chain(received.words(ipc)).chain(received_words.words(ipc));
    all.fold(0, Word::wrapping_add)
}

#[no_mangle]
pub fn fault(ipc: IpcBuffer, received: Received, words: ReceivedWords) -> (Option<Fault>, Option<Fault>) {
    (received.fault(ipc), words.fault(ipc))
}

#[no_mangle]
pub fn caps(
    ipc: IpcBuffer,
    info: MessageInfo,
    caps: &[CPtr],
    received: Received,
    answer: AnswerWords,
) -> Result<Option<Badge>, MessageTooLong> {
    ipc::set_receive_slot(ipc, CNode::from_bits(1).slot_with_depth(2, 3));
    let _ = ipc::write_caps(ipc, info, caps)?;
    let mut all = received.caps(ipc).chain(answer.caps(ipc));
    Ok(all.find_map(|cap| match cap {
        ReceivedCap::InSlot => None,
        ReceivedCap::Unwrapped(badge) => Some(badge),
    }))
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
    interrupt: IrqHandler,
    info: MessageInfo,
    words: &[Word],
) -> Result<ReceivedWords, MessageTooLong> {
    let (from, bell) = (from.with(ipc), bell.with(ipc));
    reply.with(ipc).send(restart());
    reply.with(ipc).send(UnknownSyscallReply::restart().stop());
    reply.with(ipc).send_words(0, words)?;
    let _: Received = from.reply_recv(info, reply);
    let _: Received = from.nb_send_recv(bell, info, reply);
    let _: Received = from.nb_send_recv(interrupt, info, reply);
    let _: ReceivedWords = from.nb_send_recv_words(from, 0, words, reply)?;
    let _: Received = from.nb_send_wait(reply, info);
    let _: ReceivedWords = from.nb_send_wait_words(reply, 0, words)?;
    let _: Badge = bell.nb_send_wait(reply, info);
    let _: Badge = bell.nb_send_wait_words(reply, 0, words)?;
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
    ipc::reply(ipc, restart());
    ipc::reply(ipc, UnknownSyscallReply::restart().stop());
    ipc::reply_words(ipc, 0, words)?;
    let _: Received = from.reply_recv(info);
    from.reply_recv_words(0, words)
}

#[cfg(printing)]
#[no_mangle]
pub fn print(word: Word, info: MessageInfo) {
    debug_print!("{word:x} ");
    debug_println!("{info:?}");
    debug_println!();
}

/// Whether the kernel prints or not.
#[no_mangle]
pub fn print_if_any(word: Word) {
    debug_println_if_any!("{word:x} {}", word);
    debug_println_if_any!();
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
