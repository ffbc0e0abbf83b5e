// SPDX-License-Identifier: BSD-2-Clause

/**
 * Sizes of the sections of a little-endian ELF file, in bytes, by name.
 * @param {Buffer} file
 * @returns {Map<string, number>}
 */
export function sectionSizes(file) {
  const isWide = file[4] === 2;
  /** @param {number} at */
  const word = (at) => (isWide ? Number(file.readBigUInt64LE(at)) : file.readUInt32LE(at));
  // Offsets in the file's header and in a section's header: the ELF specification, figures 1-3 and 1-9.
  const table = word(isWide ? 0x28 : 0x20);
  const [entrySize, count, names] = [0x3a, 0x3c, 0x3e].map((at) => file.readUInt16LE(isWide ? at : at - 12));
  /** @param {number} index */
  const section = (index) => {
    const at = table + index * (entrySize ?? 0);
    const [offset, size] = isWide ? [0x18, 0x20] : [0x10, 0x14];
    return { name: file.readUInt32LE(at), offset: word(at + offset), size: word(at + size) };
  };
  const strings = section(names ?? 0).offset;
  /** @type {Map<string, number>} */
  const sizes = new Map();
  for (let index = 0; index < (count ?? 0); index += 1) {
    const { name, size } = section(index);
    const start = strings + name;
    sizes.set(file.toString('latin1', start, file.indexOf(0, start)), size);
  }
  return sizes;
}
