// SPDX-License-Identifier: BSD-2-Clause
//! Generates the bindings. `SEL4_DIR`, `SEL4_PREFIX` and `SEL4_CONFIG` override what is said here.

fn main() {
    sel4_bindgen::Builder::new().config("{{config}}").generate();
}
