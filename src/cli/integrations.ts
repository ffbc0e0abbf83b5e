// SPDX-License-Identifier: BSD-2-Clause

/** What `init` has to know of a build beyond its files, which are a directory of templates/integration. */
export interface IntegrationFacts {
  /** Where relative paths in its files begin, below the project; absent where they name no configuration. */
  readonly pathsFrom?: string;
  /** What is left to do by hand. */
  readonly next: readonly string[];
}

/** The builds that `init` knows. */
export const integrations = {
  cargo: {
    pathsFrom: 'sel4-bindings',
    next: [
      'in Cargo.toml, under [dependencies]:  sel4-bindings = { path = "sel4-bindings" }',
      'in sel4-bindings/build.rs: which kernel the bindings are for',
    ],
  },
  make: {
    pathsFrom: '.',
    next: [
      'in the Makefile:  include sel4-bindings.mk',
      'and let programs depend on $(SEL4_RLIB); docs/make.md',
    ],
  },
  cmake: {
    pathsFrom: '.',
    next: [
      'in CMakeLists.txt:  include(sel4-bindings.cmake)',
      'and for Rust that uses them:  add_rust_library(NAME FILE.rs); docs/cmake.md',
    ],
  },
  ci: {
    next: [
      'commit the bindings:  sel4-bindgen generate --sel4 seL4 --config FILE --out bindings',
      'docs/check.md',
    ],
  },
  gitlab: {
    next: [
      "in .gitlab-ci.yml:  include: 'ci/sel4-abi.gitlab.yml'",
      'commit the bindings:  sel4-bindgen generate --sel4 seL4 --config FILE --out bindings',
    ],
  },
  targets: { next: ['build core for the target, and programs with it: docs/targets.md'] },
} as const satisfies Readonly<Record<string, IntegrationFacts>>;

export type Integration = keyof typeof integrations;
