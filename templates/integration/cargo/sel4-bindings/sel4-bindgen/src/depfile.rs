// SPDX-License-Identifier: BSD-2-Clause
//! What a file of rules for make says that its target depends on.

/// All words but targets. Blanks and `#` stand behind a backslash in them, `$` is doubled.
pub fn dependencies(rules: &str) -> Vec<String> {
    let mut words = words(rules);
    words.retain(|word| !word.ends_with(':'));
    words
}

fn words(rules: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut characters = rules.chars().peekable();
    while let Some(character) = characters.next() {
        match (character, characters.peek()) {
            ('\\', Some(' ' | '#')) | ('$', Some('$')) => word.extend(characters.next()),
            // A backslash at the end of a line joins it with the next one.
            ('\\', Some('\n' | '\r')) => {}
            (' ' | '\t' | '\n' | '\r', _) => words.push(std::mem::take(&mut word)),
            _ => word.push(character),
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::dependencies;

    #[test]
    fn reads_what_is_escaped() {
        let rule = "out.rs: \\\n  /a/b.bf \\\n  /with\\ blank/c$$d\\#e.xml C:/f\\g\n\n/a/b.bf:\n";
        assert_eq!(
            dependencies(rule),
            ["/a/b.bf", "/with blank/c$d#e.xml", "C:/f\\g"]
        );
    }
}
