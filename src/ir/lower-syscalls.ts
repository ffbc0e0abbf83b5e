// SPDX-License-Identifier: BSD-2-Clause
import { syscallGrammar } from '../../grammars/xml/elements.js';
import type { Report } from '../diagnostics/diagnostic.js';
import { rememberSound } from '../diagnostics/remember.js';
import type { XmlElement } from '../syntax/xml/element.js';
import { attributeOf, childrenOf, readXml } from '../syntax/xml/read.js';
import type { SourceFile } from '../text/source-file.js';
import { checkIdentifier } from './identifier.js';
import { lowerCondition } from './lower-condition.js';
import type { SyscallDeclaration, SyscallDocument } from './syscall.js';

/** Reads syscall.xml. What cannot be read is reported and left out. */
export const lowerSyscalls = rememberSound((file: SourceFile, report: Report): SyscallDocument => {
  const root = readXml(file, syscallGrammar, report);
  const list = (name: string): SyscallDeclaration[] =>
    root ? childrenOf(root, name).flatMap((group) => lowerGroup(group, report)) : [];
  const document: SyscallDocument = {
    master: list('api-master'),
    mcs: list('api-mcs'),
    debug: list('debug'),
  };
  reportRepeats([...document.master, ...document.debug], report);
  reportRepeats([...document.mcs, ...document.debug], report);
  return document;
});

function lowerGroup(group: XmlElement, report: Report): SyscallDeclaration[] {
  return childrenOf(group, 'config').flatMap((config) => {
    const when = lowerCondition(config, report);
    return childrenOf(config, 'syscall').flatMap((element) => {
      const name = attributeOf(element, 'name');
      if (!checkIdentifier(name, 'system call', element.span, report)) return [];
      return [{ name, when, span: element.span }];
    });
  });
}

/** Numbers advance over false conditions, so one name cannot have two places whatever the conditions say. */
function reportRepeats(syscalls: readonly SyscallDeclaration[], report: Report): void {
  const seen = new Map<string, SyscallDeclaration>();
  for (const { name, when, span } of syscalls) {
    const earlier = seen.get(name);
    if (earlier) report.add('E0601', span, { name }, [{ span: earlier.span, message: 'the first one' }]);
    else seen.set(name, { name, when, span });
  }
}
