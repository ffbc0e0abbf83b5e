// SPDX-License-Identifier: BSD-2-Clause
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { renderDocument } from '../../src/facts/json.js';
import { type CommandResult, runCommand } from '../helpers/command.js';
import { builtInSpecs } from '../helpers/paths.js';
import { presetDocument } from './models.js';

const scratch = mkdtempSync(join(tmpdir(), 'sel4-bindgen-test-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function facts(...args: readonly string[]): Promise<CommandResult> {
  return runCommand(['facts', ...args, '--config', 'aarch64-mcs'], scratch);
}

async function table(...names: readonly string[]): Promise<string> {
  const { exit, stdout, stderr } = await facts(...names);
  expect(stderr).toBe('');
  expect(exit).toBe(0);
  // Lines move when somebody edits the specs.
  return stdout.replace(/(\.(?:h|xml|bf)):\d+$/gm, '$1:N');
}

const lines = (...of: readonly string[]): string => of.map((line) => `${line}\n`).join('');

describe('the table', () => {
  const arch = 'libsel4/sel4_arch_include/aarch64/sel4/sel4_arch';

  it('answers shortly', async () => {
    expect(await table('seL4_TCBBits')).toBe(
      lines(
        'Constants',
        'NAME          VALUE  HEX  TYPE  SOURCE',
        `seL4_TCBBits     11  0xb  int   ${arch}/constants.h:N`,
      ),
    );
  });
  it('says what a part is part of', async () => {
    expect(await table('seL4_BootInfo.extraLen', 'Timeout.data', 'VMFault.FSR')).toBe(
      lines(
        'Bitfields',
        'NAME             SIZE     BITS',
        'VMFault.FSR   64 bits   127:64',
        'Timeout.data  64 bits  191:128',
        '',
        'Structs and unions',
        'NAME                    OFFSET     SIZE  TYPE       SOURCE',
        'seL4_BootInfo.extraLen  byte 0  8 bytes  seL4_Word  libsel4/include/sel4/bootinfo_types.h:N',
      ),
    );
  });
  it('puts parts under their wholes, and each kind under its heading', async () => {
    expect(await table('Call', 'seL4_SlotRegion', 'seL4_TCB_SetPriority')).toBe(
      lines(
        'System calls',
        'NAME          VALUE  LIST  SOURCE',
        'seL4_SysCall     -1  api   libsel4/include/api/syscall.xml:N',
        '',
        'Invocations',
        'NAME                        WHAT             PLACE          TYPE       SOURCE',
        'seL4_TCB_SetPriority        method, label 6  1 word, 1 cap             libsel4/include/interfaces/object-api.xml:N',
        '    authority               in               cap 0          seL4_TCB',
        '    priority                in               bits 63:0      seL4_Word',
        '    seL4_IllegalOperation   error',
        '    seL4_InvalidCapability  error',
        '    seL4_RangeError         error',
        '',
        'Structs and unions',
        'NAME             OFFSET                    SIZE  TYPE          SOURCE',
        'seL4_SlotRegion          16 bytes, aligned to 8  struct        libsel4/include/sel4/bootinfo_types.h:N',
        '  start          byte 0                 8 bytes  seL4_SlotPos  libsel4/include/sel4/bootinfo_types.h:N',
        '  end            byte 8                 8 bytes  seL4_SlotPos  libsel4/include/sel4/bootinfo_types.h:N',
        '',
        'Typedefs',
        'NAME                 SIZE  TYPE                    SOURCE',
        'seL4_SlotRegion  16 bytes  struct seL4_SlotRegion  libsel4/include/sel4/bootinfo_types.h:N',
      ),
    );
  });
  it('has registers by what they carry', async () => {
    expect(await table('trap.reply', 'trap.systemCall')).toBe(
      lines(
        'Registers at the trap',
        'NAME        REGISTER  SOURCE',
        `systemCall  x7        ${arch}/syscalls.h`,
        `reply       x6        ${arch}/syscalls.h`,
      ),
    );
  });
  it('has all facts without a name', async () => {
    const headings = (await table()).split('\n\n').map((part) => part.split('\n')[0]);
    expect(headings).toEqual([
      'Sizes of messages',
      'Registers at the trap',
      'System calls',
      'Invocation labels',
      'Invocations',
      'Bitfields',
      'Tagged unions',
      'Structs in messages',
      'Constants',
      'Enums',
      'Structs and unions',
      'Typedefs',
      'Other names',
    ]);
  });
});

describe('for programs', () => {
  it('--json is the document', async () => {
    expect((await facts('--json')).stdout).toBe(renderDocument(presetDocument('aarch64-mcs')));
    expect(JSON.parse(await table('--json', 'seL4_TCBBits'))).toMatchObject({
      selection: ['seL4_TCBBits'],
      facts: [{ kind: 'constant', value: 11 }],
    });
  });
  it('--value is one number', async () => {
    expect(await table('--value', 'seL4_TCBBits')).toBe('11\n');
    expect(await table('--value', 'Call')).toBe('-1\n');
  });
  it.each([
    [['--value'], '--value takes one NAME'],
    [['--value', 'Call', 'Send'], '--value takes one NAME'],
    [['--value', '--json', 'Call'], 'give either --json or --value'],
    [['--value', 'seL4_BootInfo'], '`seL4_BootInfo` (struct, typedef) is not one number; try --json'],
  ])('%j is a wrong command line', async (args, want) => {
    const { exit, stdout, stderr } = await facts(...args);
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`error: ${want}\n`);
  });
});

it('names that there are not are all told, and nothing is printed', async () => {
  const { exit, stdout, stderr } = await facts(
    'seL4_TCBBits',
    'seL4_TCBBit',
    'extraLen',
    'TCBSUSPEND',
    'q\u001bq',
  );
  expect([exit, stdout]).toEqual([2, '']);
  const nothing = 'error: this configuration has nothing called';
  expect(stderr).toBe(
    lines(
      `${nothing} \`seL4_TCBBit\`. Did you mean \`seL4_TCBBits\`?`,
      `${nothing} \`extraLen\`. Did you mean \`seL4_BootInfo.extraLen\`?`,
      `${nothing} \`TCBSUSPEND\`. Did you mean \`TCBSuspend\`?`,
      `${nothing} \`q\uFFFDq\`.`,
      'Run `sel4-bindgen facts --help` for help.',
    ),
  );
});

it('says which facts are from the built-in headers', async () => {
  const tree = join(scratch, 'without-headers');
  cpSync(builtInSpecs, tree, { recursive: true, filter: (path) => !path.endsWith('.h') });
  expect(readdirSync(tree)).toContain('libsel4');
  const args = ['--sel4', tree, '--headers', 'builtin'];
  const { exit, stdout, stderr } = await facts('seL4_TCBBits', 'TCBConfigure', ...args);
  expect(exit).toBe(0);
  expect(stderr).toContain('note: the specs have no C headers: 1 fact is from the built-in ones.\n');
  expect(stdout).toMatch(/^seL4_TCBBits .* \(built-in\)$/m);
  expect(stdout).not.toMatch(/^TCBConfigure .* \(built-in\)$/m);
  const json = (await facts('--json', ...args)).stdout;
  expect(JSON.parse(json)).toMatchObject({ builtInHeaders: true });
  expect(json).not.toContain(scratch);
});
