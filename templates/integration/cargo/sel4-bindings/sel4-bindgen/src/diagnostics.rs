// SPDX-License-Identifier: BSD-2-Clause
//! What the program says, a line for each problem, as cargo shows them.

/// Problems as `file:line:column: error[code]: what it is. What to do.`
#[derive(Debug, Default)]
pub struct Diagnostics {
    pub errors: Vec<String>,
    pub warnings: Vec<String>,
}

impl Diagnostics {
    /// The errors; where there are none, all that was said, or at least how the program ended.
    pub fn errors_or(self, said: &str, status: &str) -> Vec<String> {
        if !self.errors.is_empty() {
            return self.errors;
        }
        let lines = said.lines().filter(|line| !line.trim().is_empty());
        let lines: Vec<String> = lines.map(str::to_owned).collect();
        if lines.is_empty() {
            vec![format!("sel4-bindgen ended with {status}")]
        } else {
            lines
        }
    }
}

/// Reads the text on standard error. The lines of a problem stand together; its first one has the code.
pub fn parse(said: &str) -> Diagnostics {
    let mut found = Diagnostics::default();
    for block in said.split("\n\n") {
        let mut lines = block.lines().skip_while(|line| severity(line).is_none());
        let Some(head) = lines.next() else { continue };
        let help = lines.find_map(|line| line.strip_prefix("  help: "));
        let text = help.map_or(head.to_owned(), |help| format!("{head}. {help}"));
        match severity(head) {
            Some("warning") => found.warnings.push(text),
            _ => found.errors.push(text),
        }
    }
    found
}

/// `error[E0301]: …` and `warning[W0101]: …`, alone or behind a place.
fn severity(line: &str) -> Option<&'static str> {
    ["error", "warning"].into_iter().find(|word| {
        line.match_indices(&format!("{word}[")).any(|(at, start)| {
            let is_first = at == 0 || line[..at].ends_with(": ");
            is_first
                && line[at + start.len()..]
                    .split_once("]: ")
                    .is_some_and(|(code, _)| is_code(code))
        })
    })
}

fn is_code(text: &str) -> bool {
    text.len() == 5
        && text.starts_with(['E', 'W'])
        && text[1..].bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn joins_problem_and_help() {
        let said =
            "a b.bf:9:7: error[E0301]: block `x` is wrong\n    |\n  9 | block x {\n    |       ^\n  help: \
                    Adjust it.\n\nwarning[W0602]: odd\n\n1 error, 1 warning\n";
        let found = parse(said);
        assert_eq!(
            found.errors,
            ["a b.bf:9:7: error[E0301]: block `x` is wrong. Adjust it."]
        );
        assert_eq!(found.warnings, ["warning[W0602]: odd"]);
    }

    #[test]
    fn shows_all_where_there_is_no_code() {
        let lines = parse("").errors_or("error: unknown option\nRun it.\n", "exit status: 2");
        assert_eq!(lines, ["error: unknown option", "Run it."]);
        assert_eq!(
            parse("").errors_or("", "exit status: 9"),
            ["sel4-bindgen ended with exit status: 9"]
        );
    }
}
