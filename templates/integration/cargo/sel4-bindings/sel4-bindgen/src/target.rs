// SPDX-License-Identifier: BSD-2-Clause
//! The processor that the kernel runs on beside the one that cargo compiles for.

use crate::Error;

/// Bindings are looked at on other machines too: by an editor, or for their documentation. But who compiles for a machine
/// without an operating system means the kernel's.
pub fn check(bindings: &str, arch: Option<&str>, os: Option<&str>) -> Result<(), Error> {
    let (Some(kernel), Some(arch), Some("none")) = (arch_of(bindings), arch, os) else {
        return Ok(());
    };
    if kernel == arch {
        return Ok(());
    }
    Err(Error::new(format!(
        "the kernel is for {kernel}, and cargo compiles for {arch}: give another configuration, or --target"
    )))
}

/// As the bindings say it: what calls the kernel is for its processor alone.
fn arch_of(bindings: &str) -> Option<&str> {
    let (_, rest) = bindings.split_once("#[cfg(target_arch = \"")?;
    rest.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BINDINGS: &str = "//! target_arch\n#[cfg(target_arch = \"riscv64\")]\nmod trap;\n";

    fn message(arch: &str, os: &str) -> Option<String> {
        check(BINDINGS, Some(arch), Some(os))
            .err()
            .map(|error| error.lines.join("\n"))
    }

    #[test]
    fn another_processor_is_an_error_without_an_operating_system() {
        let expected = "the kernel is for riscv64, and cargo compiles for aarch64: give another configuration, or --target";
        assert_eq!(message("aarch64", "none").as_deref(), Some(expected));
        assert_eq!(message("riscv64", "none"), None);
        assert_eq!(message("x86_64", "linux"), None);
        assert!(check("", Some("aarch64"), Some("none")).is_ok());
    }
}
