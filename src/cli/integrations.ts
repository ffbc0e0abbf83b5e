// SPDX-License-Identifier: BSD-2-Clause

/** The builds that `init` knows, each a directory of templates/integration, with what is left to do by hand. */
export const integrations = {
  cargo: [
    'in Cargo.toml, under [dependencies]:  sel4-bindings = { path = "sel4-bindings" }',
    'in sel4-bindings/build.rs: which kernel the bindings are for',
  ],
  make: [
    'in the Makefile:  include sel4-bindings.mk',
    'and let programs depend on $(SEL4_RLIB); docs/make.md',
  ],
  cmake: [
    'in CMakeLists.txt:  include(sel4-bindings.cmake)',
    'and for Rust that uses them:  add_rust_library(NAME FILE.rs); docs/cmake.md',
  ],
  ci: [
    'commit the bindings:  sel4-bindgen generate --sel4 seL4 --config FILE --out bindings',
    'docs/check.md',
  ],
  gitlab: [
    "in .gitlab-ci.yml:  include: 'ci/sel4-abi.gitlab.yml'",
    'commit the bindings:  sel4-bindgen generate --sel4 seL4 --config FILE --out bindings',
  ],
  targets: ['build core for the target, and programs with it: docs/targets.md'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Integration = keyof typeof integrations;
