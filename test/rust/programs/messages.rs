// SPDX-License-Identifier: BSD-2-Clause
//! Every way to send, to receive and to print, with arguments that the compiler knows nothing of.
#![no_std]

use sel4_bindings::context::{IpcBuffer, StaticContext};
use sel4_bindings::fault::{restart, UnknownSyscallReply};
use sel4_bindings::ipc::{self, Answer, AnswerWords, Message, MessageInfo, MessageTooLong};
use sel4_bindings::ipc::{Received, ReceivedCap, ReceivedWords};
use sel4_bindings::prelude::*;

const MOST: usize = IpcBuffer::MESSAGE_WORDS;

type Polled = (Option<Received<IpcBuffer>>, Option<ReceivedWords<IpcBuffer>>);

#[no_mangle]
pub fn send(ipc: IpcBuffer, to: Endpoint, info: MessageInfo, words: [Word; 9]) {
    let to = to.with(ipc);
    to.send(info);
    to.nb_send(info);
    to.send_words(7, words);
    to.nb_send_words(7, words);
    to.send_words(7, []);
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
pub fn call(ipc: IpcBuffer, to: Endpoint, info: MessageInfo) -> (Answer<IpcBuffer>, Answer<IpcBuffer>) {
    (to.with(ipc).call(info), to.with(ipc).call(Greeting(2)))
}

#[no_mangle]
pub fn call_words(ipc: IpcBuffer, to: Endpoint, words: [Word; 2]) -> AnswerWords<IpcBuffer> {
    to.with(ipc).call_words(!0, words)
}

#[no_mangle]
pub fn call_longest(ipc: IpcBuffer, to: Endpoint, words: &[Word; MOST]) -> AnswerWords<IpcBuffer> {
    to.with(ipc).call_words(!0, *words)
}

#[no_mangle]
pub fn sum(
    answer: Answer<IpcBuffer>,
    answer_words: AnswerWords<StaticContext>,
    received: Received<StaticContext>,
    received_words: ReceivedWords<IpcBuffer>,
) -> Word {
    let answers = answer.words().chain(answer_words.words());
    let all = answers.chain(received.words()).chain(received_words.words());
    all.fold(0, Word::wrapping_add)
}

#[no_mangle]
pub fn fault(
    received: Received<IpcBuffer>,
    words: ReceivedWords<IpcBuffer>,
) -> (Option<Fault>, Option<Fault>) {
    (received.fault(), words.fault())
}

#[no_mangle]
pub fn caps(
    ipc: IpcBuffer,
    info: MessageInfo,
    caps: &[CPtr],
    received: Received<IpcBuffer>,
    answer: AnswerWords<IpcBuffer>,
) -> Result<Option<Badge>, MessageTooLong> {
    ipc::set_receive_slot(ipc, CNode::from_bits(1).slot_with_depth(2, 3));
    let _ = ipc::write_caps(ipc, info, caps)?;
    let mut all = received.caps().chain(answer.caps());
    let badge = all.find_map(|cap| match cap {
        ReceivedCap::Unwrapped(badge) => Some(badge),
        _ => None,
    });
    ipc::clear_receive_slot(ipc);
    Ok(badge)
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
pub fn recv(ipc: IpcBuffer, from: Endpoint, reply: Reply) -> Polled {
    let from = from.with(ipc);
    let _: (Received<_>, ReceivedWords<_>) = (from.recv(reply), from.recv_words(reply));
    let _: (Received<_>, ReceivedWords<_>) = (from.wait(), from.wait_words());
    let _: Polled = (from.nb_wait(), from.nb_wait_words());
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
    words: [Word; 3],
) -> ReceivedWords<IpcBuffer> {
    let (from, bell) = (from.with(ipc), bell.with(ipc));
    reply.with(ipc).send(restart());
    reply.with(ipc).send(UnknownSyscallReply::restart().stop());
    reply.with(ipc).send_words(0, words);
    let _: Received<_> = from.reply_recv(info, reply);
    let _: Received<_> = from.nb_send_recv(bell, info, reply);
    let _: Received<_> = from.nb_send_recv(interrupt, info, reply);
    let _: ReceivedWords<_> = from.nb_send_recv_words(from, 0, words, reply);
    let _: Received<_> = from.nb_send_wait(reply, info);
    let _: ReceivedWords<_> = from.nb_send_wait_words(reply, 0, words);
    let _: Badge = bell.nb_send_wait(reply, info);
    let _: Badge = bell.nb_send_wait_words(reply, 0, words);
    from.reply_recv_words(0, words, reply)
}

#[cfg(not(mcs))]
#[no_mangle]
pub fn recv(ipc: IpcBuffer, from: Endpoint) -> Polled {
    let from = from.with(ipc);
    let _: (Received<_>, ReceivedWords<_>) = (from.recv(), from.recv_words());
    (from.nb_recv(), from.nb_recv_words())
}

#[cfg(not(mcs))]
#[no_mangle]
pub fn answer(
    ipc: IpcBuffer,
    from: Endpoint,
    info: MessageInfo,
    words: [Word; 3],
) -> ReceivedWords<IpcBuffer> {
    let from = from.with(ipc);
    ipc::reply(ipc, restart());
    ipc::reply(ipc, UnknownSyscallReply::restart().stop());
    ipc::reply_words(ipc, 0, words);
    let _: Received<_> = from.reply_recv(info);
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
