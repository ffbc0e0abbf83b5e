// SPDX-License-Identifier: BSD-2-Clause
//! What a build script and the environment ask for, as a command line.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::tool::absolute;
use crate::{Builder, Layer};

/// The arguments that say what is generated, and not where it goes. A variable that is set to nothing is not set.
pub fn arguments(
    builder: &Builder,
    home: &Path,
    variable: impl Fn(&str) -> Option<OsString>,
) -> Vec<OsString> {
    let given = |name: &str| variable(name).filter(|value| !value.is_empty());
    let path = |path: &Path| absolute(home, path).into_os_string();
    let mut arguments: Vec<OsString> = Vec::new();
    let mut add = |option: &str, value: OsString| arguments.extend([option.into(), value]);
    let prefix = given("SEL4_PREFIX").map(PathBuf::from);
    let config = match (given("SEL4_CONFIG"), &prefix) {
        (Some(one), _) => vec![one],
        // What is installed has its own, and the script speaks of another kernel.
        (None, Some(_)) => Vec::new(),
        (None, None) => builder.config.clone(),
    };
    if let Some(directory) = prefix.or(builder.prefix.clone()) {
        add("--include", path(&directory));
    }
    if let Some(directory) = given("SEL4_DIR")
        .map(PathBuf::from)
        .or(builder.sel4_dir.clone())
    {
        add("--sel4", path(&directory));
    }
    for one in config {
        let is_path = is_path(home, &one);
        add(
            "--config",
            if is_path { path(Path::new(&one)) } else { one },
        );
    }
    for one in &builder.set {
        add("--set", one.into());
    }
    if let Some(layer) = builder.layer {
        let name = if layer == Layer::Sys { "sys" } else { "typed" };
        add("--layer", name.into());
    }
    if builder.strict {
        arguments.push("--strict".into());
    }
    arguments
}

/// Whether it is a file or looks like one; all else is a preset, or the program says that it is neither.
fn is_path(home: &Path, config: &OsString) -> bool {
    home.join(config).is_file() || config.to_string_lossy().contains(['/', '\\', '.'])
}

#[cfg(test)]
mod tests {
    use super::arguments;
    use crate::Builder;
    use std::path::Path;

    fn given(builder: &Builder, variables: &[(&str, &str)]) -> String {
        let value = |name: &str| variables.iter().find(|(each, _)| *each == name);
        let all = arguments(builder, Path::new("/nowhere/home"), |name| {
            value(name).map(|(_, value)| value.into())
        });
        let words: Vec<_> = all.iter().map(|one| one.to_string_lossy()).collect();
        words.join(" ")
    }

    #[test]
    fn the_environment_goes_before_the_script() {
        let script = Builder::new().sel4_dir("../a").config("aarch64");
        assert_eq!(given(&script, &[]), "--sel4 /nowhere/a --config aarch64");
        assert_eq!(
            given(&script, &[("SEL4_DIR", "b"), ("SEL4_CONFIG", "riscv64")]),
            "--sel4 /nowhere/home/b --config riscv64"
        );
        assert_eq!(
            given(&script, &[("SEL4_DIR", "")]),
            "--sel4 /nowhere/a --config aarch64"
        );
    }

    #[test]
    fn an_installation_goes_before_the_configuration_of_the_script() {
        let script = Builder::new().config("aarch64-mcs").set("A", "ON");
        assert_eq!(
            given(&script, &[("SEL4_PREFIX", "/p")]),
            "--include /p --set A=ON"
        );
        assert_eq!(
            given(&script, &[("SEL4_PREFIX", "/p"), ("SEL4_CONFIG", "x.json")]),
            "--include /p --config /nowhere/home/x.json --set A=ON"
        );
        assert_eq!(
            given(&script.prefix("q"), &[]),
            "--include /nowhere/home/q --config aarch64-mcs --set A=ON"
        );
    }

    #[test]
    fn a_path_is_whole_also_where_nothing_is_there() {
        let script = Builder::new().config("../build/gen_config.json");
        assert_eq!(
            given(&script, &[]),
            "--config /nowhere/build/gen_config.json"
        );
    }
}
