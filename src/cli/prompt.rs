//! The prompt of a person at a terminal: several lines, commands completed, nothing thrown away
//! without a question.
//!
//! It is drawn on standard error below what was said, and taken away again once something was
//! sent: whoever holds the interview prints that where everything else goes. No ready-made line
//! editor shows lines behind a margin, wraps them between words, takes ten thousand pasted words at
//! once, and keeps a draft that is taller than the screen; so this is one of our own.

mod draft;
mod sheet;

use super::moves::Typed;
use anyhow::Result;
use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use draft::{Draft, Reach};
use sheet::{Below, Sheet};
use std::time::Duration;
use viva::interview::COMMANDS;

/// What stands under the prompt, from the longest to what fits a narrow screen.
const KEYS: [&str; 3] = ["Alt-Enter new line · Enter send · /help commands", "Enter send · /help commands", "/help"];
const LEAVE: &str = "End the interview? You get the scorecard of what was said so far. (y/N)";
const LEAVE_DRAFT: &str = "End the interview without the answer you are writing? (y/N)";
const EMPTY: &str = "Nothing is written yet. /hint helps, /skip goes on.";

/// A prompt.
#[derive(Debug, Default)]
pub(super) struct Prompt {
    draft: Draft,
    /// What is asked or told under the draft.
    state: State,
}

/// What the prompt waits for.
#[derive(Debug, Default)]
enum State {
    #[default]
    Writing,
    /// An answer to whether the interview should end.
    Leaving,
    /// Something to send: there was nothing.
    Empty,
    /// The next command that begins with what was typed, counted from 0.
    Completing { typed: String, next: usize },
}

/// What a key comes to.
enum Pressed {
    Nothing,
    Send,
    Leave,
}

impl Prompt {
    /// Asks for one move. Leaving the prompt asks first, and what was typed is there all the while.
    pub(super) fn ask(&mut self) -> Result<Typed> {
        let mut sheet = Sheet::open()?;
        loop {
            sheet.draw(&self.draft, &self.below())?;
            // Keys that wait already are taken before the next picture, so that drawing never
            // falls behind typing.
            loop {
                match self.take(event::read()?, &sheet) {
                    Pressed::Nothing => {}
                    Pressed::Send => {
                        sheet.clear()?;
                        return Ok(Typed::Text(self.draft.take()));
                    }
                    Pressed::Leave => {
                        sheet.clear()?;
                        return Ok(Typed::End);
                    }
                }
                if !event::poll(Duration::ZERO)? {
                    break;
                }
            }
        }
    }

    fn take(&mut self, event: Event, sheet: &Sheet) -> Pressed {
        match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => self.press(key, sheet),
            Event::Paste(text) => {
                self.state = State::Writing;
                self.draft.insert(&text);
                Pressed::Nothing
            }
            _ => Pressed::Nothing,
        }
    }

    fn press(&mut self, key: KeyEvent, sheet: &Sheet) -> Pressed {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        // Control and Alt together are how some keyboards write characters such as a backslash.
        let (control, alt) = match (control, key.modifiers.contains(KeyModifiers::ALT)) {
            (true, true) => (false, false),
            both => both,
        };
        let interrupt = control && matches!(key.code, KeyCode::Char('c' | 'd'));
        match std::mem::take(&mut self.state) {
            State::Leaving if interrupt => return Pressed::Leave,
            State::Leaving => match key.code {
                KeyCode::Char('y' | 'Y') if !control && !alt => return Pressed::Leave,
                // Whoever goes on writing stays, and no letter is lost.
                KeyCode::Char(letter) if !matches!(letter, 'n' | 'N') => {}
                _ => return Pressed::Nothing,
            },
            State::Completing { typed, next } if key.code == KeyCode::Tab => {
                self.complete(typed, next);
                return Pressed::Nothing;
            }
            _ => {}
        }
        let letter = match key.code {
            KeyCode::Char(letter) => Some(letter.to_ascii_lowercase()),
            _ => None,
        };
        match (key.code, letter) {
            (KeyCode::Enter, _) if alt || key.modifiers.contains(KeyModifiers::SHIFT) => self.draft.insert("\n"),
            (KeyCode::Enter, _) if self.draft.text().trim().is_empty() => self.state = State::Empty,
            (KeyCode::Enter, _) => return Pressed::Send,
            (KeyCode::Esc, _) => self.state = State::Leaving,
            (KeyCode::Tab, _) => self.complete(self.draft.text().to_owned(), 0),
            (KeyCode::Backspace, _) if alt || control => self.draft.delete_left(Reach::Word),
            (KeyCode::Backspace, _) => self.draft.delete_left(Reach::Character),
            (KeyCode::Delete, _) => self.draft.delete_right(Reach::Character),
            (KeyCode::Left, _) => self.draft.left(if alt || control { Reach::Word } else { Reach::Character }),
            (KeyCode::Right, _) => self.draft.right(if alt || control { Reach::Word } else { Reach::Character }),
            (KeyCode::Home, _) => self.draft.left(if control { Reach::Text } else { Reach::Line }),
            (KeyCode::End, _) => self.draft.right(if control { Reach::Text } else { Reach::Line }),
            (KeyCode::Up, _) => sheet.up(&mut self.draft),
            (KeyCode::Down, _) => sheet.down(&mut self.draft),
            (_, Some(letter)) if control => self.press_control(letter, sheet),
            (_, Some('b')) if alt => self.draft.left(Reach::Word),
            (_, Some('f')) if alt => self.draft.right(Reach::Word),
            (_, Some('d')) if alt => self.draft.delete_right(Reach::Word),
            (KeyCode::Char(letter), _) if !alt => self.draft.insert(letter.encode_utf8(&mut [0; 4])),
            _ => {}
        }
        Pressed::Nothing
    }

    /// The keys that shells have taught everybody.
    fn press_control(&mut self, letter: char, sheet: &Sheet) {
        match letter {
            'c' | 'd' => self.state = State::Leaving,
            // What a line feed typed or pasted without brackets arrives as.
            'j' => self.draft.insert("\n"),
            'a' => self.draft.left(Reach::Line),
            'e' => self.draft.right(Reach::Line),
            'b' => self.draft.left(Reach::Character),
            'f' => self.draft.right(Reach::Character),
            'p' => sheet.up(&mut self.draft),
            'n' => sheet.down(&mut self.draft),
            'h' => self.draft.delete_left(Reach::Character),
            'w' => self.draft.delete_left(Reach::Word),
            'u' => self.draft.delete_left(Reach::Line),
            'k' => self.draft.delete_right(Reach::Line),
            _ => {}
        }
    }

    /// Puts a command that begins with what was typed in its place; once more, the next one.
    fn complete(&mut self, typed: String, next: usize) {
        let commands = commands(&typed);
        if let Some(command) = commands.get(next % commands.len().max(1)) {
            self.draft = Draft::from(command.as_str());
            self.state = State::Completing { typed, next: next + 1 };
        }
    }

    fn below(&self) -> Below {
        match &self.state {
            State::Leaving if self.draft.text().trim().is_empty() => Below::Question(LEAVE),
            State::Leaving => Below::Question(LEAVE_DRAFT),
            State::Empty => Below::Keys(vec![EMPTY.to_owned()]),
            State::Completing { typed, .. } => Below::Keys(vec![commands(typed).join(" · ")]),
            State::Writing => {
                let commands = commands(self.draft.text());
                let tab = (!commands.is_empty()).then(|| format!("Tab: {}", commands.join(" · ")));
                Below::Keys(tab.into_iter().chain(KEYS.map(str::to_owned)).collect())
            }
        }
    }
}

/// The commands that begin with what was typed, if that begins a command at all.
fn commands(typed: &str) -> Vec<String> {
    let all = COMMANDS.iter().map(|(name, ..)| format!("/{name}"));
    all.filter(|command| typed.starts_with('/') && command.starts_with(typed)).collect()
}
