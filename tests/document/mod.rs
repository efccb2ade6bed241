//! A document whose blocks are played in an empty folder, so that what it shows stays true.
//!
//! A `console` block is what a shell shows: commands behind `$`, lines that belong to them behind
//! `>`, and what they print. A `toml` block that begins with `# file: PATH` is written to that
//! file; a `diff` block that begins so changes it. All other blocks are left alone.

use std::error::Error;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

const FENCE: &str = "```";
const FILE: &str = "# file: ";

/// The document as it would be if its commands were run now. A document is true if it is the same.
pub(crate) fn play(document: &str) -> Result<String, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let mut shell = Shell { folder: folder.path().to_owned(), status: 0 };
    let mut played = String::new();
    let mut lines = document.lines();
    while let Some(line) = lines.next() {
        push_line(&mut played, line);
        let Some(language) = line.strip_prefix(FENCE) else { continue };
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != FENCE).collect();
        match language {
            "console" => played.push_str(&shell.console(&block)?),
            _ => block.iter().for_each(|line| push_line(&mut played, line)),
        }
        let path = block.first().and_then(|line| line.strip_prefix(FILE));
        match (language, path) {
            ("toml", Some(path)) => shell.write(path, &block[1..])?,
            ("diff", Some(path)) => shell.change(path, &block[1..])?,
            _ => {}
        }
        push_line(&mut played, FENCE);
    }
    Ok(played)
}

fn push_line(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

fn joined<'l>(lines: impl Iterator<Item = &'l str>) -> String {
    lines.map(|line| format!("{line}\n")).collect()
}

struct Shell {
    folder: PathBuf,
    /// The exit code of the last command, for `echo $?`.
    status: i32,
}

impl Shell {
    fn console(&mut self, block: &[&str]) -> Result<String, Box<dyn Error>> {
        let mut shown = String::new();
        let mut lines = block.iter().peekable();
        while let Some(line) = lines.next() {
            // What a command printed when the document was written is left out.
            let Some(first) = line.strip_prefix("$ ") else { continue };
            push_line(&mut shown, line);
            let mut command = first.to_owned();
            while let Some(more) = lines.next_if(|line| line.starts_with('>')) {
                push_line(&mut shown, more);
                command.push('\n');
                command.push_str(more.strip_prefix("> ").unwrap_or_default());
            }
            shown.push_str(&self.run(&command)?);
        }
        Ok(shown)
    }

    /// What `command` prints, on standard output and standard error together.
    fn run(&mut self, command: &str) -> Result<String, Box<dyn Error>> {
        let script = format!("exec 2>&1\n(exit {})\n{command}\n", self.status);
        let output = Command::new("sh")
            .args(["-c", &script])
            .current_dir(&self.folder)
            .env("PATH", path_with_viva()?)
            .env("NO_COLOR", "1")
            .output()?;
        self.status = output.status.code().unwrap_or(-1);
        Ok(String::from_utf8(output.stdout)?)
    }

    fn write(&self, path: &str, lines: &[&str]) -> Result<(), Box<dyn Error>> {
        let path = self.folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap_or(&self.folder))?;
        Ok(std::fs::write(path, joined(lines.iter().copied()))?)
    }

    /// Puts the lines behind `+` in the place of those behind `-`; all others stay as they are.
    fn change(&self, path: &str, lines: &[&str]) -> Result<(), Box<dyn Error>> {
        let kept = |mark: char| joined(lines.iter().filter_map(move |line| line.strip_prefix([mark, ' '])));
        let (old, new) = (kept('-'), kept('+'));
        let text = std::fs::read_to_string(self.folder.join(path))?;
        if text.matches(&old).count() != 1 {
            return Err(format!("the lines to change stand not exactly once in {path}:\n{old}").into());
        }
        Ok(std::fs::write(self.folder.join(path), text.replace(&old, &new))?)
    }
}

fn path_with_viva() -> Result<OsString, Box<dyn Error>> {
    let viva = Path::new(env!("CARGO_BIN_EXE_viva"));
    let folders = viva.parent().map(Path::to_owned).into_iter();
    let usual = std::env::var_os("PATH").unwrap_or_default();
    Ok(std::env::join_paths(folders.chain(std::env::split_paths(&usual)))?)
}
