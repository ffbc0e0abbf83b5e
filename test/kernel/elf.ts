// SPDX-License-Identifier: BSD-2-Clause

const WIDE = 2;
const HEADER = 52;
const PROGRAM_HEADER = 32;

/** Where an ELF file is entered. */
export function entryOf(elf: Buffer): number {
  return isWide(elf) ? Number(elf.readBigUInt64LE(24)) : elf.readUInt32LE(24);
}

/**
 * The 32-bit ELF file with the contents of a 64-bit one that stays below 4 GiB of physical memory, as QEMU's
 * multiboot loader wants it. Headers are written in place: the narrow ones are shorter. There are no sections.
 */
export function narrowed(elf: Buffer): Buffer {
  if (!isWide(elf)) return elf;
  const headers = Number(elf.readBigUInt64LE(32));
  const size = elf.readUInt16LE(54);
  const count = elf.readUInt16LE(56);
  const result = Buffer.from(elf);
  result.fill(0, 40, 64);
  result[4] = 1;
  result.writeUInt16LE(3, 18); // EM_386
  result.writeUInt32LE(entryOf(elf), 24);
  result.writeUInt32LE(headers, 28);
  result.writeUInt32LE(0, 32);
  result.writeUInt32LE(0, 36);
  result.writeUInt16LE(HEADER, 40);
  result.writeUInt16LE(PROGRAM_HEADER, 42);
  result.writeUInt16LE(count, 44);
  for (let index = 0; index < count; index += 1) {
    const from = headers + index * size;
    const word = (offset: number): number => Number(BigInt.asUintN(32, elf.readBigUInt64LE(from + offset)));
    const [type, flags] = [elf.readUInt32LE(from), elf.readUInt32LE(from + 4)];
    const [offset, virtual, physical] = [word(8), word(16), word(24)];
    const [inFile, inMemory, alignment] = [word(32), word(40), word(48)];
    const fields = [type, offset, virtual, physical, inFile, inMemory, flags, alignment];
    const to = headers + index * PROGRAM_HEADER;
    fields.forEach((value, at) => result.writeUInt32LE(value, to + 4 * at));
  }
  return result;
}

function isWide(elf: Buffer): boolean {
  return elf[4] === WIDE;
}
