//! Pictures for a browser.

use super::escape::one_line;
use super::harmless;
use crate::pack::Diagram;
use quick_xml::escape::escape;
use std::fmt::Write;
use textwrap::wrap;
use unicode_width::UnicodeWidthStr;

/// The columns of a character and the rows of a line, in pixels of the picture.
const COLUMN: usize = 9;
const ROW: usize = 19;
/// What is said beneath the picture stands in lines of so many characters, whatever the picture's width.
const SAID: usize = 76;
/// The space at each edge, in pixels.
const EDGE: usize = 24;

/// A picture that plays its steps by itself, over and over, as one SVG file that needs nothing else: no
/// script, no font, no network. Whoever asked their system for less motion sees the last step.
#[must_use]
pub fn diagram(diagram: &Diagram) -> String {
    let drawn = diagram.steps.iter().flat_map(|step| step.draw.lines());
    let columns = drawn.map(|line| line.trim_end().width()).max().unwrap_or(0).max(SAID);
    let rows = diagram.steps.iter().map(|step| step.draw.lines().count()).max().unwrap_or(0);
    let said = diagram.steps.iter().map(|step| wrap(&step.say, SAID).len()).max().unwrap_or(0);
    let width = 2 * EDGE + columns * COLUMN;
    // A title and a line of dots, each with an empty row.
    let height = 2 * EDGE + (rows + said + 4) * ROW;
    let title = one_line(&diagram.title);
    let story: Vec<String> = diagram.steps.iter().map(|step| one_line(&step.say)).collect();

    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         role=\"img\" aria-labelledby=\"title story\">\n<title id=\"title\">{}</title>\n<desc id=\"story\">{}</desc>\n",
        escape(&title),
        escape(story.join(" ")),
    );
    style(&mut out, diagram);
    let _ = writeln!(out, "<rect width=\"{width}\" height=\"{height}\" rx=\"8\"/>");
    text(&mut out, "title", EDGE + ROW / 2, &title);
    for number in 0..diagram.steps.len() {
        step(&mut out, diagram, number, rows, height);
    }
    out.push_str("</svg>\n");
    out
}

/// Every step has a part of the round in which it is seen.
fn style(out: &mut String, diagram: &Diagram) {
    out.push_str(
        "<style>\n\
         rect { fill: #16181d; }\n\
         text { font: 15px ui-monospace, \"DejaVu Sans Mono\", Menlo, Consolas, monospace; fill: #d8dce3; white-space: pre; }\n\
         .title { font-weight: bold; }\n\
         .new { fill: #7fd38b; }\n\
         .say { fill: #f0d58c; }\n\
         circle { fill: #4a4f5a; }\n\
         .done { fill: #7fd38b; }\n\
         .step { visibility: hidden; }\n",
    );
    let round: usize = diagram.steps.iter().map(crate::pack::Step::seconds).sum::<usize>().max(1);
    let mut passed = 0;
    for (number, step) in diagram.steps.iter().enumerate() {
        let from = passed * 10_000 / round;
        passed += step.seconds();
        let to = passed * 10_000 / round;
        let percent = |share: usize| format!("{}.{:02}%", share / 100, share % 100);
        let _ = writeln!(
            out,
            "@keyframes s{number} {{ 0% {{ visibility: hidden; }} {} {{ visibility: visible; }} {} {{ visibility: hidden; }} }}\n\
             #s{number} {{ animation: s{number} {round}s step-end infinite; }}",
            percent(from),
            percent(to),
        );
    }
    let last = diagram.steps.len().saturating_sub(1);
    let _ = writeln!(
        out,
        "@media (prefers-reduced-motion: reduce) {{ .step {{ animation: none !important; }} #s{last} {{ visibility: visible; }} }}\n\
         </style>"
    );
}

/// One step: the picture so far, what the step adds in words, and how far the story has come.
fn step(out: &mut String, diagram: &Diagram, number: usize, rows: usize, height: usize) {
    let _ = writeln!(out, "<g class=\"step\" id=\"s{number}\">");
    let mut y = EDGE + ROW / 2 + 2 * ROW;
    for (row, (line, is_new)) in diagram.lines(number).into_iter().enumerate() {
        text(out, if is_new { "new" } else { "old" }, y + row * ROW, line);
    }
    y += (rows + 1) * ROW;
    let say = diagram.steps.get(number).map_or("", |step| step.say.as_str());
    for (row, line) in wrap(say, SAID).into_iter().enumerate() {
        text(out, "say", y + row * ROW, &line);
    }
    for dot in 0..diagram.steps.len() {
        let class = if dot <= number { " class=\"done\"" } else { "" };
        let x = EDGE + 5 + dot * 2 * COLUMN;
        let _ = writeln!(out, "<circle cx=\"{x}\" cy=\"{}\" r=\"4\"{class}/>", height - EDGE);
    }
    out.push_str("</g>\n");
}

/// A line of text. Its length is given, so that columns stand under each other in any font.
fn text(out: &mut String, class: &str, y: usize, line: &str) {
    let line = harmless(line.trim_end());
    if line.is_empty() {
        return;
    }
    let length = line.width() * COLUMN;
    let _ = writeln!(
        out,
        "<text class=\"{class}\" x=\"{EDGE}\" y=\"{y}\" textLength=\"{length}\" lengthAdjust=\"spacingAndGlyphs\" \
         xml:space=\"preserve\">{}</text>",
        escape(&*line),
    );
}
