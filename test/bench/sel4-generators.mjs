// SPDX-License-Identifier: BSD-2-Clause
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProcess } from './processes.mjs';

/** What seL4's generators import that Python does not bring along. */
const modules = ['jinja2', 'lxml', 'ply'];

/** Which of these the Python that is found first lacks; all, where there is none. */
export function missingModules() {
  return modules.filter((name) => spawnSync('python3', ['-c', `import ${name}`]).status !== 0);
}

/**
 * The seven runs by which seL4's own build makes the headers of libsel4 for aarch64 with MCS: libsel4/CMakeLists.txt.
 * The C preprocessor has been over the bitfield files already; that is not counted.
 * @param {string} tree
 * @param {string} directory  for what they make
 * @param {readonly { name: string, value: boolean | string }[]} options  of the configuration
 */
export function generatorRuns(tree, directory, options) {
  mkdirSync(directory, { recursive: true });
  const lines = options
    .filter(({ value }) => value !== false)
    .map(({ name, value }) => `#define ${name} ${value === true ? 1 : value}\n`);
  writeFileSync(join(directory, 'autoconf.h'), lines.join(''));
  const out = (name) => join(directory, name);
  const libsel4 = (...path) => join(tree, 'libsel4', ...path);
  const tool = (name) => ['python3', join(tree, 'tools', name)];

  const bitfields = [
    [libsel4('mode_include', '64', 'sel4', 'shared_types.bf'), 'shared_types'],
    [libsel4('sel4_arch_include', 'aarch64', 'sel4', 'sel4_arch', 'types.bf'), 'types'],
  ].map(([file, name]) => {
    const directories = ['include', 'arch_include/arm', 'sel4_arch_include/aarch64', 'mode_include/64'];
    const includes = [directory, ...directories.map((one) => libsel4(one))].flatMap((one) => ['-I', one]);
    runProcess(['cc', '-E', '-P', '-x', 'c', ...includes, file, '-o', out(`${name}.pbf`)]);
    return [...tool('bitfield_gen.py'), out(`${name}.pbf`), out(`${name}_gen.h`)];
  });
  const interfaces = {
    objects: libsel4('include', 'interfaces', 'object-api.xml'),
    sel4Arch: libsel4('sel4_arch_include', 'aarch64', 'interfaces', 'object-api-sel4-arch.xml'),
    arch: libsel4('arch_include', 'arm', 'interfaces', 'object-api-arch.xml'),
  };
  const labels = (xml, ...which) => {
    const to = out(`invocation${which.join('')}.h`);
    return [...tool('invocation_header_gen.py'), '--xml', xml, '--libsel4', ...which, '--dest', to];
  };
  const { objects, sel4Arch, arch } = interfaces;
  const syscalls = libsel4('include', 'api', 'syscall.xml');
  const stubs = ['python3', libsel4('tools', 'syscall_stub_gen.py')];
  return [
    ...bitfields,
    labels(objects),
    labels(sel4Arch, '--sel4_arch'),
    labels(arch, '--arch'),
    [...tool('syscall_header_gen.py'), '--xml', syscalls, '--libsel4_header', out('syscall.h'), '--mcs'],
    [...stubs, '--mcs', '-a', 'aarch64', '-o', out('sel4_client.h'), sel4Arch, arch, objects],
  ];
}
