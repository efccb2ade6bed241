//! What is being written: a text with a cursor in it.

use unicode_segmentation::UnicodeSegmentation;

/// What is being written.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    text: String,
    /// The byte that the cursor stands before; never inside of what a reader takes for a character.
    cursor: usize,
}

/// How far a move or a deletion goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// One character as a reader sees it.
    Character,
    /// To the end of a word.
    Word,
    /// To the end of the line as it was written, or over it from there.
    Line,
    /// To the end of everything.
    Text,
}

impl From<&str> for Draft {
    fn from(text: &str) -> Self {
        Self { text: text.to_owned(), cursor: text.len() }
    }
}

impl Draft {
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// What stands before the cursor.
    pub(super) fn before(&self) -> &str {
        &self.text[..self.cursor]
    }

    /// The text, leaving nothing behind.
    pub(super) fn take(&mut self) -> String {
        std::mem::take(self).text
    }

    /// Puts the cursor behind so many `char`s.
    pub(super) fn place(&mut self, chars: usize) {
        self.cursor = self.text.char_indices().nth(chars).map_or(self.text.len(), |(byte, _)| byte);
    }

    /// Writes at the cursor. Line ends of every system become line feeds.
    pub(super) fn insert(&mut self, text: &str) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        self.text.insert_str(self.cursor, &text);
        self.cursor += text.len();
    }

    pub(super) fn left(&mut self, reach: Reach) {
        self.cursor = self.start(reach);
    }

    pub(super) fn right(&mut self, reach: Reach) {
        self.cursor = self.end(reach);
    }

    pub(super) fn delete_left(&mut self, reach: Reach) {
        // At the beginning of a line there is the line break to delete.
        let start = match self.start(reach) {
            start if start == self.cursor => self.start(Reach::Character),
            start => start,
        };
        self.text.drain(start..self.cursor);
        self.cursor = start;
    }

    pub(super) fn delete_right(&mut self, reach: Reach) {
        let end = match self.end(reach) {
            end if end == self.cursor => self.end(Reach::Character),
            end => end,
        };
        self.text.drain(self.cursor..end);
    }

    fn start(&self, reach: Reach) -> usize {
        let before = self.before();
        match reach {
            Reach::Character => before.grapheme_indices(true).next_back().map_or(0, |(byte, _)| byte),
            Reach::Word => before.unicode_word_indices().next_back().map_or(0, |(byte, _)| byte),
            Reach::Line => before.rfind('\n').map_or(0, |newline| newline + 1),
            Reach::Text => 0,
        }
    }

    fn end(&self, reach: Reach) -> usize {
        let after = &self.text[self.cursor..];
        let length = match reach {
            Reach::Character => after.graphemes(true).next().map(str::len),
            Reach::Word => after.unicode_word_indices().next().map(|(byte, word)| byte + word.len()),
            Reach::Line => after.find('\n'),
            Reach::Text => None,
        };
        self.cursor + length.unwrap_or(after.len())
    }
}
