// SPDX-License-Identifier: BSD-2-Clause
//! Bindings for seL4 from a build script: finds the program `sel4-bindgen` and Node.js, runs the one with the other,
//! and tells cargo what was read and what is wrong.
//!
//! ```no_run
//! // build.rs
//! sel4_bindgen::Builder::new()
//!     .sel4_dir("../seL4")
//!     .config("../build/gen_config/kernel/gen_config.json")
//!     .generate();
//! ```
//!
//! ```ignore
//! // src/lib.rs
//! #![no_std]
//! include!(concat!(env!("OUT_DIR"), "/sel4.rs"));
//! ```
//!
//! The environment goes before what a build script says, so that a build can be pointed at another kernel:
//! `SEL4_DIR`, `SEL4_PREFIX`, `SEL4_CONFIG`, and `SEL4_BINDGEN` for the program. What is installed says itself how its
//! kernel was built, so `SEL4_PREFIX` alone also goes before `config`. Relative paths, also those, begin at the
//! directory of the package that is built.

mod arguments;
mod depfile;
mod diagnostics;
mod includable;
mod run;
mod target;
mod tool;

use std::env;
use std::ffi::OsString;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process;

use run::Files;

/// The variables that are read: a change of one runs the build script again.
const VARIABLES: [&str; 4] = ["SEL4_DIR", "SEL4_PREFIX", "SEL4_CONFIG", "SEL4_BINDGEN"];

/// How much is generated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// The raw functions, types and constants.
    Sys,
    /// These, and the layer above them.
    Typed,
}

/// What to generate bindings from. Without specs, they are those that come with the program.
#[derive(Clone, Debug, Default)]
pub struct Builder {
    sel4_dir: Option<PathBuf>,
    prefix: Option<PathBuf>,
    config: Vec<OsString>,
    set: Vec<String>,
    layer: Option<Layer>,
    strict: bool,
}

/// Why there are no bindings: a line for each problem.
#[derive(Clone, Debug)]
pub struct Error {
    lines: Vec<String>,
}

impl Error {
    fn new(line: impl Into<String>) -> Self {
        Self {
            lines: vec![line.into()],
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.lines.join("\n"))
    }
}

impl std::error::Error for Error {}

impl Builder {
    /// The specs that come with the program; `config` has to be said.
    pub fn new() -> Self {
        Self::default()
    }

    /// A source tree of seL4.
    pub fn sel4_dir(mut self, directory: impl Into<PathBuf>) -> Self {
        self.sel4_dir = Some(directory.into());
        self
    }

    /// An installed libsel4, or a board's directory of a Microkit SDK.
    pub fn prefix(mut self, directory: impl Into<PathBuf>) -> Self {
        self.prefix = Some(directory.into());
        self
    }

    /// The kernel's configuration: a file such as `gen_config.json`, or a preset. Later ones add and override. What
    /// `prefix` names has its own.
    pub fn config(mut self, file_or_preset: impl Into<OsString>) -> Self {
        self.config.push(file_or_preset.into());
        self
    }

    /// One option of the configuration, which overrides all files: `ON`, `OFF` or a value.
    pub fn set(mut self, option: &str, value: &str) -> Self {
        self.set.push(format!("{option}={value}"));
        self
    }

    /// How much is generated; the typed layer, unless this says otherwise.
    pub fn layer(mut self, layer: Layer) -> Self {
        self.layer = Some(layer);
        self
    }

    /// An option that a condition reads and the configuration does not mention is an error.
    pub fn strict(mut self) -> Self {
        self.strict = true;
        self
    }

    /// Writes `sel4.rs` (and `sel4.md`, its front page) to `OUT_DIR`; the path of the former. Where that is not
    /// possible, it shows cargo's users why and ends the build script.
    pub fn generate(self) -> PathBuf {
        self.try_generate().unwrap_or_else(|error| {
            for line in &error.lines {
                println!("cargo::error={line}");
            }
            // The lines above fail the build; another exit code would have cargo print all of our output as well.
            process::exit(0)
        })
    }

    /// The same, for a build script that does something else where it is not possible. The script then runs in every
    /// build until it is, since nobody knows which file will make it so.
    pub fn try_generate(self) -> Result<PathBuf, Error> {
        for name in VARIABLES {
            println!("cargo::rerun-if-env-changed={name}");
        }
        let home = variable("CARGO_MANIFEST_DIR")?;
        let out = variable("OUT_DIR")?;
        let result = self.generate_into(&out, &home);
        if result.is_err() {
            // Cargo runs a script again as long as a file is missing.
            let never_there = out.join("sel4-bindgen-has-failed");
            println!("cargo::rerun-if-changed={}", never_there.display());
        }
        result
    }

    fn generate_into(&self, out: &Path, home: &Path) -> Result<PathBuf, Error> {
        let arguments = arguments::arguments(self, home, |name| env::var_os(name));
        let files = Files {
            bindings: out.join("sel4-crate.rs"),
            dependencies: out.join("sel4.d"),
        };
        run::run(home, &arguments, &files)?;
        for path in depfile::dependencies(&read(&files.dependencies)?) {
            println!("cargo::rerun-if-changed={path}");
        }
        let bindings = read(&files.bindings)?;
        let [arch, os] =
            ["CARGO_CFG_TARGET_ARCH", "CARGO_CFG_TARGET_OS"].map(|name| env::var(name).ok());
        target::check(&bindings, arch.as_deref(), os.as_deref())?;
        let parts = includable::split(&bindings);
        write(&out.join("sel4.md"), &parts.front_page)?;
        write(&out.join("sel4.rs"), &parts.items)?;
        Ok(out.join("sel4.rs"))
    }
}

fn variable(name: &str) -> Result<PathBuf, Error> {
    let value = env::var_os(name).map(PathBuf::from);
    value.ok_or_else(|| {
        Error::new(format!(
            "{name} is not set: this is for build scripts, which cargo runs"
        ))
    })
}

fn read(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(|error| Error::new(format!("{}: {error}", path.display())))
}

fn write(path: &Path, text: &str) -> Result<(), Error> {
    fs::write(path, text).map_err(|error| Error::new(format!("{}: {error}", path.display())))
}
