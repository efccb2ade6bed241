//! The documents as a whole: what they link to is there.

use std::error::Error;
use std::path::{Path, PathBuf};

/// The targets of all links of a document that lead to files of the project. Pictures are left
/// out: each is drawn by a test of its own, which proves that it is there.
fn relative_links(document: &str) -> impl Iterator<Item = &str> {
    document
        .match_indices("](")
        .filter(|(at, _)| {
            let before = &document[..*at];
            !before.rfind('[').is_some_and(|open| before[..open].ends_with('!'))
        })
        .filter_map(|(at, mark)| document[at + mark.len()..].split(')').next())
        .filter(|link| !link.contains("://") && !link.starts_with('#'))
        .filter_map(|link| link.split('#').next())
}

#[test]
fn relative_links_lead_to_files() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut documents: Vec<PathBuf> =
        ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"].map(|name| root.join(name)).into();
    for entry in std::fs::read_dir(root.join("docs"))? {
        let path = entry?.path();
        documents.extend(Some(path).filter(|path| path.extension().is_some_and(|extension| extension == "md")));
    }
    documents.sort();
    let mut dead = Vec::new();
    for document in &documents {
        let text = std::fs::read_to_string(document)?;
        let folder = document.parent().unwrap_or(root);
        let lost = relative_links(&text).filter(|link| !folder.join(link).exists());
        dead.extend(lost.map(|link| format!("{}: {link}", document.display())));
    }
    assert!(dead.is_empty(), "these links lead nowhere:\n{}", dead.join("\n"));
    Ok(())
}
