// SPDX-License-Identifier: BSD-2-Clause
//! One run of the program.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::{diagnostics, tool, Error};

/// What a run writes.
pub struct Files {
    pub bindings: PathBuf,
    /// What was read, as a rule for make.
    pub dependencies: PathBuf,
}

/// A shell ends with it where a command is missing.
const COMMAND_NOT_FOUND: i32 = 127;

/// Runs the program, and tells cargo of its warnings.
pub fn run(home: &Path, arguments: &[OsString], files: &Files) -> Result<(), Error> {
    let program = tool::find(home)?;
    // What an earlier run has left would hide that this one does nothing.
    let _ = fs::remove_file(&files.dependencies);
    let mut command = tool::command(&program)?;
    command.current_dir(home).arg("generate").args(arguments);
    command.arg("--single-file").arg(&files.bindings);
    command.arg("--depfile").arg(&files.dependencies);
    let output = command
        .output()
        .map_err(|error| Error::new(format!("cannot run {command:?}: {error}")))?;
    let said = String::from_utf8_lossy(&output.stderr);
    let found = diagnostics::parse(&said);
    for line in &found.warnings {
        println!("cargo::warning={line}");
    }
    if !output.status.success() {
        let mut lines = found.errors_or(&said, &output.status.to_string());
        // A script that runs Node.js, and there is none.
        if output.status.code() == Some(COMMAND_NOT_FOUND) {
            lines.splice(
                0..0,
                tool::check_node()
                    .err()
                    .into_iter()
                    .flat_map(|error| error.lines),
            );
        }
        return Err(Error { lines });
    }
    if files.dependencies.is_file() {
        return Ok(());
    }
    Err(Error::new(format!(
        "{} has run and written nothing, so it is not sel4-bindgen: set SEL4_BINDGEN to the path of sel4-bindgen.mjs, \
         or of a program that runs it",
        program.display()
    )))
}
