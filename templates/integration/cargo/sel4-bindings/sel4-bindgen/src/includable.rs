// SPDX-License-Identifier: BSD-2-Clause
//! A crate in one file as text for `include!`, which takes neither attributes nor documentation of the whole crate.

pub struct Parts {
    /// The documentation of the crate.
    pub front_page: String,
    /// All but that and the crate's attributes.
    pub items: String,
}

/// Cuts off what stands before the first item.
pub fn split(text: &str) -> Parts {
    let mut parts = Parts {
        front_page: String::new(),
        items: String::new(),
    };
    let mut rest = text;
    while let Some((line, after)) = rest.split_once('\n') {
        if let Some(doc) = line.strip_prefix("//!") {
            parts
                .front_page
                .push_str(doc.strip_prefix(' ').unwrap_or(doc));
            parts.front_page.push('\n');
        } else if line.starts_with("#![") {
            // One that is broken into lines ends with the first that has its bracket at the margin.
            let end = if line.ends_with(']') {
                None
            } else {
                after.find("\n)]\n").map(|at| at + 4)
            };
            rest = &after[end.unwrap_or(0)..];
            continue;
        } else if line.is_empty() || line.starts_with("// ") {
            parts.items.push_str(line);
            parts.items.push('\n');
        } else {
            break;
        }
        rest = after;
    }
    parts.items.push_str(rest);
    parts
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn leaves_the_items_alone() {
        let text = "// License\n\n//! Front\n//!\n//!  page\n\n#![no_std]\n#![cfg_attr(\n    a,\n    b\n)]\n// Why.\n\
                    #![warn(c)]\n\npub mod d {\n    //! Inner\n    #![allow(e)]\n}\n";
        let parts = split(text);
        assert_eq!(parts.front_page, "Front\n\n page\n");
        assert_eq!(
            parts.items.trim_start(),
            "// License\n\n\n// Why.\n\npub mod d {\n    //! Inner\n    #![allow(e)]\n}\n"
        );
    }
}
