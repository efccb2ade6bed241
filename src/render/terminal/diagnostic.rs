//! A finding about a file, with its line and a caret.

use crate::bank::Files;
use crate::diagnostic::{Diagnostic, Severity};
use crate::render::harmless;
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

/// Lines longer than this many bytes are not shown: nobody finds the caret in them.
const LONGEST_LINE: usize = 400;

/// A finding as people read it; `files` holds the file that it is about.
#[must_use]
pub fn diagnostic(finding: &Diagnostic, files: &Files) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let message = harmless(&finding.message);
    let label = harmless(&finding.label);
    let help = harmless(&finding.help);
    let path = harmless(&finding.file);
    let title = level.primary_title(message.as_ref()).id(finding.code.name());
    let source = source(finding, files);
    let mut group = match (&source, &finding.span) {
        (Some((text, start, first_line)), Some(span)) => {
            let end = span.end.min(start + text.len()).max(span.start);
            let mut annotation = AnnotationKind::Primary.span(span.start - start..end - start);
            if !label.is_empty() {
                annotation = annotation.label(label.as_ref());
            }
            let snippet =
                Snippet::source(text.as_str()).line_start(*first_line).path(path.as_ref()).annotation(annotation);
            title.element(snippet)
        }
        _ => {
            let place = match finding.line {
                Some(line) => format!("{path}:{line}:{}", finding.column.unwrap_or(1)),
                None => path.into_owned(),
            };
            let group = Group::with_title(title);
            if place.is_empty() { group } else { group.element(Level::NOTE.no_name().message(place)) }
        }
    };
    if !help.is_empty() {
        group = group.element(Level::HELP.message(help.as_ref()));
    }
    format!("{}\n\n", Renderer::styled().decor_style(DecorStyle::Unicode).render(&[group]))
}

/// The lines of the file that the finding's bytes lie in, with the offset and number of the first.
fn source(finding: &Diagnostic, files: &Files) -> Option<(String, usize, usize)> {
    let span = finding.span.as_ref()?;
    let text = std::str::from_utf8(files.get(&finding.file)?.as_deref().ok()?).ok()?;
    let start = text.get(..span.start)?.rfind('\n').map_or(0, |newline| newline + 1);
    let end = text.get(span.start..)?.find('\n').map_or(text.len(), |newline| span.start + newline);
    let line = text.get(start..end)?;
    // Offsets stay right only if nothing in the line has to be made harmless.
    let shown = line.len() <= LONGEST_LINE && matches!(harmless(line), std::borrow::Cow::Borrowed(_));
    shown.then(|| (line.to_owned(), start, finding.line.unwrap_or(1)))
}
