//! The prompt of a person at a terminal: several lines, commands completed, nothing thrown away
//! without a question.

use super::moves::Typed;
use anyhow::Result;
use inquire::autocompletion::{Autocomplete, Replacement};
use inquire::ui::{Color, RenderConfig, StyleSheet, Styled};
use inquire::{Confirm, CustomUserError, InquireError, Text};
use std::sync::{Arc, Mutex};
use viva::interview::COMMANDS;

/// What stands under the prompt.
const HELP: &str = "Alt-Enter new line · Enter send · /help commands";

/// A prompt, with what was typed when it was left.
#[derive(Debug, Clone, Default)]
pub(super) struct Prompt {
    draft: Draft,
}

/// What is typed so far. The prompt tells its completion of every key, which is the only way to
/// know what was there when it is left.
#[derive(Debug, Clone, Default)]
struct Draft(Arc<Mutex<String>>);

impl Draft {
    fn get(&self) -> String {
        self.0.lock().map(|draft| draft.clone()).unwrap_or_default()
    }

    fn set(&self, text: &str) {
        if let Ok(mut draft) = self.0.lock() {
            text.clone_into(&mut draft);
        }
    }
}

impl Autocomplete for Draft {
    fn get_suggestions(&mut self, input: &str) -> Result<Vec<String>, CustomUserError> {
        self.set(input);
        let commands = COMMANDS.iter().map(|(name, ..)| format!("/{name}"));
        Ok(commands.filter(|command| input.starts_with('/') && command.starts_with(input)).collect())
    }

    fn get_completion(&mut self, input: &str, highlighted: Option<String>) -> Result<Replacement, CustomUserError> {
        let first = || {
            self.clone().get_suggestions(input).map(|mut all| if all.is_empty() { None } else { Some(all.remove(0)) })
        };
        Ok(match highlighted {
            Some(command) => Some(command),
            None => first()?,
        })
    }
}

impl Prompt {
    /// Asks for one move. Leaving the prompt asks first; what was typed is there again if the
    /// candidate stays.
    pub(super) fn ask(&mut self) -> Result<Typed> {
        let draft = self.draft.get();
        let prompt = Text::new("")
            .with_initial_value(&draft)
            .with_help_message(HELP)
            .with_autocomplete(self.draft.clone())
            .with_render_config(looks());
        match prompt.prompt() {
            Ok(text) => {
                self.draft.set("");
                Ok(if text.trim().is_empty() { Typed::Nothing } else { Typed::Text(text) })
            }
            Err(InquireError::OperationCanceled | InquireError::OperationInterrupted) => self.leave(),
            Err(error) => Err(error.into()),
        }
    }

    fn leave(&self) -> Result<Typed> {
        let question = if self.draft.get().is_empty() {
            "End the interview? You get the scorecard of what was said so far."
        } else {
            "End the interview without the answer you are writing?"
        };
        match Confirm::new(question).with_default(false).with_render_config(looks()).prompt() {
            Ok(true) | Err(InquireError::OperationInterrupted) => Ok(Typed::End),
            Ok(false) | Err(InquireError::OperationCanceled) => Ok(Typed::Nothing),
            Err(error) => Err(error.into()),
        }
    }
}

/// How the prompt looks: like the rest, and without colours where none are wanted.
fn looks() -> RenderConfig<'static> {
    let plain = RenderConfig::empty();
    let config = if anstream::AutoStream::choice(&std::io::stderr()) == anstream::ColorChoice::Never {
        plain
    } else {
        plain.with_help_message(StyleSheet::new().with_fg(Color::DarkGrey))
    };
    config.with_prompt_prefix(Styled::new("  >")).with_answered_prompt_prefix(Styled::new("  >"))
}
