// SPDX-License-Identifier: BSD-2-Clause
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CommandResult, runCommand } from '../helpers/command.js';
import { writeInstalledTree } from '../helpers/installed-tree.js';
import { builtInSpecs } from '../helpers/paths.js';

const scratch = mkdtempSync(join(tmpdir(), 'sel4-bindgen-test-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function run(...args: readonly string[]): Promise<CommandResult> {
  return runCommand(args, scratch);
}

async function diff(...args: readonly string[]): Promise<CommandResult> {
  return await run('diff', ...args);
}

beforeAll(async () => {
  for (const [preset, file] of [
    ['aarch64', 'plain.json'],
    ['aarch64-mcs', 'mcs.json'],
  ] as const)
    expect((await run('snapshot', '--config', preset, '--out', file)).exit).toBe(0);
  mkdirSync(join(scratch, 'crate'));
  cpSync(join(scratch, 'plain.json'), join(scratch, 'crate', 'sel4-abi.json'));
  cpSync(builtInSpecs, join(scratch, 'tree'), { recursive: true });
  writeInstalledTree(join(scratch, 'installed'), 'aarch64', true);
  writeFileSync(join(scratch, 'more.config'), 'DEBUG_BUILD=ON\nPRINTING=ON\n');
});

describe('sides', () => {
  it.each([
    ['a snapshot', ['plain.json']],
    ['a directory with one', ['crate']],
    ['a preset', ['aarch64']],
    ['a tree with a preset', ['tree@aarch64']],
    ['an installation with its own configuration', ['installed']],
    ['options', ['--new-sel4', 'tree', '--new-config', 'aarch64']],
  ])('%s', async (_, side) => {
    const { exit, stdout, stderr } = await diff('aarch64', ...side);
    expect(stderr).toBe('');
    expect(stdout).toContain('Result: no differences.\nbinary-compatible');
    expect(stdout).toMatch(/^(\d{3,4}) facts compared; \d+ more repeat/m);
    expect(exit).toBe(0);
  });
  it('take settings and several configurations', async () => {
    const one = (await diff('aarch64', 'aarch64,DEBUG_BUILD=ON,PRINTING=ON', '--format', 'json')).stdout;
    const other = (await diff('aarch64', 'tree@aarch64,more.config', '--format', 'json')).stdout;
    const findings = (text: string): unknown => (JSON.parse(text) as { findings: unknown }).findings;
    expect(findings(one)).toEqual(findings(other));
    expect(one).toContain('seL4_SysDebugPutChar');
  });
  it.each([
    [['plain.json'], 'give two sides'],
    [['plain.json', 'mcs.json', 'mcs.json'], 'give two sides'],
    [['plain.json', ''], 'a side is empty'],
    [['plain.json', 'tree@aarch64,'], 'has an empty part'],
    [['plain.json', 'mcs.json', '--old-config', 'aarch64'], 'give two sides'],
    [['plain.json', 'mcs.json', '--fail-on', 'all'], "'all' is invalid"],
    [['plain.json', 'mcs.json', '--format', 'xml'], "'xml' is invalid"],
    [['plain.json', 'mcs.json', '--report', 'xml=a'], '`xml=a` is not FORMAT=FILE'],
    [['plain.json', 'mcs.json', '--report', 'sarif'], 'Write `sarif=FILE`.'],
    [['plain.json', 'mcs.json', '--report', 'json=./mcs.json'], '`./mcs.json` is read'],
    [['plain.json', 'crate', '--report', 'json=crate/sel4-abi.json'], '`crate/sel4-abi.json` is read'],
    [['tree', 'plain.json'], '`tree` comes without a kernel configuration: write TREE@CONFIG'],
    [['plain.json', '--new-sel4', 'tree'], 'beside --new-sel4, --new-config'],
    [['plain.json', 'mcs.json', '--report', 'json=-'], 'Standard output is --format'],
    [['plain.json', 'mcs.json', '--report', 'json=a', '--report', 'text=a'], 'two reports for `a`'],
    [['plain.json', 'mcs.json', '--severity', 'nothing=source'], 'no rule `nothing`'],
    [['plain.json', 'mcs.json', '--severity', 'tag-moved=bad'], 'is not RULE=LEVEL'],
    [['plain.json', 'mcs.json', '--date', '2026-02-30'], 'is no date'],
  ])('%j is a wrong command line', async (args, want) => {
    const { exit, stdout, stderr } = await diff(...args);
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toContain(want);
  });
});

describe('what cannot be read is never compatible', () => {
  const edited = (name: string, change: (text: string) => string): string => {
    writeFileSync(join(scratch, name), change(readFileSync(join(scratch, 'plain.json'), 'utf8')));
    return name;
  };
  it.each([
    ['a file that is not there', () => 'nothing.json', 'E0803'],
    ['an empty file', () => edited('empty.json', () => ''), 'E1001'],
    ['half a file', () => edited('half.json', (text) => text.slice(0, text.length / 2)), 'E1001'],
    [
      'another number',
      () => edited('number.json', (text) => text.replace('"value": 11,', '"value": 12,')),
      'E1001',
    ],
    ['another option', () => edited('option.json', (text) => text.replace('": false', '": true')), 'E1001'],
    [
      'a selection',
      async () => {
        const { stdout } = await run('facts', '--json', 'seL4_TCB', '--config', 'aarch64');
        return edited('some.json', () => stdout);
      },
      'E1001',
    ],
    [
      'a document that was cut',
      async () => {
        const { stdout } = await run('facts', '--json', '--config', 'aarch64');
        const lines = stdout.split('\n');
        const last = lines.findIndex((line) => line.includes('"kind": "typedef"'));
        const ending = [lines[last]?.replace(/,$/, '') ?? '', '  ]', '}', ''];
        return edited('cut.json', () => [...lines.slice(0, last), ...ending].join('\n'));
      },
      'E1001',
    ],
    [
      'a crate without its snapshot',
      () => {
        mkdirSync(join(scratch, 'bare'), { recursive: true });
        writeFileSync(join(scratch, 'bare', '.sel4-bindgen-manifest.json'), '[]');
        return 'bare';
      },
      'E0803]: cannot read `bare/sel4-abi.json`',
    ],
    ['a tree that is none', () => 'crate@aarch64', 'E0801'],
    ['an unknown preset', () => 'aarch65', 'E07'],
    ['a file that is a configuration', () => 'more.config', 'E1001'],
  ])('%s', async (_, side, code) => {
    const name = await side();
    for (const args of [
      [name, 'plain.json'],
      ['plain.json', name],
    ]) {
      // What an earlier run said must not be taken for an answer.
      writeFileSync(join(scratch, 'never.json'), 'compatible');
      const { exit, stdout, stderr } = await diff(
        ...args,
        '--fail-on',
        'never',
        '--report',
        'json=never.json',
      );
      expect([exit, stdout]).toEqual([3, '']);
      expect(stderr).toContain(`error[${code}`);
      expect(() => readFileSync(join(scratch, 'never.json'))).toThrow();
    }
  });
  it('but a formatter, Windows line ends and a document without a digest do no harm', async () => {
    const pretty = edited('pretty.json', (text) => JSON.stringify(JSON.parse(text)));
    const windows = edited('windows.json', (text) => text.replaceAll('\n', '\r\n'));
    const { stdout } = await run('facts', '--json', '--config', 'aarch64');
    const bare = edited('bare.json', () => stdout);
    for (const name of [pretty, windows, bare])
      expect(await diff('plain.json', name)).toMatchObject({ exit: 0, stderr: '' });
  });
  it('and of a document that nothing shows to be whole, that is said', async () => {
    const name = edited('unproven.json', (text) => text.replace(/^ {2}"digest": .*\n/m, ''));
    const { exit, stderr } = await diff('plain.json', name);
    expect([exit, stderr]).toEqual([
      0,
      expect.stringContaining('warning[W1005]: nothing shows that `unproven'),
    ]);
  });
  it('and a report is removed too where the command line turns out to be wrong, but nothing that was read', async () => {
    writeFileSync(join(scratch, 'never.json'), 'compatible');
    const report = ['--report', 'json=never.json'];
    expect((await diff('plain.json', 'tree', ...report)).exit).toBe(2);
    expect(existsSync(join(scratch, 'never.json'))).toBe(false);
    const input = ['@more.config', '--report', 'json=more.config'];
    expect((await diff('plain.json', ...input)).exit).toBe(3);
    expect(existsSync(join(scratch, 'more.config'))).toBe(true);
  });
});

interface Verdict {
  readonly verdict: string;
  readonly overridden: readonly unknown[];
  readonly findings: readonly { readonly rule: string; readonly severity: string }[];
}

describe('exit codes', () => {
  it.each([
    ['breaking', 'aarch64', 1],
    ['never', 'aarch64', 0],
    ['any', 'aarch64-mcs', 0],
  ] as const)('--fail-on %s, %s', async (level, preset, want) => {
    expect((await diff(preset, 'mcs.json', '--fail-on', level)).exit).toBe(want);
  });
  it('follow severities and suppressions', async () => {
    const text = readFileSync(join(scratch, 'tree/libsel4/include/interfaces/object-api.xml'), 'utf8');
    const tree = join(scratch, 'new-method');
    cpSync(join(scratch, 'tree'), tree, { recursive: true });
    const added = text.replace(/(id="TCBSuspend"[^]*?<brief>)/, '$1Indeed: ');
    writeFileSync(join(tree, 'libsel4/include/interfaces/object-api.xml'), added);
    const exit = async (...args: readonly string[]): Promise<number> =>
      (await diff('aarch64', 'new-method@aarch64', ...args)).exit;
    expect(await exit()).toBe(0);
    expect(await exit('--fail-on', 'additive')).toBe(0);
    expect(await exit('--fail-on', 'any')).toBe(1);
    expect(await exit('--severity', 'documentation-changed=binary')).toBe(1);
    const entry = {
      rule: 'documentation-changed',
      name: 'seL4_TCB_*',
      reason: 'Read.',
      expires: '2026-05-31',
    };
    const list = { format: 'sel4-abi-suppressions', formatVersion: 1, suppressions: [entry] };
    writeFileSync(join(scratch, 'list.json'), JSON.stringify(list));
    expect(await exit('--fail-on', 'any', '--suppressions', 'list.json', '--date', '2026-05-31')).toBe(0);
    expect(await exit('--fail-on', 'any', '--suppressions', 'list.json', '--date', '2026-06-01')).toBe(1);
    const late = (
      await diff('aarch64', 'new-method@aarch64', '--suppressions', 'list.json', '--date', '2026-06-01')
    ).stdout;
    expect(late).toContain('suppression-expired (1)');
    const same = (await diff('aarch64', 'aarch64', '--suppressions', 'list.json', '--date', '2026-05-01'))
      .stdout;
    expect(same).toContain('suppression-unused (1)');
  });
  it('a severity that is given lists findings with it, but mends no binary', async () => {
    const lower = ['--severity', 'label-renumbered=additive', '--severity', 'block-removed=additive'];
    const { verdict: before } = JSON.parse(
      (await diff('plain.json', 'mcs.json', '--json')).stdout,
    ) as Verdict;
    const { verdict, overridden, findings } = JSON.parse(
      (await diff('plain.json', 'mcs.json', '--json', ...lower)).stdout,
    ) as Verdict;
    const moved = findings.filter(({ rule }) => rule === 'label-renumbered');
    expect(verdict).toBe(before);
    expect(new Set(moved.map(({ severity }) => severity))).toEqual(new Set(['additive']));
    // Of the other rule there are no findings.
    expect(overridden).toEqual([
      { rule: 'label-renumbered', from: 'binary', to: 'additive', findings: moved.length },
    ]);
    const { stdout } = await diff('plain.json', 'mcs.json', ...lower);
    expect(stdout).toContain('of label-renumbered are listed as additive, but are breaking for existing');
    expect(stdout).toMatch(/An old binary that means/);
  });
  it('all reports are written before it fails', async () => {
    const formats = ['text', 'json', 'markdown', 'github', 'sarif', 'junit'];
    const reports = formats.flatMap((format) => ['--report', `${format}=reports/${format}`]);
    const { exit, stdout } = await diff('plain.json', 'mcs.json', '--format', 'junit', ...reports);
    expect(exit).toBe(1);
    for (const format of formats)
      expect(readFileSync(join(scratch, 'reports', format), 'utf8').length).toBeGreaterThan(1000);
    expect(readFileSync(join(scratch, 'reports', 'junit'), 'utf8')).toBe(stdout);
  });
  it('a report that cannot be written is an error, and the others are written', async () => {
    const reports = ['--report', 'json=plain.json/a', '--report', 'text=reports/other'];
    expect(await diff('plain.json', 'mcs.json', '--fail-on', 'never', ...reports)).toMatchObject({ exit: 3 });
    expect(readFileSync(join(scratch, 'reports/other'), 'utf8')).toContain('label-renumbered');
  });
});

describe('text', () => {
  it('is coloured where somebody says so, and not in a pipe', async () => {
    expect((await diff('plain.json', 'mcs.json')).stdout).not.toContain('\u001b');
    expect((await diff('plain.json', 'mcs.json', '--color', 'always')).stdout).toContain(
      '\u001b[31mBreaking',
    );
  });
});

describe('rules and explain', () => {
  it('explain every rule', async () => {
    const { rules } = JSON.parse((await run('rules', '--json')).stdout) as {
      rules: { id: string; title: string }[];
    };
    expect(rules.length).toBeGreaterThan(80);
    const table = (await run('rules')).stdout;
    for (const { id, title } of rules) {
      expect(table).toContain(`  ${id}`);
      const { exit, stdout } = await run('explain', id);
      expect([exit, stdout.split('\n')[0]]).toEqual([0, `${id}: ${title}`]);
      expect(stdout).toMatch(/\nWhat to do: [A-Z].*/);
    }
  });
  it('an unknown one is a wrong command line', async () => {
    const { exit, stderr } = await run('explain', 'tag-move');
    expect(exit).toBe(2);
    expect(stderr).toContain('there is no rule `tag-move`. Did you mean `tag-moved`?');
  });
});

it('puts the directory of the tree before all places in files', async () => {
  const places = async (...args: readonly string[]): Promise<(string | undefined)[]> => {
    const { stdout } = await diff('plain.json', 'mcs.json', '--json', ...args);
    const { findings } = JSON.parse(stdout) as { findings: { old?: string; new?: string }[] };
    return findings.flatMap((finding) => [finding.old, finding.new]);
  };
  const plain = await places();
  expect(plain.some((at) => at?.startsWith('libsel4/'))).toBe(true);
  const below = plain.map((at) => (at === undefined || at.startsWith('<') ? at : `kernel/seL4/${at}`));
  expect(await places('--places-below', 'kernel/seL4/')).toEqual(below);
});
