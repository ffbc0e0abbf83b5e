#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""Runs functions of an ELF file in an emulated processor: emulate.py ELF BATCHES OUTCOMES

emulator.ts has what is asked and answered. BATCHES is a JSON object with batches of runs; OUTCOMES is a list for each
batch, compressed. Numbers are hexadecimal strings, memory is a string of hexadecimal bytes. The function stops at the
instruction that enters the kernel, which is found by its bytes and never executed; what the kernel would leave in
registers and memory comes with the run.
"""
import gzip
import json
import re
import struct
import sys

import unicorn
from unicorn import arm64_const, arm_const, riscv_const, x86_const

# A function that does not come to an end is stopped after so many instructions.
LIMIT = 1000000

SYSENTER = '0f34'


def registers(module, prefix, names):
    return {name: getattr(module, prefix + name.upper()) for name in names.split()}


def numbered(letter, count):
    return ' '.join(letter + str(index) for index in range(count))


RISCV = {name: riscv_const.UC_RISCV_REG_X0 + index for index, name in enumerate(
    ('zero ra sp gp tp t0 t1 t2 s0 s1 ' + numbered('a', 8) + ' s2 s3 s4 s5 s6 s7 s8 s9 s10 s11 t3 t4 t5 t6').split())}
RISCV['pc'] = riscv_const.UC_RISCV_REG_PC


class Processor:
    """`traps` matches the instructions that enter the kernel; `align` is where instructions may begin."""

    def __init__(self, mode, word, registers, pc, sp, link, arguments, traps, align):
        self.mode, self.word, self.registers = mode, word, registers
        self.pc, self.sp, self.link, self.arguments = pc, sp, link, arguments.split()
        self.traps, self.align = re.compile(traps, re.DOTALL), align


PROCESSORS = {
    'aarch64': Processor(
        (unicorn.UC_ARCH_ARM64, unicorn.UC_MODE_ARM), 8,
        registers(arm64_const, 'UC_ARM64_REG_', numbered('x', 31) + ' sp pc nzcv'), 'pc', 'sp', 'x30',
        numbered('x', 8), rb'\x01\x00\x00\xd4', 4),
    'arm': Processor(
        (unicorn.UC_ARCH_ARM, unicorn.UC_MODE_ARM), 4,
        registers(arm_const, 'UC_ARM_REG_', numbered('r', 13) + ' sp lr pc apsr_nzcv'), 'pc', 'sp', 'lr',
        numbered('r', 4), rb'\x00\x00\x00\xef', 4),
    'riscv64': Processor(
        (unicorn.UC_ARCH_RISCV, unicorn.UC_MODE_RISCV64), 8, RISCV, 'pc', 'sp', 'ra',
        numbered('a', 8), rb'\x73\x00\x00\x00', 2),
    'riscv32': Processor(
        (unicorn.UC_ARCH_RISCV, unicorn.UC_MODE_RISCV32), 4, RISCV, 'pc', 'sp', 'ra',
        numbered('a', 8), rb'\x73\x00\x00\x00', 2),
    'x86_64': Processor(
        (unicorn.UC_ARCH_X86, unicorn.UC_MODE_64), 8,
        registers(x86_const, 'UC_X86_REG_',
                  'rax rbx rcx rdx rsi rdi rbp rsp r8 r9 r10 r11 r12 r13 r14 r15 rip eflags'),
        'rip', 'rsp', None, 'rdi rsi rdx rcx r8 r9', rb'\x0f[\x05\x34]', 1),
    'ia32': Processor(
        (unicorn.UC_ARCH_X86, unicorn.UC_MODE_32), 4,
        registers(x86_const, 'UC_X86_REG_', 'eax ebx ecx edx esi edi ebp esp eip eflags'), 'eip', 'esp', None,
        '', rb'\x0f[\x05\x34]', 1),
}


def read_elf(path):
    """The segments of an ELF file as (address, bytes, size in memory), and the addresses of its symbols."""
    with open(path, 'rb') as file:
        data = file.read()
    wide = data[4] == 2
    program_headers, section_headers = struct.unpack_from('<QQ' if wide else '<II', data, 32 if wide else 28)
    program_count = struct.unpack_from('<H', data, 56 if wide else 44)[0]
    section_count = struct.unpack_from('<H', data, 60 if wide else 48)[0]
    segments, symbols, sections = [], {}, []
    for index in range(program_count):
        if wide:
            kind, _, offset, address, _, stored, size, _ = struct.unpack_from('<IIQQQQQQ', data, program_headers + 56 * index)
        else:
            kind, offset, address, _, stored, size, _, _ = struct.unpack_from('<8I', data, program_headers + 32 * index)
        if kind == 1:  # PT_LOAD
            segments.append((address, data[offset:offset + stored], size))
    for index in range(section_count):
        layout, width = ('<IIQQQQIIQQ', 64) if wide else ('<10I', 40)
        _, kind, _, _, offset, size, link, _, _, entry = struct.unpack_from(layout, data, section_headers + width * index)
        sections.append((kind, offset, size, link, entry))
    for kind, offset, size, link, entry in sections:
        if kind != 2:  # SHT_SYMTAB
            continue
        for at in range(offset, offset + size, entry):
            if wide:
                name, _, _, section, value, _ = struct.unpack_from('<IBBHQQ', data, at)
            else:
                name, value, _, _, _, section = struct.unpack_from('<IIIBBH', data, at)
            start = sections[link][1] + name
            if name and section:
                symbols[data[start:data.index(b'\0', start)].decode()] = value
    return segments, symbols


class Machine:
    """A processor with one file and the memory that batches ask for; it is used for all runs of them."""

    def __init__(self, elf, asked, batch):
        self.processor = PROCESSORS[batch['processor']]
        self.uc = unicorn.Uc(*self.processor.mode)
        segments, self.symbols = elf
        pages = set()
        for address, _, size in segments:
            pages |= set(range(address >> 12, (address + max(size, 1) + 0xfff) >> 12))
        for page in sorted(pages):
            self.uc.mem_map(page << 12, 0x1000)
        for address, stored, _ in segments:
            self.uc.mem_write(address, stored)
            for found in self.processor.traps.finditer(stored):
                place = address + found.start()
                # Bytes within another instruction are no place where the processor ever stops.
                if place % self.processor.align == 0:
                    self.uc.hook_add(unicorn.UC_HOOK_CODE, self.on_trap, len(found[0]), place, place)
        for address, size in asked['map']:
            self.uc.mem_map(number(address), number(size))
        buffer, size = (number(one) for one in batch['buffer'])
        kinds = unicorn.UC_HOOK_MEM_READ | unicorn.UC_HOOK_MEM_WRITE
        self.uc.hook_add(kinds, self.on_access, buffer, buffer, buffer + size - 1)
        self.back, self.stack = number(asked['return']), number(asked['stack'])
        if batch['paths']:
            self.uc.hook_add(unicorn.UC_HOOK_CODE, self.on_instruction)
            areas = [(number(address), number(address) + number(size)) for address, size in asked['map']]
            self.own = next(area for area in areas if area[0] <= self.stack < area[1])
            self.uc.hook_add(kinds, self.on_any_access)

    def on_trap(self, uc, address, _, length):
        self.trap = (address, length)
        uc.emu_stop()

    def on_instruction(self, _uc, address, _size, _data):
        if address != self.back:
            self.path.append(address)

    def on_any_access(self, _uc, kind, address, size, _value, _data):
        if not self.own[0] <= address < self.own[1]:
            self.beyond += 1

    def on_access(self, _uc, kind, address, size, _value, buffer):
        what = 'write' if kind == unicorn.UC_MEM_WRITE else 'read'
        self.accesses.append([what, address - buffer, size])

    def get(self, name):
        return self.uc.reg_read(self.processor.registers[name])

    def put(self, name, value):
        self.uc.reg_write(self.processor.registers[name], value)

    def write(self, memory):
        for address, data in memory:
            self.uc.mem_write(number(address), bytes.fromhex(data))

    def state(self, places):
        return {
            'registers': {name: hex(self.uc.reg_read(one)) for name, one in self.processor.registers.items()},
            'memory': [bytes(self.uc.mem_read(number(address), number(size))).hex() for address, size in places],
        }

    def enter(self, batch, run):
        """Calls the function as C would, with everything but its arguments as the batch says."""
        processor, word = self.processor, self.processor.word
        self.write(batch['memory'] + run['memory'])
        for name, value in batch['registers'].items():
            self.put(name, number(value))
        arguments = [number(one) for one in run['arguments']]
        for name, value in zip(processor.arguments, arguments):
            self.put(name, value)
        pushed = arguments[len(processor.arguments):]
        stack = self.stack - (len(pushed) * word + 15 & ~15)
        for index, value in enumerate(pushed):
            self.uc.mem_write(stack + index * word, value.to_bytes(word, 'little'))
        self.put(processor.sp, stack)
        if processor.link:
            self.put(processor.link, self.back)
        else:
            self.uc.mem_write(stack - word, self.back.to_bytes(word, 'little'))
            self.put(processor.sp, stack - word)
        return stack

    def go(self, start):
        """Runs up to the next trap, or until the function is back; says which, or what went wrong."""
        self.trap, self.accesses, self.path, self.beyond = None, [], [], 0
        try:
            self.uc.emu_start(start, self.back, count=LIMIT)
        except unicorn.UcError as error:
            return '%s at %#x' % (error, self.get(self.processor.pc))
        if self.trap or self.get(self.processor.pc) == self.back:
            return None
        return 'not at an end after %d instructions, at %#x' % (LIMIT, self.get(self.processor.pc))

    def leave(self, address, length, instruction):
        """Where the kernel goes back to; after SYSENTER that, and the stack, are what two registers say."""
        if instruction != SYSENTER:
            return address + length
        counter, stack = ('rdx', 'rcx') if self.processor.word == 8 else ('edx', 'ecx')
        self.put(self.processor.sp, self.get(stack))
        return self.get(counter) + length

    def run(self, batch, run):
        if run['symbol'] not in self.symbols:
            return {'error': 'no function %s' % run['symbol'], 'traps': []}
        stack = self.enter(batch, run)
        answer = {'stack': hex(stack), 'traps': []}
        error, paths, beyond, accesses = self.go(self.symbols[run['symbol']]), [], [], []
        while True:
            # The trap's own instruction is not among them: it is not executed.
            paths.append([hex(one) for one in self.path])
            beyond.append(self.beyond)
            accesses.append(self.accesses)
            if error or not self.trap:
                break
            if len(answer['traps']) == len(run['answers']):
                error = 'enters the kernel once more than it should'
                break
            address, length = self.trap
            instruction = bytes(self.uc.mem_read(address, length)).hex()
            answer['traps'].append(
                {'address': hex(address), 'instruction': instruction, **self.state([batch['buffer']])})
            resume = self.leave(address, length, instruction)
            given = run['answers'][len(answer['traps']) - 1]
            for name, value in given['registers'].items():
                self.put(name, number(value))
            self.write(given['memory'])
            error = self.go(resume)
        answer.update(self.state([batch['buffer']] + run['read']), paths=paths, beyond=beyond, accesses=accesses)
        return {**answer, 'error': error} if error else answer


def number(text):
    return int(text, 16)


def main():
    path, batches, outcomes = sys.argv[1:]
    elf = read_elf(path)
    with open(batches) as file:
        asked = json.load(file)
    machines, answer = {}, []
    for batch in asked['batches']:
        key = json.dumps([batch[name] for name in ('processor', 'buffer', 'paths')])
        if key not in machines:
            machines[key] = Machine(elf, asked, batch)
        answer.append([machines[key].run(batch, run) for run in batch['runs']])
    with open(outcomes, 'wb') as file:
        # Without the time of day: equal runs have equal outcomes.
        file.write(gzip.compress(json.dumps(answer).encode(), 1, mtime=0))


main()
