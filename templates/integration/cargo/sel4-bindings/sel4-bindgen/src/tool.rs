// SPDX-License-Identifier: BSD-2-Clause
//! Finds the program, and Node.js to run it with.

use std::env;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::process::Command;

use crate::Error;

const NO_TOOL: &str =
    "sel4-bindgen was not found: put it in the PATH or in node_modules (npm install sel4-bindgen), \
                       or set SEL4_BINDGEN to its path";

const NO_NODE: &str =
    "Node.js 20 or later is needed to generate the seL4 bindings: install it (Debian and Ubuntu: \
                       apt install nodejs; others: https://nodejs.org)";

/// The oldest Node.js that runs the program.
const MINIMUM_NODE: u32 = 20;

/// How to run the program; its arguments are to be added.
pub fn command(program: &Path) -> Result<Command, Error> {
    if !is_script(program) {
        return Ok(Command::new(program));
    }
    check_node()?;
    let mut node = Command::new("node");
    // It would be read at each start, and nothing is fetched.
    node.env_remove("NODE_EXTRA_CA_CERTS").arg(program);
    Ok(node)
}

/// A path as diagnostics are to show it: whole, so that editors find the file. A link stays one, so that cargo sees
/// another tree behind it.
pub fn absolute(home: &Path, path: &Path) -> PathBuf {
    let mut whole = fs::canonicalize(home).unwrap_or_else(|_| home.to_owned());
    let mut rest = path.components().peekable();
    while rest.next_if_eq(&Component::ParentDir).is_some() {
        whole.pop();
    }
    whole.join(rest.collect::<PathBuf>())
}

/// The program: what `SEL4_BINDGEN` names, or else the first in the `PATH` and in `node_modules`.
pub fn find(home: &Path) -> Result<PathBuf, Error> {
    if let Some(given) = env::var_os("SEL4_BINDGEN").filter(|value| !value.is_empty()) {
        let path = home.join(given);
        let missing = || {
            Error::new(format!(
                "SEL4_BINDGEN is {}, which is no file",
                path.display()
            ))
        };
        return if path.is_file() {
            Ok(path)
        } else {
            Err(missing())
        };
    }
    let path = env::var_os("PATH").unwrap_or_default();
    let installed = env::split_paths(&path).map(|directory| directory.join("sel4-bindgen"));
    let packages = home
        .ancestors()
        .map(|above| above.join("node_modules/sel4-bindgen/dist/sel4-bindgen.mjs"));
    installed
        .chain(packages)
        .find(|path| path.is_file())
        .ok_or_else(|| Error::new(NO_TOOL))
}

/// Whether it is a file for Node.js, and no program by itself.
fn is_script(program: &Path) -> bool {
    let start = fs::read(program).unwrap_or_default();
    let line = start
        .split(|byte| *byte == b'\n')
        .next()
        .unwrap_or_default();
    program.extension().is_some_and(|ending| ending == "mjs")
        || (line.starts_with(b"#!") && String::from_utf8_lossy(line).contains("node"))
}

/// Whether there is a Node.js that runs the program.
pub fn check_node() -> Result<(), Error> {
    let output = Command::new("node")
        .arg("--version")
        .env_remove("NODE_EXTRA_CA_CERTS")
        .output();
    let output = output.map_err(|_| Error::new(NO_NODE))?;
    let version = String::from_utf8_lossy(&output.stdout);
    let major = version
        .trim()
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|text| text.parse().ok());
    match major {
        Some(MINIMUM_NODE..) => Ok(()),
        Some::<u32>(_) => Err(Error::new(format!(
            "{NO_NODE}; the one in the PATH is {}",
            version.trim()
        ))),
        None => Err(Error::new(NO_NODE)),
    }
}
