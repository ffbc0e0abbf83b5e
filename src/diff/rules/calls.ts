// SPDX-License-Identifier: BSD-2-Clause
import {
  additive,
  buildAgain,
  changeSource,
  nothingToDo,
  prose,
  rebuild,
  type Rule,
  rewrite,
  source,
} from './rule.js';

/** Target, message limits, system calls, labels, methods and their parameters. */
export const callRules = {
  'target-changed': rewrite(
    'the machine, or the way into the kernel, is another one',
    'Architecture, word size, trap instruction and scheduling model decide every other number. A comparison across them is for reading; no binary of one side runs on the other.',
    'Compare documents of one target to see what a release changed.',
  ),
  'trap-register-changed': rewrite(
    'a register carries something else into or out of the kernel',
    'System call number, destination, message info and message words travel in fixed registers. Trap code is compiled into programs.',
    buildAgain,
  ),
  'message-registers-changed': rebuild(
    'another number of message words travels in registers',
    'Words beyond that number are in the IPC buffer. Both sides of a message have to agree on where each word is.',
    buildAgain,
  ),
  'message-limit-changed': rebuild(
    'messages can have another length, or another number of capabilities',
    'The IPC buffer is laid out by these limits: words, badge, capabilities and receive slots follow each other.',
    buildAgain,
  ),
  'syscall-renumbered': rebuild(
    'a system call has another number',
    'System calls are numbered downwards from -1 in the order of syscall.xml. Calls that a configuration does not have take their numbers as well, so that an insertion moves all that follow, also where the configuration does not have what was inserted. The finding says what it was.',
    buildAgain,
  ),
  'syscall-removed': rewrite(
    'a system call does not exist any more',
    'The kernel answers a number that it does not know with an unknown syscall fault to the thread. Where other configurations have the call still, the finding says under which condition.',
    changeSource,
  ),
  'syscall-number-reused': rewrite(
    'the number of a system call that was removed is now that of another one',
    'Nothing is refused: an old binary makes the other call, with the arguments of its own.',
    changeSource,
  ),
  'syscall-renamed': source(
    'a system call has another name',
    'Number and list are the same, the constant and the function have another name.',
    changeSource,
  ),
  'syscall-added': additive(
    'there is a new system call',
    'No number that existed means something else because of it; what it moved is reported by itself.',
    nothingToDo,
  ),
  'label-renumbered': rebuild(
    'an invocation has another label',
    'Labels are numbered from 1 in the order of the interface XML, without those whose condition does not hold. Whatever is inserted or removed moves all that follow. An old binary invokes something else; often the kernel answers `Truncated message` or `Illegal operation`, and sometimes it does it.',
    buildAgain,
  ),
  'label-reused': rewrite(
    'the label of an invocation that was removed is now that of a new one',
    'Nothing has moved, so nothing else looks wrong: an old binary invokes the new one in the place of the one that it means.',
    changeSource,
  ),
  'label-renamed': source(
    'the constant of a label has another name',
    'The number is the same.',
    changeSource,
  ),
  'label-removed': rewrite(
    'a label does not exist any more',
    'A label that no method of the documents uses. What it moved is reported by itself.',
    changeSource,
  ),
  'label-added': additive(
    'there is a new label',
    'A label that no method of the documents uses.',
    nothingToDo,
  ),
  'interface-removed': source(
    'a type of capability does not exist any more',
    'Its methods are reported by themselves. Where the headers go on with the name for capabilities, that is `declaration-changed`.',
    changeSource,
  ),
  'interface-added': additive(
    'there is a new type of capability',
    'Its methods are reported by themselves.',
    nothingToDo,
  ),
  'method-removed': rewrite(
    'an invocation does not exist any more',
    'Its label is gone, and those that follow have moved up. The sentence of the finding says what has the number now, and the reason under which condition other configurations have the invocation still.',
    changeSource,
  ),
  'method-added': additive(
    'there is a new invocation',
    'What its label moved is reported by itself.',
    nothingToDo,
  ),
  'method-renamed': source(
    'an invocation has another name',
    'It has the label and the arguments that it had.',
    changeSource,
  ),
  'method-moved': rewrite(
    'an invocation belongs to another interface',
    'The label is the same and the capability that it is invoked on is of another type.',
    'Invoke it on a capability of the new type.',
  ),
  'method-label-changed': rebuild(
    'a method uses another label',
    'The function has its name and the kernel knows it by another label.',
    buildAgain,
  ),
  'request-length-changed': rebuild(
    'a request has another length, or another number of capabilities',
    'Only where no parameter explains it. The kernel refuses messages that are too short.',
    buildAgain,
  ),
  'condition-changed': additive(
    'something exists, or has its value, under another condition',
    'An invocation, a system call or a constant. It is in both documents, or in neither: this configuration is not concerned, others are. Where the condition decides, that is reported as something added, removed or changed, with the condition as the reason. Of a constant the documents have the condition of the line that was read; it is compared where the configurations agree on its options.',
    'Compare the configurations that the condition speaks of.',
  ),
  'absent-method-changed': additive(
    'other configurations have an invocation more or less',
    'The documents know which methods other configurations have, and under which condition.',
    'Compare the configurations that the condition speaks of.',
  ),
  'absent-syscall-changed': additive(
    'other configurations have a system call more or less, or under another condition or number',
    'The documents know which system calls other configurations have, under which condition, and which numbers are kept free for them.',
    'Compare the configurations that the condition speaks of.',
  ),
  'parameter-added': rewrite(
    'an invocation takes or gives one more value',
    'Old binaries do not send it. The kernel reads what is there, or refuses the message as too short.',
    changeSource,
  ),
  'parameter-removed': rewrite(
    'an invocation takes or gives one value less',
    'Old binaries send it still, and what follows stands elsewhere.',
    changeSource,
  ),
  'parameter-renamed': prose(
    'an argument has another name',
    'Arguments are passed by position. A new name may say that the value means something else.',
    'Read the documentation of the invocation.',
  ),
  'result-renamed': source(
    'a result has another name',
    'Results are members of the struct that the function returns. Place and type are the same.',
    changeSource,
  ),
  'parameter-reordered': rewrite(
    'the arguments of an invocation travel in another order',
    'The same values, in other words of the message or other capability slots. If their types are alike, no compiler notices.',
    'Look at every call: arguments are passed by position.',
  ),
  'arguments-reordered': source(
    'a function takes its arguments in another order',
    'In the message they stand where they stood. If their types are alike, no compiler notices.',
    'Look at every call: arguments are passed by position.',
  ),
  'parameter-direction-changed': rewrite(
    'an argument became a result, or a result an argument',
    'The value travels the other way.',
    changeSource,
  ),
  'parameter-retyped': rewrite(
    'an argument travels as another type',
    'Another width, another encoding, or a capability in the place of a word. What follows may stand elsewhere too.',
    changeSource,
  ),
  'parameter-type-changed': source(
    'an argument has another type in C',
    'It travels as it did: same bits, same place.',
    changeSource,
  ),
  'parameter-repacked': rebuild(
    'an argument stands in another word, other bits or another capability slot',
    'Arguments are packed in order, so that one that is inserted, removed or widened moves those behind it.',
    buildAgain,
  ),
} as const satisfies Readonly<Record<string, Rule>>;
