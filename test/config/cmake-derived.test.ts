// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, test } from 'vitest';
import { readCMakeBuild } from '../../src/syntax/kernel-config/cmake-build.js';
import { createSourceFile } from '../../src/text/source-file.js';

function derived(...files: readonly string[]): Record<string, Record<string, string>> {
  const build = readCMakeBuild(files.map((text, at) => createSourceFile(`${at}/config.cmake`, text)));
  return Object.fromEntries(
    Array.from(build.derived, ([option, sources]) => [
      option.replace('CONFIG_', ''),
      Object.fromEntries(Array.from(sources, ([name, how]) => [name.replace('CONFIG_', ''), how])),
    ]),
  );
}

const options = 'config_string(VarA A "a") config_option(VarB B "b") config_option(VarC C "c")\n';

describe('options that are derived from others', () => {
  test.each([
    ['a condition', 'if(VarA GREATER 1) config_set(VarX X ON) endif()', { X: { A: 'sets' } }],
    [
      'the other branch',
      'if("${VarA}" EQUAL 1) config_set(VarX X ON) else() config_set(VarX X OFF) endif()',
      { X: { A: 'sets' } },
    ],
    [
      'branches before, and not those behind',
      `if(VarA) config_set(VarX X 1) elseif(VarB) config_set(VarY Y 1) else() config_set(VarZ Z 1) endif()
       config_set(VarU U 1)`,
      { X: { A: 'sets' }, Y: { A: 'sets', B: 'sets' }, Z: { A: 'sets', B: 'sets' } },
    ],
    ['a value', 'config_set(VarX X "${VarB}")', { X: { B: 'sets' } }],
    [
      'a variable between',
      'if(NOT VarB) set(own 1) endif() config_set(VarX X "${own}")',
      { X: { B: 'sets' } },
    ],
    [
      'sums and lists',
      'math(EXPR sum "${VarA} + 1") list(FIND all ${VarB} at) config_set(VarX X ${sum}) config_set(VarY Y ${at})',
      { X: { A: 'sets' }, Y: { B: 'sets' } },
    ],
    [
      'DEPENDS and DEFAULT',
      'config_option(VarX X "x" DEFAULT ${VarA} DEPENDS "NOT VarB;VarC OR Unknown" DEFAULT_DISABLED OFF)',
      { X: { A: 'default', B: 'limits', C: 'limits' } },
    ],
    [
      'the closest way alone',
      'config_option(VarX X "x" DEFAULT ${VarB} DEPENDS "VarB")',
      { X: { B: 'limits' } },
    ],
    [
      'a choice',
      'config_choice(VarX X "x" "one;VarOne ONE;ignored" "two;VarTwo;TWO;NOT VarB")',
      { TWO: { X: 'sets', B: 'limits' } },
    ],
    ['a default in the cache', 'if(VarA) set(VarB ON CACHE BOOL "") endif()', { B: { A: 'default' } }],
    ['a value that is forced', 'if(VarA) set(VarB ON CACHE BOOL "" FORCE) endif()', { B: { A: 'sets' } }],
    ['nothing of itself', 'if(VarB) set(VarB OFF) endif()', {}],
    ['words that are no variables', 'if(VarB STREQUAL "VarNone") endif() config_set(VarX X "VarA")', {}],
  ])('%s', (_name, given, want) => {
    expect(derived(options + given)).toEqual(want);
  });
  test('variables that are no options are those of the file that sets them, and of all others', () => {
    const files = ['set(index ${VarA})', 'set(index ${VarB}) config_set(VarX X ${index})'];
    expect(derived(options, ...files)).toEqual({ X: { B: 'sets' } });
    const shared = ['set(Shared ${VarA})', 'config_set(VarX X ${Shared})'];
    expect(derived(options, ...shared)).toEqual({ X: { A: 'sets' } });
  });
  test('platforms and their architectures', () => {
    const file = createSourceFile(
      'config.cmake',
      `declare_platform(red KernelRed PLAT_RED KernelArchARM)
       if(A) declare_seL4_arch(aarch64 arm_hyp) else() declare_seL4_arch(aarch32 arm_hyp) endif()`,
    );
    const { platforms, derived: found } = readCMakeBuild([file]);
    expect([...platforms]).toEqual([['red', ['aarch32', 'aarch64', 'arm_hyp']]]);
    expect(found.size).toBe(0);
  });
});
