//! The tutorial for authors, followed step by step.

mod document;

use std::error::Error;

#[test]
fn tutorial_leads_where_it_says() -> Result<(), Box<dyn Error>> {
    let played = document::play(include_str!("../docs/write-a-problem.md"))?;
    snapbox::assert_data_eq!(played, snapbox::file!["../docs/write-a-problem.md"].raw());
    Ok(())
}
