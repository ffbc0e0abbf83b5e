// SPDX-License-Identifier: BSD-2-Clause

/** SHT_SYMTAB */
const SYMBOL_TABLE = 2;

/** @param {Buffer} file */
function readSections(file) {
  const isWide = file[4] === 2;
  /** @param {number} at */
  const word = (at) => (isWide ? Number(file.readBigUInt64LE(at)) : file.readUInt32LE(at));
  // Offsets in the file's header and in a section's header: the ELF specification, figures 1-3 and 1-9.
  const table = word(isWide ? 0x28 : 0x20);
  const [entrySize = 0, count = 0, names = 0] = [0x3a, 0x3c, 0x3e].map((at) =>
    file.readUInt16LE(isWide ? at : at - 12),
  );
  const [offset, size, link] = isWide ? [0x18, 0x20, 0x28] : [0x10, 0x14, 0x18];
  const sections = Array.from({ length: count }, (_, index) => {
    const at = table + index * entrySize;
    return {
      name: file.readUInt32LE(at),
      kind: file.readUInt32LE(at + 4),
      offset: word(at + offset),
      size: word(at + size),
      link: file.readUInt32LE(at + link),
    };
  });
  return { isWide, sections, names };
}

/**
 * Sizes of the sections of a little-endian ELF file, in bytes, by name.
 * @param {Buffer} file
 * @returns {Map<string, number>}
 */
export function sectionSizes(file) {
  const { sections, names } = readSections(file);
  const strings = sections[names]?.offset ?? 0;
  return new Map(
    sections.map(({ name, size }) => {
      const start = strings + name;
      return [file.toString('latin1', start, file.indexOf(0, start)), size];
    }),
  );
}

/**
 * Sizes of the functions and variables of a little-endian ELF file, in bytes, by name.
 * @param {Buffer} file
 * @returns {Map<string, number>}
 */
export function symbolSizes(file) {
  const { isWide, sections } = readSections(file);
  const entry = isWide ? 24 : 16;
  /** @type {Map<string, number>} */
  const sizes = new Map();
  for (const { kind, offset, size, link } of sections) {
    if (kind !== SYMBOL_TABLE) continue;
    const strings = sections[link]?.offset ?? 0;
    for (let at = offset; at < offset + size; at += entry) {
      const start = strings + file.readUInt32LE(at);
      const own = isWide ? Number(file.readBigUInt64LE(at + 16)) : file.readUInt32LE(at + 8);
      sizes.set(file.toString('latin1', start, file.indexOf(0, start)), own);
    }
  }
  return sizes;
}
