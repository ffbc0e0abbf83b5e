// SPDX-License-Identifier: BSD-2-Clause

/** What may stand in one kind of element. The tables below are the grammar of seL4's interface documents. */
export interface ElementRule {
  /** Attributes that must be there. */
  readonly required?: readonly string[];
  readonly optional?: readonly string[];
  /** Child elements, and how often: once at the most, or any number. */
  readonly once?: readonly string[];
  readonly many?: readonly string[];
  /** Whether there may be text between the children. */
  readonly text?: boolean;
  /** Attributes that take one of a few values. */
  readonly values?: Readonly<Record<string, readonly string[]>>;
}

export interface DocumentGrammar {
  readonly root: string;
  /** By element name; an element means the same wherever it stands. `parent/child` overrides `child`. */
  readonly elements: Readonly<Record<string, ElementRule>>;
}

const condition = {
  condition: { many: ['config', 'and', 'or', 'not'] },
  and: { many: ['config', 'and', 'or', 'not'] },
  or: { many: ['config', 'and', 'or', 'not'] },
  not: { many: ['config', 'and', 'or', 'not'] },
} as const;

const inline = ['texttt', 'docref', 'autoref', 'shortref', 'obj', 'errorenumdesc'];

const prose = {
  brief: { many: inline, text: true },
  description: { many: inline, text: true },
  return: { many: inline, text: true },
  docref: { many: inline, text: true },
  texttt: { optional: ['text'], text: true },
  autoref: { required: ['label'] },
  shortref: { required: ['sec'] },
  obj: { required: ['name'] },
  errorenumdesc: {},
} as const;

/** libsel4's object-api*.xml, sel4_idl.xsd in seL4's tree; `condition="…"` attributes are of 12.x and before. */
export const objectApiGrammar: DocumentGrammar = {
  root: 'api',
  elements: {
    api: { optional: ['name', 'label_prefix'], many: ['struct', 'interface'] },
    struct: { required: ['name'], many: ['member'] },
    member: { required: ['name'] },
    interface: {
      required: ['name'],
      optional: ['manual_name', 'cap_description', 'duplicate', 'condition'],
      many: ['method'],
      values: { duplicate: ['true', 'false', '1', '0'] },
    },
    method: {
      required: ['id', 'name'],
      optional: ['manual_name', 'manual_label', 'condition', 'duplicate'],
      once: ['condition', 'brief', 'description', 'return', 'cap_param'],
      many: ['param', 'error'],
      values: { duplicate: ['true', 'false', '1', '0'] },
    },
    cap_param: { optional: ['append_description'] },
    param: {
      required: ['dir', 'name', 'type'],
      optional: ['description'],
      once: ['description'],
      values: { dir: ['in', 'out'] },
    },
    error: { required: ['name'], optional: ['description'], once: ['description'] },
    config: { required: ['var'] },
    ...condition,
    ...prose,
  },
};

/** libsel4's syscall.xml, syscall.xsd in seL4's tree. */
export const syscallGrammar: DocumentGrammar = {
  root: 'syscalls',
  elements: {
    syscalls: { once: ['api-master', 'api-mcs', 'debug'] },
    'api-master': { many: ['config'] },
    'api-mcs': { many: ['config'] },
    debug: { many: ['config'] },
    // The same word names a group of system calls here, and a macro inside of a condition.
    'api-master/config': { optional: ['condition'], once: ['condition'], many: ['syscall'] },
    'api-mcs/config': { optional: ['condition'], once: ['condition'], many: ['syscall'] },
    'debug/config': { optional: ['condition'], once: ['condition'], many: ['syscall'] },
    syscall: { required: ['name'] },
    config: { required: ['var'] },
    ...condition,
  },
};
