//! The part of the screen that a prompt is drawn on.

use super::draft::Draft;
use anstyle::Style;
use anyhow::Result;
use crossterm::cursor::{Hide, MoveToColumn, MoveUp, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::queue;
use crossterm::terminal::{self, Clear, ClearType};
use std::io::{self, Write};
use std::ops::Range;
use unicode_width::UnicodeWidthStr;
use viva::render::{harmless, terminal as layout};

/// What is taken for the size of a screen that does not tell.
const USUAL_SIZE: (usize, usize) = (80, 24);
/// The first column of what is written, behind the margin and a sign.
const INDENT: usize = 4;
const FAINT: Style = Style::new().dimmed();

/// What stands under the draft.
pub(super) enum Below {
    /// The first of these lines that fits, at the right.
    Keys(Vec<String>),
    /// A question, over as many lines as it takes.
    Question(&'static str),
}

/// A terminal that gives every key as it is pressed, until this is dropped.
pub(super) struct Sheet {
    /// The widths of the lines that were drawn.
    widths: Vec<usize>,
    /// The line and the column that the cursor was left in.
    cursor: (usize, usize),
}

/// A draft laid out in rows.
struct Rows {
    /// The draft made harmless, character for character.
    shown: String,
    ranges: Vec<Range<usize>>,
    cursor: (usize, usize),
}

impl Rows {
    fn of(draft: &Draft, width: usize) -> Self {
        let shown = harmless(draft.text()).into_owned();
        let at = harmless(draft.before()).len();
        let ranges = layout::rows(&shown, width);
        let row = ranges.partition_point(|range| range.start <= at).saturating_sub(1);
        let start = ranges.get(row).map_or(0, |range| range.start);
        // Blanks at the end of a row are not shown; the cursor waits at the edge.
        let column = shown[start..at].width().min(layout::columns_of_rows(width));
        Self { shown, ranges, cursor: (row, column) }
    }

    /// How many characters of the draft stand before the place nearest to a column of a row.
    fn chars_before(&self, row: usize, column: usize) -> usize {
        let Some(range) = self.ranges.get(row) else { return 0 };
        let line = &self.shown[range.clone()];
        let inside = line.char_indices().map(|(byte, _)| byte).chain([line.len()]);
        let byte = inside.take_while(|byte| line[..*byte].width() <= column).last().unwrap_or(0);
        self.shown[..range.start + byte].chars().count()
    }
}

impl Sheet {
    pub(super) fn open() -> Result<Self> {
        terminal::enable_raw_mode()?;
        // From here on dropping it undoes everything, whatever fails.
        let sheet = Self { widths: Vec::new(), cursor: (0, 0) };
        crossterm::execute!(io::stderr(), EnableBracketedPaste)?;
        Ok(sheet)
    }

    pub(super) fn up(&self, draft: &mut Draft) {
        let rows = Rows::of(draft, size().0);
        match rows.cursor {
            (0, _) => draft.place(0),
            (row, column) => draft.place(rows.chars_before(row - 1, column)),
        }
    }

    pub(super) fn down(&self, draft: &mut Draft) {
        let rows = Rows::of(draft, size().0);
        match rows.cursor {
            (row, _) if row + 1 >= rows.ranges.len() => draft.place(usize::MAX),
            (row, column) => draft.place(rows.chars_before(row + 1, column)),
        }
    }

    /// Draws the draft, as much of it as the screen has room for around the cursor.
    pub(super) fn draw(&mut self, draft: &Draft, below: &Below) -> Result<()> {
        let (width, height) = size();
        let rows = Rows::of(draft, width);
        let (row, column) = rows.cursor;
        let help = help(below, width);
        let room = height.saturating_sub(help.len() + 1).max(1);
        let first = (row + 1).saturating_sub(room);
        let last = rows.ranges.len().min(first + room);
        let mut lines = Vec::new();
        let mut widths = Vec::new();
        for (number, range) in rows.ranges.iter().enumerate().take(last).skip(first) {
            let sign = match number {
                0 => ">",
                hidden if hidden == first => "↑",
                hidden if hidden + 1 == last && last < rows.ranges.len() => "↓",
                _ => "·",
            };
            let line = &rows.shown[range.clone()];
            lines.push(format!("{} {line}", layout::written_sign(sign)));
            widths.push(INDENT + line.width());
        }
        for line in help {
            lines.push(format!("{FAINT}{line}{FAINT:#}"));
            widths.push(line.width());
        }
        let mut out = Vec::new();
        queue!(out, Hide)?;
        self.erase(&mut out, width)?;
        let styled = lines.join("\r\n");
        let text = if colourless() { anstream::adapter::strip_str(&styled).to_string() } else { styled };
        out.extend(text.into_bytes());
        self.widths = widths;
        self.cursor = (row - first, INDENT + column);
        let up = self.height(self.widths.len(), width) - 1 - self.cursor_line(width);
        if up > 0 {
            queue!(out, MoveUp(clamped(up)))?;
        }
        queue!(out, MoveToColumn(clamped(self.cursor.1 % width)), Show)?;
        write(&out)
    }

    /// Takes the prompt away and leaves the cursor where it began.
    pub(super) fn clear(&mut self) -> Result<()> {
        let mut out = Vec::new();
        self.erase(&mut out, size().0)?;
        self.widths.clear();
        self.cursor = (0, 0);
        write(&out)
    }

    /// A screen that became narrower has broken the lines that no longer fit.
    fn erase(&self, out: &mut Vec<u8>, width: usize) -> Result<()> {
        let up = self.cursor_line(width);
        if up > 0 {
            queue!(out, MoveUp(clamped(up)))?;
        }
        queue!(out, MoveToColumn(0), Clear(ClearType::FromCursorDown))?;
        Ok(())
    }

    /// The line of the screen that the cursor is in, counted from the prompt's first.
    fn cursor_line(&self, width: usize) -> usize {
        self.height(self.cursor.0, width) + self.cursor.1 / width
    }

    /// How many lines of the screen the first so many lines take.
    fn height(&self, lines: usize, width: usize) -> usize {
        self.widths.iter().take(lines).map(|line| line.div_ceil(width).max(1)).sum()
    }
}

impl Drop for Sheet {
    fn drop(&mut self) {
        // After an error the terminal may be gone; there is nobody left to tell.
        let _ = self.clear();
        let _ = crossterm::execute!(io::stderr(), Show, DisableBracketedPaste);
        let _ = terminal::disable_raw_mode();
    }
}

/// The lines under the draft.
fn help(below: &Below, width: usize) -> Vec<String> {
    let columns = INDENT + layout::columns_of_rows(width);
    match below {
        Below::Question(text) => {
            let rows = layout::rows(text, width);
            rows.into_iter().map(|range| format!("    {}", &text[range])).collect()
        }
        Below::Keys(lines) => {
            let line = lines.iter().find(|line| line.width() + INDENT <= columns).map_or("", String::as_str);
            vec![format!("{}{line}", " ".repeat(columns.saturating_sub(line.width())))]
        }
    }
}

fn write(bytes: &[u8]) -> Result<()> {
    let mut err = io::stderr().lock();
    err.write_all(bytes)?;
    Ok(err.flush()?)
}

fn colourless() -> bool {
    anstream::AutoStream::choice(&io::stderr()) == anstream::ColorChoice::Never
}

/// Columns and lines of the screen.
fn size() -> (usize, usize) {
    match terminal::size() {
        Ok((width, height)) if width > 0 && height > 0 => (usize::from(width), usize::from(height)),
        _ => USUAL_SIZE,
    }
}

fn clamped(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}
