//! An interview at a real pseudo-terminal, with keys and with a screen that is looked at.

#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

use expectrl::process::unix::{PtyStream, UnixProcess};
use expectrl::{Expect, Session};
use std::io::Read;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

const COLUMNS: u16 = 80;
/// So many rows hold everything that these sessions show.
const ROWS: u16 = 100;
/// The program answers at once; a machine under load may take more.
const PATIENCE: Duration = Duration::from_secs(60);

const ENTER: &str = "\r";
const ALT_ENTER: &str = "\x1b\r";
const ESCAPE: &str = "\x1b";
const CONTROL_C: &str = "\x03";
const CONTROL_D: &str = "\x04";
const TAB: &str = "\t";
const UP: &str = "\x1b[A";
const RIGHT: &str = "\x1b[C";
const LEFT: &str = "\x1b[D";
const HOME: &str = "\x1b[H";
const HELP: &str = "Alt-Enter new line · Enter send · /help commands";

/// A terminal with a shell in it that runs the program.
struct Terminal {
    session: Session<UnixProcess, PtyStream>,
    /// What is written to the screen, as it comes.
    chunks: Receiver<Vec<u8>>,
    /// Everything that was written to the screen.
    written: Vec<u8>,
    screen: vt100::Parser,
}

fn screen(columns: u16) -> vt100::Parser {
    let size = |number| NonZero::new(number).expect("a size");
    vt100::Parser::new(size(ROWS), size(columns), 0)
}

impl Terminal {
    /// Holds an interview over the bank of these tests with further arguments; `before` it in the shell.
    fn run(before: &str, arguments: &str) -> Self {
        Self::call(before, &format!("interview {arguments}"))
    }

    /// Runs `viva` over the bank of these tests.
    fn call(before: &str, arguments: &str) -> Self {
        let viva = env!("CARGO_BIN_EXE_viva");
        let line = format!(
            "stty cols {COLUMNS} rows {ROWS}; before=$(stty -g); {before} '{viva}' --bank tests/fixtures/bank-talk \
             {arguments}; echo code $?; test \"$before\" = \"$(stty -g)\" && echo clean"
        );
        Self::shell(&line)
    }

    fn shell(line: &str) -> Self {
        let mut shell = Command::new("sh");
        shell.args(["-c", line]).env("TERM", "xterm-256color").env_remove("NO_COLOR");
        let session = Session::spawn(shell).expect("a shell");
        let mut output = session.get_process().get_raw_handle().expect("the other side of the terminal");
        let (sender, chunks) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            // Reading fails once nobody is left on the other side.
            while let Ok(read) = output.read(&mut buffer) {
                if read == 0 || sender.send(buffer[..read].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self { session, chunks, written: Vec::new(), screen: screen(COLUMNS) }
    }

    fn press(&mut self, keys: &[&str]) {
        for key in keys {
            self.session.send(key).expect("a key");
        }
    }

    /// Waits until the screen shows something, and gives what it shows.
    fn wait(&mut self, for_what: &str, what: impl Fn(&str, &vt100::Screen) -> bool) -> String {
        loop {
            let contents = self.screen.screen().contents();
            let shown: String = contents.lines().flat_map(|line| [line.trim_end(), "\n"]).collect();
            if what(&shown, self.screen.screen()) {
                return shown;
            }
            let chunk = self.chunks.recv_timeout(PATIENCE);
            let chunk = chunk.unwrap_or_else(|error| panic!("{error}, and no {for_what:?} in\n{shown}"));
            self.screen.process(&chunk);
            self.written.extend(chunk);
        }
    }

    fn wait_for(&mut self, text: &str) -> String {
        self.wait(text, |shown, _| shown.contains(text))
    }

    /// Waits for a text with an empty prompt below it.
    fn wait_for_prompt_after(&mut self, text: &str) -> String {
        self.wait(text, |shown, _| {
            let (_, below) = shown.rsplit_once(text).unwrap_or_default();
            below.contains(&format!("\n  >\n{HELP:>COLUMNS$}", COLUMNS = usize::from(COLUMNS) - 2))
        })
    }

    /// Waits until a draft is shown in just these rows, with the cursor where it should be.
    fn wait_for_draft(&mut self, rows: &str, cursor: (u16, u16)) {
        self.wait(rows, |shown, screen| {
            let Some((above, _)) = shown.split_once(rows) else { return false };
            let top = u16::try_from(above.matches('\n').count()).unwrap_or(u16::MAX);
            screen.cursor_position() == (top + cursor.0, cursor.1) && !screen.hide_cursor()
        });
    }

    /// Waits for the end: the exit code, and the terminal as it was before.
    fn wait_for_end(&mut self, code: u8) -> String {
        let end = format!("code {code}\nclean");
        self.wait(&end, |shown, screen| {
            shown.contains(&end) && !screen.hide_cursor() && !screen.bracketed_paste() && !screen.alternate_screen()
        })
    }
}

/// A folder with a transcript that does not exist yet.
fn desk() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let transcript = folder.path().join("talk.jsonl");
    (folder, transcript)
}

fn option(name: &str, path: &Path) -> String {
    format!("{name} '{}'", path.display())
}

#[test]
fn an_interview_is_held_left_resumed_and_finished() {
    let (_folder, transcript) = desk();
    let mut first = Terminal::run("", &option("--transcript", &transcript));
    first.wait_for_prompt_after("need.\n");
    first.press(&["I think that worms", ALT_ENTER, "eat it all up over the years."]);
    first.wait_for_draft("  > I think that worms\n  · eat it all up over the years.\n", (1, 33));
    first.press(&[ENTER]);
    let shown = first.wait_for_prompt_after("What happens if the heap is packed tight?\n");
    assert!(shown.contains("  > I think that worms\n  · eat it all up over the years.\n\n  Good so far: "), "{shown}");
    first.press(&["/hint", ENTER]);
    first.wait_for_prompt_after("Hint 1 of 4 (-5): Who is hungry?\n");
    first.press(&["They need air,", ALT_ENTER, "and", CONTROL_D]);
    first.wait_for("End the interview without the answer you are writing? (y/N)");
    first.press(&["n"]);
    first.wait_for_draft(&format!("  > They need air,\n  · and\n{HELP:>78}"), (1, 7));
    first.press(&[CONTROL_C]);
    first.wait_for("End the interview without the answer you are writing? (y/N)");
    first.press(&["y"]);
    let shown = first.wait_for_end(0);
    assert!(shown.contains("Soil   ●●○ intermediate"), "{shown}");

    let mut second = Terminal::run("", &option("--resume", &transcript));
    let shown = second.wait_for_prompt_after("What happens if the heap is packed tight?\n");
    assert!(shown.contains("Where were we.\n\n  Hint 1 of 4 (-5): Who is hungry?\n"), "{shown}");
    second.press(&["They need air, so it should be turned.", ENTER]);
    second.wait_for_prompt_after("And in a dry summer?\n");
    second.press(&["/quit", ENTER]);
    let shown = second.wait_for_end(0);
    assert!(shown.contains("1 hint, 2 probes, 0 follow-ups"), "{shown}");
}

#[test]
fn commands_are_found_completed_and_corrected() {
    let mut terminal = Terminal::run("", "");
    terminal.wait_for_prompt_after("need.\n");
    terminal.press(&["/h"]);
    terminal.wait_for("Tab: /hint · /harder · /help");
    terminal.press(&[TAB]);
    terminal.wait_for_draft("  > /hint\n", (0, 9));
    terminal.press(&[TAB]);
    terminal.wait_for_draft("  > /harder\n", (0, 11));
    terminal.press(&[TAB, ENTER]);
    terminal.wait_for_prompt_after("/quit     end the interview; you still get the scorecard\n");
    terminal.press(&["/hnit", ENTER]);
    terminal.wait_for("There is no command `/hnit` (did you mean `/hint`?)");
    terminal.press(&["time", ENTER]);
    terminal.wait_for_prompt_after("0 of 5 min in this part, 0 of 15 min in all.\n");
    terminal.press(&[ENTER]);
    terminal.wait_for("Nothing is written yet. /hint helps, /skip goes on.");
    terminal.press(&[CONTROL_C]);
    terminal.wait_for("End the interview? You get the scorecard of what was said so far. (y/N)");
    terminal.press(&[CONTROL_C]);
    terminal.wait_for_end(0);
}

#[test]
fn an_answer_is_edited_across_its_lines() {
    let mut terminal = Terminal::run("", "");
    terminal.wait_for_prompt_after("need.\n");
    terminal.press(&["worms eat", ALT_ENTER, "leves", UP, HOME, "The "]);
    terminal.wait_for_draft("  > The worms eat\n  · leves\n", (0, 8));
    terminal.press(&["\x1b[B", "\x1b[D", "\x1b[D", "a"]);
    terminal.wait_for_draft("  > The worms eat\n  · leaves\n", (1, 7));
    terminal.press(&["\x01", "\x7f", " "]);
    terminal.wait_for_draft("  > The worms eat leaves\n", (0, 18));
    terminal.press(&["\x15", "\x0b", "蚯蚓 ", "\x17"]);
    terminal.wait_for_draft("  > 蚯\n", (0, 6));
    terminal.press(&["\x17"]);
    terminal.wait_for_draft(&format!("  >\n{HELP:>78}"), (0, 4));
    terminal.press(&[ESCAPE]);
    terminal.wait_for("(y/N)");
    terminal.press(&["y"]);
    terminal.wait_for_end(0);
}

#[test]
fn long_lines_are_broken_between_words_and_the_screen_may_change() {
    let mut terminal = Terminal::run("", "");
    terminal.wait_for_prompt_after("need.\n");
    terminal.press(&["the worms eat it all up over the years and then there is nothing but soil in the heap"]);
    terminal.wait_for_draft(
        "  > the worms eat it all up over the years and then there is nothing but soil\n  · in the heap\n",
        (1, 15),
    );
    // What was drawn is gone from a screen of another size; the prompt is drawn anew.
    terminal.screen = screen(40);
    terminal.session.get_process_mut().set_window_size(40, ROWS).expect("another size");
    terminal.wait_for(
        "  > the worms eat it all up over the\n  · years and then there is nothing\n  · but soil in the heap\n",
    );
    terminal.wait_for("           Enter send · /help commands");
    terminal.press(&[CONTROL_C, CONTROL_C]);
    terminal.wait_for_end(0);
}

#[test]
fn ten_thousand_pasted_words_are_one_answer() {
    let mut terminal = Terminal::run("", "");
    terminal.wait_for_prompt_after("need.\n");
    let words: Vec<String> = (0..10_000).map(|number| format!("word{number}")).collect();
    terminal.press(&["\x1b[200~", &words.join(" "), "\x1b[201~"]);
    terminal.wait_for("word9999\n");
    terminal.press(&[ENTER]);
    terminal.wait_for_prompt_after("Who does the work?\n");
    terminal.press(&[CONTROL_D, "y"]);
    terminal.wait_for_end(0);
}

#[test]
fn pasted_escape_sequences_do_nothing() {
    let mut terminal = Terminal::run("", "");
    terminal.wait_for_prompt_after("need.\n");
    terminal.press(&["\x1b[200~one \x1b[31mred\r\ntwo\x07\x1b[201~"]);
    terminal.wait_for("  > one ␛[31mred\n  · two␇\n");
    terminal.press(&[ENTER]);
    terminal.wait_for_prompt_after("Who does the work?\n");
    assert!(!terminal.written.windows(5).any(|bytes| bytes == b"\x1b[31m"), "a colour from the answer");
    terminal.press(&[CONTROL_C, "y"]);
    terminal.wait_for_end(0);
}

#[test]
fn without_colours_nothing_is_styled() {
    let mut terminal = Terminal::run("NO_COLOR=1", "");
    terminal.wait_for_prompt_after("need.\n");
    terminal.press(&["worms eat leaves", ENTER]);
    terminal.wait_for_prompt_after("packed tight?\n");
    let shown = String::from_utf8_lossy(&terminal.written).into_owned();
    assert!(!shown.contains("m>") && !shown.contains("\x1b[1m") && !shown.contains("\x1b[2m"), "{shown:?}");
    terminal.press(&[CONTROL_C, "y"]);
    terminal.wait_for_end(0);
}

#[test]
fn a_terminal_that_only_prints_lines_is_talked_to_in_lines() {
    let mut terminal = Terminal::run("TERM=dumb", "");
    terminal.wait_for("An empty line ends an answer. /help lists the commands.");
    terminal.press(&["worms eat", ENTER, "the leaves", ENTER, ENTER]);
    terminal.wait_for("What happens if the heap is packed tight?");
    terminal.press(&["/hint", ENTER]);
    terminal.wait_for("Hint 1 of 4 (-5): Who is hungry?");
    terminal.press(&[CONTROL_D]);
    terminal.wait_for("Press Ctrl-D again to end the interview.");
    terminal.press(&[CONTROL_D]);
    terminal.wait_for_end(0);
    assert!(!terminal.written.contains(&0x1b), "an escape sequence");
}

#[test]
fn with_a_format_the_conversation_is_on_standard_error() {
    let folder = tempfile::tempdir().expect("a folder");
    let card = folder.path().join("card.json");
    let mut terminal = Terminal::run("", &format!("--format json > '{}'", card.display()));
    terminal.wait_for_prompt_after("need.\n");
    terminal.press(&["/quit", ENTER]);
    terminal.wait_for_end(0);
    let card = std::fs::read_to_string(card).expect("a scorecard");
    assert!(card.starts_with('{') && card.contains("\"seed\": "), "{card}");
}

#[test]
fn a_scorecard_that_goes_elsewhere_leaves_the_conversation_at_the_terminal() {
    let folder = tempfile::tempdir().expect("a folder");
    let card = folder.path().join("card.txt");
    let mut terminal = Terminal::run("", &format!("> '{}'", card.display()));
    terminal.wait_for_prompt_after("need.\n");
    terminal.press(&["/quit", ENTER]);
    terminal.wait_for_end(0);
    let card = std::fs::read_to_string(card).expect("a scorecard");
    assert!(card.starts_with("  Scorecard · The garden"), "{card}");
}

#[test]
fn an_error_leaves_the_terminal_clean() {
    let mut terminal = Terminal::run("", "--transcript /dev/null/nowhere");
    let shown = terminal.wait_for_end(2);
    assert!(shown.contains("viva: can't begin the transcript"), "{shown}");
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_leaves_the_terminal_clean() {
    let mut terminal = Terminal::run("", "> /dev/full");
    terminal.wait_for_prompt_after("need.\n");
    terminal.press(&["/quit", ENTER]);
    let shown = terminal.wait_for_end(2);
    assert!(shown.contains("viva: No space left on device"), "{shown}");
}

#[test]
fn a_picture_is_played_step_by_step_and_by_itself() {
    let mut terminal = Terminal::call("", "diagram heap");
    terminal.wait_for("step 1 of 2 · → next · ← back · p play · q end");
    terminal.press(&[RIGHT]);
    let shown = terminal.wait_for("step 2 of 2");
    assert!(shown.contains("worms") && shown.contains("And who lives in it."), "{shown}");
    terminal.press(&[LEFT]);
    terminal.wait_for("step 1 of 2");
    // Its steps last two and three seconds.
    terminal.press(&["p"]);
    terminal.wait_for("step 1 of 2 · p stop");
    terminal.wait_for("step 2 of 2 · p stop");
    terminal.wait_for("step 2 of 2 · → next");
    terminal.press(&["q"]);
    let shown = terminal.wait_for_end(0);
    assert!(shown.contains("2  And who lives in it.") && !shown.contains("step"), "{shown}");

    let mut terminal = Terminal::call("", "diagram heap --play");
    terminal.wait_for("step 1 of 2 · p stop");
    terminal.wait_for_end(0);
}
