//! Reading banks and answers: the program's eyes.

use anyhow::{Context, Result, bail};
use etcetera::BaseStrategy;
use include_dir::{Dir, include_dir};
use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use viva::bank::{Files, LARGEST_FILE};

/// What some editors write before everything else.
pub(super) const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();
/// The largest answer that is graded, in bytes: some thousand pages.
const LARGEST_ANSWER: usize = 1 << 20;
/// The largest file or line that is read as a whole, in bytes.
const LARGEST_INPUT: u64 = 64 << 20;
/// A bank has folders of packs, and these have folders of problems: nothing lies deeper. The bound
/// also keeps links that lead back from going round for long.
const DEEPEST: usize = 2;
/// What a file of the bank that is too large is reported with.
const TOO_LARGE: &str = "larger than 1 MiB";

static BANK: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/bank");
static RUBRIC: &[u8] = include_bytes!("../../rubric.toml");

/// The files of the bank that is built in.
pub(super) fn built_in() -> Files {
    let mut files = Files::new();
    let mut folders = vec![&BANK];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        for file in folder.files() {
            let path = file.path().to_string_lossy().replace('\\', "/");
            files.insert(path, Ok(Cow::Borrowed(file.contents())));
        }
    }
    files.insert("rubric.toml".to_owned(), Ok(Cow::Borrowed(RUBRIC)));
    files
}

/// The folder of the packs that the user added, whether it is there or not; nothing without a home.
pub(super) fn shelf() -> Option<PathBuf> {
    let home = etcetera::choose_base_strategy().ok()?;
    Some(home.data_dir().join("viva").join("packs"))
}

/// The built-in files with those of the packs that the user added.
pub(super) fn built_in_and_added() -> Files {
    let mut files = built_in();
    if let Some(shelf) = shelf().filter(|shelf| shelf.is_dir()) {
        collect(&shelf, "", 0, &mut files);
    }
    files
}

/// The files of a bank on disk. What can't be read stands among them with the reason, so that it
/// is reported with everything else that is wrong. A folder that is itself a pack will do, and
/// the built-in rubric stands in where there is none.
pub(super) fn on_disk(root: &Path) -> Result<Files> {
    if !root.is_dir() {
        let why = if root.exists() { "is not a folder" } else { "does not exist" };
        bail!("the bank `{}` {why}; name a folder with packs in it", root.display());
    }
    let mut files = Files::new();
    let prefix = match root.join("pack.toml").exists() {
        true => format!("{}/", root.canonicalize()?.file_name().unwrap_or_default().to_string_lossy()),
        false => String::new(),
    };
    collect(root, &prefix, 0, &mut files);
    files.entry("rubric.toml".to_owned()).or_insert(Ok(Cow::Borrowed(RUBRIC)));
    Ok(files)
}

fn collect(folder: &Path, prefix: &str, depth: usize, files: &mut Files) {
    let entries = match std::fs::read_dir(folder) {
        Ok(_) if depth > DEEPEST => {
            return drop(files.insert(prefix.to_owned(), Err("folders nested too deeply".to_owned())));
        }
        Ok(entries) => entries,
        Err(error) => return drop(files.insert(prefix.to_owned(), Err(error.to_string()))),
    };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        if name.starts_with('.') {
            continue;
        }
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{path}/"), depth + 1, files);
        } else {
            files.insert(path, file(&entry.path()).map(Cow::Owned));
        }
    }
}

fn file(path: &Path) -> Result<Vec<u8>, String> {
    let metadata = std::fs::metadata(path).map_err(|error| error.to_string())?;
    if !metadata.is_file() {
        return Err("neither a file nor a folder".to_owned());
    }
    if metadata.len() > LARGEST_FILE {
        return Err(TOO_LARGE.to_owned());
    }
    std::fs::read(path).map_err(|error| error.to_string())
}

/// The text of a file, or of standard input for `-`.
pub(super) fn text(path: &Path) -> Result<String> {
    let name = name(path);
    let mut bytes = Vec::new();
    open(path)?.take(LARGEST_INPUT + 1).read_to_end(&mut bytes).with_context(|| format!("can't read {name}"))?;
    if bytes.len() as u64 > LARGEST_INPUT {
        bail!("{name} is larger than 64 MiB");
    }
    if bytes.starts_with(BYTE_ORDER_MARK) {
        bytes.drain(..BYTE_ORDER_MARK.len());
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        anyhow::anyhow!("{name} is not UTF-8 (byte {}); save it as UTF-8", at + 1)
    })
}

/// Refuses an answer that nobody wrote by hand.
pub(super) fn check_size(answer: &str) -> Result<()> {
    if answer.len() > LARGEST_ANSWER {
        bail!("the answer is larger than 1 MiB");
    }
    Ok(())
}

/// A file, or standard input for `-`, to be read piece by piece.
pub(super) fn open(path: &Path) -> Result<Box<dyn BufRead>> {
    if path == Path::new("-") {
        return Ok(Box::new(io::stdin().lock()));
    }
    if path.is_dir() {
        bail!("{} is a folder; name a file", name(path));
    }
    let file = std::fs::File::open(path).with_context(|| format!("can't open {}", name(path)))?;
    Ok(Box::new(BufReader::new(file)))
}

/// The next line with its end, or nothing when there is no more.
pub(super) fn line(source: &mut impl BufRead) -> Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    source.take(LARGEST_INPUT).read_until(b'\n', &mut line)?;
    if line.len() as u64 == LARGEST_INPUT {
        bail!("the line is longer than 64 MiB");
    }
    Ok((!line.is_empty()).then_some(line))
}

/// Writes a file, or to standard output for `-`.
pub(super) fn write(path: &Path, text: &str) -> Result<()> {
    if path == Path::new("-") {
        io::stdout().lock().write_all(text.as_bytes())?;
        return Ok(());
    }
    std::fs::write(path, text).with_context(|| format!("can't write {}", name(path)))
}

pub(super) fn name(path: &Path) -> String {
    if path == Path::new("-") { "standard input".to_owned() } else { format!("`{}`", path.display()) }
}
