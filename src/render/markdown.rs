//! Reports as Markdown, for documents.

mod scorecard;

pub use scorecard::scorecard;

use super::harmless;

/// Text from outside on one line, with everything that Markdown or HTML would take for markup
/// escaped.
fn text(source: &str) -> String {
    let mut escaped = String::with_capacity(source.len());
    for c in harmless(source).chars() {
        match c {
            '\n' => escaped.push(' '),
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '$' => escaped.extend(['\\', c]),
            _ => escaped.push(c),
        }
    }
    escaped
}
