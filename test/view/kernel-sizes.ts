// SPDX-License-Identifier: BSD-2-Clause
import { existsSync, readFileSync } from 'node:fs';
import type { ObjectSize } from '../../src/view/objects/object-sizes.js';

/** The kernel's functions that compute sizes. */
const files = [
  'src/object/objecttype.c',
  'src/arch/arm/32/object/objecttype.c',
  'src/arch/arm/64/object/objecttype.c',
  'src/arch/riscv/object/objecttype.c',
  'src/arch/x86/object/objecttype.c',
  'src/arch/x86/64/object/objecttype.c',
];

/** What the kernel calls constants of libsel4. */
const kernelNames: ReadonlyMap<string, string> = new Map([
  ['ARMSmallPageBits', 'seL4_PageBits'],
  ['ARMLargePageBits', 'seL4_LargePageBits'],
  ['ARMHugePageBits', 'seL4_HugePageBits'],
  ['ARMSectionBits', 'seL4_SectionBits'],
  ['ARMSuperSectionBits', 'seL4_SuperSectionBits'],
  ['PTE_SIZE_BITS + PT_INDEX_BITS', 'seL4_PageTableBits'],
  ['PDE_SIZE_BITS + PD_INDEX_BITS', 'seL4_PageDirBits'],
  ['VCPU_SIZE_BITS', 'seL4_VCPUBits'],
  ['pageBitsForSize(X86_SmallPage)', 'seL4_PageBits'],
  ['pageBitsForSize(X86_LargePage)', 'seL4_LargePageBits'],
  ['pageBitsForSize(X64_HugePage)', 'seL4_HugePageBits'],
]);

/** A macro of the kernel for a type: x86_64 has it under another name. */
const typeNames: ReadonlyMap<string, string> = new Map([['seL4_IA32_PDPTObject', 'seL4_X86_PDPTObject']]);

/** What the kernel of a tree returns for each object type. */
export function kernelSizes(tree: string): { file: string; type: string; size: ObjectSize }[] {
  return files
    .filter((file) => existsSync(`${tree}/${file}`))
    .flatMap((file) => {
      const text = readFileSync(`${tree}/${file}`, 'utf8');
      const body = /^word_t \w*getObjectSize\([^)]*\)\n\{\n([\s\S]*?)^\}/m.exec(text)?.[1] ?? '';
      const groups = body.matchAll(/((?:case \w+:\s*(?:#.*\s*)*)+)return ([^;]+);/g);
      return Array.from(groups).flatMap(([, cases = '', value = '']) =>
        Array.from(cases.matchAll(/case (\w+):/g), ([, name = '']) => ({
          file,
          type: typeNames.get(name) ?? name,
          size: toSize(value),
        })),
      );
    });
}

function toSize(value: string): ObjectSize {
  const parts = value.split(' + ').filter((part) => part !== 'userObjSize');
  const isChosen = value.includes('userObjSize');
  const constant = parts.length === 0 ? undefined : parts.join(' + ');
  return { constant: constant && (kernelNames.get(constant) ?? constant), isChosen };
}
