//! The README's commands, run as they stand there.

mod document;

use std::error::Error;

#[test]
fn readme_shows_what_its_commands_print() -> Result<(), Box<dyn Error>> {
    let played = document::play(include_str!("../README.md"))?;
    snapbox::assert_data_eq!(played, snapbox::file!["../README.md"].raw());
    Ok(())
}
