// SPDX-License-Identifier: BSD-2-Clause
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommand } from './helpers/command.js';
import { repository } from './helpers/paths.js';

const directory = mkdtempSync(join(tmpdir(), 'sel4-bindgen-'));
afterAll(() => rmSync(directory, { recursive: true }));

/** Generates from the minimal tree with other interfaces, and gives the one file of it. */
async function generate(
  name: string,
  interfaces: string,
): Promise<{ exit: number; stderr: string; rust: string }> {
  const tree = join(directory, name);
  cpSync(`${repository}/fixtures/bases/minimal-tree`, tree, { recursive: true });
  writeFileSync(join(tree, 'libsel4/include/interfaces/object-api.xml'), `<api>${interfaces}</api>`);
  const command = ['generate', '--sel4', name, '--config', 'x86_64', '--single-file', `${name}.rs`];
  const { exit, stderr } = await runCommand(command, directory);
  return { exit, stderr, rust: exit === 0 ? readFileSync(join(directory, `${name}.rs`), 'utf8') : '' };
}

/** What the Rust compiler reads: the lines without their comments. */
function codeOf(rust: string): string {
  return rust
    .split('\n')
    .map((line) => line.replace(/\/\/.*$/, ''))
    .join('\n');
}

const payloads = {
  'a line break': 'ends here\nEVIL',
  'a carriage return': 'ends here&#13;EVIL',
  'other line separators': 'ends here\u2028EVIL\u2029EVIL\u0085EVIL',
  'the end of a comment': '*/ EVIL /*',
  quotes: '&quot; EVIL &quot;# EVIL',
  backticks: '``` EVIL ``` ` EVIL',
  brackets: '] EVIL [x](javascript:EVIL) #![EVIL]',
  'bidirectional text': '\u202e EVIL \u2066 EVIL \u2069',
  'inner documentation': '\n//! EVIL\n#![doc = "EVIL"]\n',
  'a template': '{{EVIL}} {{{EVIL}}} \\{{EVIL}}',
};

describe.each(Object.entries(payloads))('a description with %s', async (title, text) => {
  const name = title.replace(/\W/g, '-');
  const attribute = text.replaceAll('\n', '&#10;').replaceAll('"', '&quot;');
  const { exit, stderr, rust } = await generate(
    name,
    `<interface name="seL4_Lamp" manual_name="${attribute}" cap_description="${attribute}">
      <method id="LampSwitch" name="Switch" manual_name="${attribute}" manual_label="${attribute}">
        <brief>${text}</brief>
        <description>${text}<texttt text="${attribute}"/><autoref label="${attribute}"/></description>
        <return>${text}</return>
        <cap_param append_description="${attribute}"/>
        <param dir="in" name="brightness" type="seL4_Word" description="${attribute}"/>
        <error name="${attribute}" description="${attribute}"/>
      </method>
    </interface>`,
  );

  it('stays in comments', () => {
    expect(stderr).toContain('seL4 bindings for x86_64');
    expect(exit).toBe(0);
    expect(codeOf(rust)).not.toContain('EVIL');
    expect(rust).toContain('EVIL');
  });

  it('has no inner documentation, line break or change of direction in them', () => {
    expect(rust).not.toMatch(/[\u0085\u2028-\u202e\u2066-\u2069\r\v]/);
    const said = rust.split('\n').filter((line) => line.includes('EVIL'));
    expect(said.filter((line) => !/^\s*\/\/[/!] /.test(line))).toEqual([]);
    expect(said.filter((line) => /^\s*\/\/! /.test(line) && /#!\[/.test(line))).toEqual([]);
  });
});

describe('a name', () => {
  it.each(['x; EVIL', 'a\nb', 'r#EVIL', 'é', 'a"b', '{{a}}', '', '_', 'a'.repeat(129)])(
    '%j is refused',
    async (bad) => {
      const escaped = bad.replaceAll('\n', '&#10;').replaceAll('"', '&quot;');
      const { exit, stderr } = await generate(
        `name-${Buffer.from(bad).toString('hex').slice(0, 40)}`,
        `<struct name="${escaped}"><member name="${escaped}"/></struct>
      <interface name="${escaped}"/>
      <interface name="seL4_Lamp">
        <method id="${escaped}" name="${escaped}"/>
        <method id="LampSwitch" name="Switch"><param dir="in" name="${escaped}" type="${escaped}"/></method>
      </interface>`,
      );
      expect(exit).toBe(3);
      expect(stderr.match(/error\[E0501\]/g)?.length).toBeGreaterThanOrEqual(5);
      expect(stderr).not.toContain('at Object');
    },
  );

  it.each(['fn', 'self', 'Self', 'crate', 'type', 'async'])('may be the keyword %s', async (keyword) => {
    const { exit, rust } = await generate(
      `keyword-${keyword}`,
      `<interface name="seL4_Lamp"><method id="LampSwitch" name="Switch">
        <param dir="in" name="${keyword}" type="seL4_Word"/></method></interface>`,
    );
    expect(exit).toBe(0);
    expect(codeOf(rust)).toMatch(new RegExp(`(?:r#${keyword}|${keyword}_): `));
  });
});
