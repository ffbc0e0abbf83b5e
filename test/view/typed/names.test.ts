// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { functionName, typeName, valueNames } from '../../../src/view/typed/names.js';

describe('types', () => {
  it.each([
    ['seL4_TCB', 'Tcb'],
    ['seL4_CNode', 'CNode'],
    ['seL4_IRQHandler', 'IrqHandler'],
    ['seL4_SchedContext', 'SchedContext'],
    ['seL4_ARM_VCPU', 'ArmVcpu'],
    ['seL4_ARM_VSpace', 'ArmVSpace'],
    ['seL4_ARM_SIDControl', 'ArmSidControl'],
    ['seL4_ARM_CB', 'ArmCb'],
    ['seL4_ARM_SGI_Signal', 'ArmSgiSignal'],
    ['seL4_ARM_ASIDPool', 'ArmAsidPool'],
    ['seL4_ARM_IOPageTable', 'ArmIoPageTable'],
    ['seL4_X86_IOPortControl', 'X86IoPortControl'],
    ['seL4_X86_EPTPML4', 'X86EptPml4'],
    ['seL4_X86_EPTPDPT', 'X86EptPdpt'],
    ['seL4_X86_EPTPD', 'X86EptPd'],
    ['seL4_X86_EPTPT', 'X86EptPt'],
    ['seL4_X86_PDPT', 'X86Pdpt'],
    ['seL4_X64_PML4', 'X64Pml4'],
    ['seL4_RISCV_PageTable', 'RiscvPageTable'],
    ['seL4_ARM_SMCContext', 'ArmSmcContext'],
    ['seL4_X86_EPT_VMAttributes', 'X86EptVmAttributes'],
    ['seL4_VCPUReg', 'VcpuReg'],
  ])('%s is %s', (name, rust) => expect(typeName(name)).toBe(rust));

  it.each([
    ['seL4_LOONGARCH_PageTable', 'LoongarchPageTable'],
    ['seL4_', 'SeL4'],
    ['seL4_4K', 'SeL44k'],
    ['Thing', 'Thing'],
    ['seL4__odd__name_', 'OddName'],
    ['seL4_lower', 'Lower'],
    ['__9', 'N9'],
  ])('%s, which nobody has seen, is %s', (name, rust) => expect(typeName(name)).toBe(rust));
});

describe('methods and parameters', () => {
  const none = new Set<string>();
  it.each([
    ['SetMCPriority', 'set_mc_priority'],
    ['SetIPCBuffer', 'set_ipc_buffer'],
    ['SetTLSBase', 'set_tls_base'],
    ['SetEPTRoot', 'set_ept_root'],
    ['Unify_Instruction', 'unify_instruction'],
    ['CleanInvalidate_Data', 'clean_invalidate_data'],
    ['Move', 'move_'],
    ['In8', 'in8'],
    ['Out32', 'out32'],
    ['MapIO', 'map_io'],
    ['MapEPT', 'map_ept'],
    ['GetIOAPIC', 'get_ioapic'],
    ['IssueSGISignal', 'issue_sgi_signal'],
    ['TLBInvalidateAll', 'tlb_invalidate_all'],
    ['CBGetFault', 'cb_get_fault'],
    ['EnableIOPort', 'enable_io_port'],
    ['bufferFrame', 'buffer_frame'],
    ['type', 'type_'],
    ['self', 'self_'],
    ['syndrome_0', 'syndrome_0'],
    ['_', 'n'],
    ['_9lives', 'n9lives'],
  ])('%s is %s', (name, rust) => expect(functionName(name, none)).toBe(rust));

  it('step around names that are taken', () => {
    expect(functionName('With', new Set(['with']))).toBe('with_');
    expect(functionName('error', new Set(['error']))).toBe('error_');
  });
});

describe('values', () => {
  it.each([
    ['seL4_ARM_VMAttributes', 'seL4_ARM_PageCacheable', 'PAGE_CACHEABLE'],
    ['seL4_ARM_VMAttributes', 'seL4_ARM_Default_VMAttributes', 'DEFAULT'],
    ['seL4_X86_EPT_VMAttributes', 'seL4_X86_EPT_WriteBack', 'WRITE_BACK'],
    ['seL4_VCPUReg', 'seL4_VCPUReg_SCTLR', 'SCTLR'],
    ['seL4_VCPUReg', 'seL4_VCPURegSaveRange_start', 'SAVE_RANGE_START'],
    ['seL4_TCBFlag', 'seL4_TCBFlag_fpuDisabled', 'FPU_DISABLED'],
    ['seL4_TCBFlag', 'seL4_TCBFlag_NoFlag', 'NONE'],
    ['seL4_SchedContextFlag', 'seL4_SchedContext_NoFlag', 'NONE'],
    ['seL4_SchedContextFlag', 'seL4_SchedContext_Sporadic', 'SPORADIC'],
    ['seL4_BreakpointType', 'seL4_SingleStep', 'SINGLE_STEP'],
    ['seL4_Object', 'seL4_TCBObject', 'TCB'],
    ['seL4_Object', 'seL4_RISCV_4K_Page', 'RISCV_4K_PAGE'],
    ['seL4_Object', 'seL4_X86_4K', 'X86_4K'],
    ['seL4_Object', 'seL4_X64_PML4Object', 'X64_PML4'],
    ['seL4_Object', 'seL4_X86_EPTPML4Object', 'X86_EPT_PML4'],
  ])('of %s: %s is %s', (owner, name, rust) => expect(valueNames(owner, [name])).toEqual([rust]));

  it('are left whole where they would be equal, or no names', () => {
    expect(valueNames('seL4_Colour', ['seL4_Colour_Red', 'seL4_RedColour'])).toEqual([
      'COLOUR_RED',
      'RED_COLOUR',
    ]);
    expect(valueNames('seL4_Size', ['seL4_Size_4K', 'seL4_Size'])).toEqual(['SIZE_4K', 'SIZE']);
  });
});
