//! `viva diagram`: pictures, played step by step.

use super::args::Diagram as Args;
use super::bank::print;
use super::screen::{can_prompt, width};
use super::{Outcome, files, read_bank};
use anyhow::{Context, Result, anyhow};
use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use crossterm::queue;
use crossterm::terminal::{self, Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen};
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::time::Duration;
use viva::bank::{Bank, Wanted};
use viva::diagnostic::nearest;
use viva::pack::Diagram;
use viva::render;

const KEYS: &str = "→ next · ← back · p play · q end";
const KEYS_PLAYING: &str = "p stop · → next · ← back · q end";

/// Lists the pictures, shows one, or writes it to a file.
pub(super) fn run(bank: Option<&Path>, args: &Args) -> Result<Outcome> {
    let bank = read_bank(&super::files(bank)?, Wanted::None)?;
    let Some(name) = &args.name else {
        print(&render::terminal::diagrams(&bank, width()))?;
        return Ok(Outcome::Fine);
    };
    let diagram = find(&bank, name)?;
    if let Some(path) = &args.svg {
        files::write(path, &render::svg::diagram(diagram))?;
        if path != Path::new("-") {
            writeln!(anstream::stderr(), "wrote {}", render::harmless(&path.display().to_string()))?;
        }
        return Ok(Outcome::Fine);
    }
    if can_prompt() && io::stdout().is_terminal() {
        Player::open()?.play(diagram, args.play)?;
    }
    // What was played is gone with the screen that it was played on; this stays.
    print(&render::terminal::diagram(diagram, width()))?;
    Ok(Outcome::Fine)
}

fn find<'b>(bank: &'b Bank, name: &str) -> Result<&'b Diagram> {
    bank.packs.iter().find_map(|pack| pack.diagram(name)).ok_or_else(|| {
        let known = bank.packs.iter().flat_map(|pack| &pack.diagrams).map(|diagram| diagram.id.as_str());
        let help = nearest(name, known).map(|near| format!("did you mean `{near}`?"));
        anyhow!("no diagram `{name}`; {}", help.unwrap_or_else(|| "`viva diagram` lists them".to_owned()))
    })
}

/// A screen of its own to play a picture on, until this is dropped.
struct Player;

impl Player {
    fn open() -> Result<Self> {
        terminal::enable_raw_mode()?;
        // From here on dropping it undoes everything, whatever fails.
        let player = Self;
        crossterm::execute!(io::stdout(), EnterAlternateScreen, Hide)?;
        Ok(player)
    }

    /// Shows one step after the other as keys are pressed, or by itself while it plays. What was asked to
    /// play ends with its last step.
    fn play(self, diagram: &Diagram, by_itself: bool) -> Result<()> {
        let last = diagram.steps.len().saturating_sub(1);
        let (mut step, mut playing) = (0, by_itself);
        loop {
            draw(diagram, step, playing)?;
            let pressed = match diagram.steps.get(step).filter(|_| playing) {
                Some(step) => event_within(Duration::from_secs(step.seconds() as u64))?,
                None => Some(event::read()?),
            };
            match pressed {
                None if step == last && by_itself => return Ok(()),
                None if step == last => playing = false,
                None => step += 1,
                Some(Event::Key(key)) if key.kind != KeyEventKind::Release => match key.code {
                    _ if ends(key) => return Ok(()),
                    KeyCode::Char('p') if playing => playing = false,
                    KeyCode::Char('p') => {
                        playing = true;
                        // From the end it begins anew.
                        step = if step == last { 0 } else { step };
                    }
                    KeyCode::Right | KeyCode::Down | KeyCode::PageDown | KeyCode::Enter | KeyCode::Char(' ' | 'n') => {
                        step = last.min(step + 1);
                    }
                    KeyCode::Left | KeyCode::Up | KeyCode::PageUp | KeyCode::Backspace | KeyCode::Char('b') => {
                        step = step.saturating_sub(1);
                    }
                    KeyCode::Home => step = 0,
                    KeyCode::End => step = last,
                    _ => {}
                },
                Some(_) => {}
            }
        }
    }
}

impl Drop for Player {
    fn drop(&mut self) {
        let _ = crossterm::execute!(io::stdout(), Show, LeaveAlternateScreen);
        let _ = terminal::disable_raw_mode();
    }
}

fn ends(key: KeyEvent) -> bool {
    match key.code {
        KeyCode::Esc | KeyCode::Char('q') => true,
        KeyCode::Char('c' | 'd') => key.modifiers.contains(KeyModifiers::CONTROL),
        _ => false,
    }
}

/// What happens at the terminal within so long, or nothing.
fn event_within(time: Duration) -> Result<Option<Event>> {
    Ok(if event::poll(time)? { Some(event::read()?) } else { None })
}

fn draw(diagram: &Diagram, step: usize, playing: bool) -> Result<()> {
    let (width, height) = terminal::size().unwrap_or((80, 24));
    let keys = if playing { KEYS_PLAYING } else { KEYS };
    let size = (usize::from(width), usize::from(height));
    let mut out = Vec::new();
    queue!(out, Clear(ClearType::All))?;
    for (row, line) in (0..).zip(render::terminal::frame(diagram, step, keys, size)) {
        queue!(out, MoveTo(0, row))?;
        write!(out, "{line}")?;
    }
    let mut screen = anstream::stdout().lock();
    screen.write_all(&out)?;
    screen.flush().context("can't draw on the terminal")
}
