//! `viva bank new`, `add`, `remove`: what changes a bank on disk.

use super::args::New;
use super::{Outcome, files, read_bank};
use anyhow::{Context, Result, bail};
use std::fs;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};
use viva::bank::{Bank, Files, Wanted};
use viva::render::counted;

/// A problem and a pack with everything that they need, and blanks to fill.
const PROBLEM: &str = include_str!("skeleton/problem.toml");
const PACK: &str = include_str!("skeleton/pack.toml");
/// What stands for the id in a skeleton.
const ID: &str = "ID";
/// What stands for the criterion, the levels from the lowest to the highest, and the criteria there are.
const CRITERION: &str = "CRITERION";
const LOWEST: &str = "LOWEST";
const HIGHEST: &str = "HIGHEST";
const CRITERIA: &str = "CRITERIA";

/// Writes the skeleton of a problem, and of its pack if there is none yet.
pub(super) fn new(bank: Option<&Path>, args: &New) -> Result<Outcome> {
    let root = bank.context("name the folder of your bank with --bank; the built-in one can't be changed")?;
    for id in [Some(&args.problem), args.pack.as_ref()].into_iter().flatten() {
        if !viva::bank::is_id(id) {
            bail!("`{id}` is not an id: write lower-case letters, digits and hyphens");
        }
    }
    let folder = pack_folder(root, args.pack.as_deref())?;
    let problem = folder.join("problems").join(format!("{}.toml", args.problem));
    if problem.exists() {
        bail!("`{}` is there already", problem.display());
    }
    fs::create_dir_all(folder.join("problems")).with_context(|| format!("can't make `{}`", folder.display()))?;
    let pack = folder.join("pack.toml");
    if !pack.exists() {
        let id = folder.file_name().unwrap_or_default().to_string_lossy();
        files::write(&pack, &PACK.replace("PROBLEM", &args.problem).replace(ID, &id))?;
        tell(&format!("wrote {}", pack.display()))?;
    }
    let rubric = rubric_of(root, &folder)?;
    let criteria: Vec<&str> = rubric.criteria.iter().map(|criterion| criterion.id.as_str()).collect();
    let skeleton = PROBLEM
        .replace(CRITERIA, &criteria.join(", "))
        .replace(CRITERION, criteria.first().unwrap_or(&""))
        .replace(LOWEST, rubric.level_name(0))
        .replace(HIGHEST, rubric.level_name(rubric.levels.len().saturating_sub(1)))
        .replace(ID, &args.problem);
    files::write(&problem, &skeleton)?;
    tell(&format!(
        "wrote {}; fill its blanks, and see `viva bank check --bank {}`",
        problem.display(),
        root.display()
    ))?;
    Ok(Outcome::Fine)
}

/// The rubric by which the problems of a pack are marked; the built-in one if the bank has none.
fn rubric_of(root: &Path, folder: &Path) -> Result<viva::rubric::Rubric> {
    let own = [folder.join("rubric.toml"), root.join("rubric.toml")].into_iter().find(|path| path.is_file());
    let mut files = files::built_in();
    if let Some(own) = own {
        files.insert("rubric.toml".to_owned(), Ok(fs::read(&own)?.into()));
    }
    let (bank, _) = Bank::read(&files, Wanted::None);
    let pack = bank.into_iter().flat_map(|bank| bank.packs).find(|pack| pack.standard);
    Ok(pack.context("the rubric of the bank can't be read; see `viva bank check`")?.rubric)
}

/// The folder of the pack that is meant: the one that is named, or the only one that there is.
fn pack_folder(root: &Path, named: Option<&str>) -> Result<PathBuf> {
    if let Some(pack) = named {
        refuse_pack(root)?;
        return Ok(root.join(pack));
    }
    if root.join("pack.toml").is_file() {
        return Ok(root.to_owned());
    }
    let packs = packs_in(root)?;
    match packs.as_slice() {
        [only] => Ok(root.join(only)),
        [] => bail!("there is no pack in `{}` yet; name a new one with --pack", root.display()),
        several => bail!("say which pack with --pack: {}", several.join(", ")),
    }
}

/// Refuses a folder that is itself a pack: no pack lies in another.
fn refuse_pack(root: &Path) -> Result<()> {
    if root.join("pack.toml").is_file() {
        bail!("`{}` is a pack; name the folder of a bank, in which packs lie", root.display());
    }
    Ok(())
}

/// The names of the packs in a folder.
fn packs_in(root: &Path) -> Result<Vec<String>> {
    if !root.is_dir() {
        return Ok(Vec::new());
    }
    let mut packs = Vec::new();
    for entry in fs::read_dir(root)? {
        let path = entry?.path();
        if path.join("pack.toml").is_file() {
            packs.extend(path.file_name().map(|name| name.to_string_lossy().into_owned()));
        }
    }
    packs.sort();
    Ok(packs)
}

/// The folder that packs are added to: the bank that is named, or the user's own.
fn shelf(bank: Option<&Path>) -> Result<PathBuf> {
    match bank {
        Some(root) => Ok(root.to_owned()),
        None => files::shelf().context("there is no home folder to keep packs in; name a folder with --bank"),
    }
}

/// Copies a pack into a bank, once nothing is wrong with it.
pub(super) fn add(bank: Option<&Path>, from: &Path) -> Result<Outcome> {
    if !from.join("pack.toml").is_file() {
        bail!("`{}` is no pack: there is no pack.toml in it", from.display());
    }
    let from = from.canonicalize().with_context(|| format!("can't find `{}`", from.display()))?;
    let name = from.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let root = shelf(bank)?;
    refuse_pack(&root)?;
    let to = root.join(&name);
    if to.exists() {
        bail!("`{}` is there already; `viva bank remove {name}` takes it out", to.display());
    }
    let mut own = files::on_disk(&from)?;
    // A pack without a rubric of its own takes along the one that it shares with its neighbours; failing that, it is
    // marked by the one of the bank that it comes to.
    let neighbours =
        Some(from.join("../rubric.toml")).filter(|path| path.is_file() && !from.join("rubric.toml").is_file());
    let shared = neighbours.clone().or_else(|| Some(root.join("rubric.toml")).filter(|path| path.is_file()));
    if let Some(shared) = shared {
        own.insert("rubric.toml".to_owned(), Ok(fs::read(&shared)?.into()));
    }
    let pack = read_bank(&own, Wanted::All)?;
    let ids = |bank: &Bank| -> Vec<String> {
        bank.packs.iter().flat_map(|pack| &pack.problems).map(|problem| problem.id.clone()).collect()
    };
    let new = ids(&pack);
    let there = match bank {
        Some(root) if !root.is_dir() => Files::new(),
        bank => super::files(bank)?,
    };
    for path in there.keys() {
        let taken = new.iter().find(|id| path.ends_with(&format!("/problems/{id}.toml")));
        if path.starts_with(&format!("{name}/")) || taken.is_some() {
            bail!("the bank has `{}` already; give yours another name", taken.unwrap_or(&name));
        }
    }
    // Written beside its place first: whoever reads meanwhile sees all of it or nothing.
    let half = root.join(format!(".{name}.new"));
    let _ = fs::remove_dir_all(&half);
    for (path, content) in &own {
        let inside = match path.strip_prefix(&format!("{name}/")) {
            Some(inside) => inside,
            None if neighbours.is_some() => path,
            None => continue,
        };
        let file = half.join(inside);
        fs::create_dir_all(file.parent().unwrap_or(&half))?;
        fs::write(&file, content.as_deref().unwrap_or_default())?;
    }
    fs::rename(&half, &to).with_context(|| format!("can't write `{}`", to.display()))?;
    tell(&format!("added {name} with {} as {}", counted(new.len(), "problem"), to.display()))?;
    Ok(Outcome::Fine)
}

/// Takes a pack out of a bank, after a question.
pub(super) fn remove(bank: Option<&Path>, pack: &str, yes: bool) -> Result<Outcome> {
    let root = shelf(bank)?;
    let packs = packs_in(&root)?;
    if !packs.iter().any(|name| name == pack) {
        let known =
            if packs.is_empty() { "there is none".to_owned() } else { format!("there is {}", packs.join(", ")) };
        bail!("no pack `{pack}` in `{}`; {known}", root.display());
    }
    let folder = root.join(pack);
    let problems = fs::read_dir(folder.join("problems")).map_or(0, Iterator::count);
    if !yes {
        if !io::stdin().is_terminal() {
            bail!("this deletes `{}` with {}; say --yes", folder.display(), counted(problems, "problem"));
        }
        tell(&format!("Delete {} with {}? (y/N)", folder.display(), counted(problems, "problem")))?;
        let mut answer = String::new();
        io::stdin().lock().read_line(&mut answer)?;
        if !matches!(answer.trim(), "y" | "Y" | "yes") {
            return Ok(Outcome::Fine);
        }
    }
    fs::remove_dir_all(&folder).with_context(|| format!("can't delete `{}`", folder.display()))?;
    tell(&format!("removed {pack}"))?;
    Ok(Outcome::Fine)
}

fn tell(text: &str) -> Result<()> {
    writeln!(anstream::stderr(), "{}", viva::render::harmless(text))?;
    Ok(())
}
