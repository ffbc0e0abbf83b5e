import { it } from 'vitest';
import { writeSync } from 'node:fs';
import { Report } from '../../src/diagnostics/diagnostic.js';
import { renderDiagnostics } from '../../src/diagnostics/render.js';
import { lowerBitfield } from '../../src/ir/lower-bitfield.js';
import { preprocess } from '../../src/syntax/preprocess/preprocess.js';
import { createSourceFile } from '../../src/text/source-file.js';
import { diskRoot } from '../../src/sources/disk.js';
import { SpecSources } from '../../src/sources/spec-sources.js';
import { shared } from '../helpers/paths.js';
const run = (name: string, text: string) => {
 if (process.env['ONLY'] && !name.startsWith(process.env['ONLY'])) return;
    const report = new Report();
    const t1 = performance.now();
    try {
    const v = lowerBitfield(createSourceFile('x', text), () => ({kind:'outside'}), report);
    writeSync(2, [name, v.length, (performance.now()-t1).toFixed(), renderDiagnostics(report.diagnostics).slice(0,500)].join(' ') + '\n');
    } catch (e) { writeSync(2, [name, (performance.now()-t1).toFixed(), String(e)].join(' ') + '\n'); }
};
it('x', () => {
  for (const [arch, dir] of [['x86_64','x86'],['x86_64','x86'],['ia32','x86'],['aarch64','arm'],['aarch32','arm'],['riscv64','riscv'],['riscv32','riscv']] as const) {
    const root = diskRoot('source', shared + '/sel4-specs/16.0.0');
    const sources = new SpecSources([root], arch, 'pc99');
    const report = new Report();
    const file = sources.open(root, `include/arch/${dir}/arch/object/structures.bf`)!;
    const t1 = performance.now();
    const v = lowerBitfield(file, sources.include.bind(sources), report);
    const t2 = performance.now();
    writeSync(2, [arch, v.length, (t2-t1).toFixed(), renderDiagnostics(report.diagnostics)].join(' ') + '\n');
  }
  const many = (n: number, f: (i: number) => string) => Array.from({length: n}, (_, i) => f(i)).join('\n');
  run('2000 conditional blocks', many(2000, (i) => `#ifdef A${i}\nblock b${i} { field x 64 }\n#endif`));
  run('2000 conditional bases', many(300, (i) => `#ifdef A${i}\nbase 64\nblock b${i} { field x 64 }\n#endif`));
  run('9 fields', `base 64 block x {\n` + many(9, (i) => `#ifdef A${i}\n field x${i} 1\n#endif`) + '\n}');
  run('40 fields', `base 64 block x {\n` + many(40, (i) => `#ifdef A${i}\n field x${i} 1\n#endif`) + '\n}');
  run('same fields', `base 64 block x {\n` + many(400, (i) => `#ifdef A${i}\n field x${i} 1\n#else\n field x${i} 1\n#endif`) + '\n}');
  run('elif', `base 64 block x {\n#if 0\n` + many(400, (i) => `#elif A == ${i}\n field x${i} 1`) + '\n#endif\n}');
  run('zelif 3000', `base 64 block x {\n#if 0\n` + many(3000, (i) => `#elif A == ${i}\n field x 1`) + '\n#endif\n}');
  run('unclosed', `base 64 block x { field x 64 \n#ifdef A\n }\n#endif\n block y { padding 64 }`);
  run('stray', `field x 64\n block y { padding 64 }`);
  run('stray', `#ifdef A\nbase 64\n block y { padding 64 }\n#endif\nfield x 64`);
  run('many bad', `base 64\n` + many(400, (i) => `#ifdef A${i}\n block x${i} { field block 64 }\n#endif`));
  run('deep', many(3000, (i) => `#ifdef A${i}`) + '\nbase 64\n' + many(3000, () => `#endif`));
});
