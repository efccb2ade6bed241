//! `docs/codes.md` lists every kind of finding. It is made from the code; to renew it, run
//! `SNAPSHOTS=overwrite cargo test --test codes`.

use viva::diagnostic::{Code, Severity};

fn page() -> String {
    let mut page = "\
# Codes

Everything that `viva bank check` can say about a bank. An error keeps the bank from being used; a
warning does not. Made from `src/diagnostic.rs` by `tests/codes.rs`.

| code | severity | what it means |
| --- | --- | --- |
"
    .to_owned();
    for code in Code::ALL {
        let severity = match code.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let explanation = code.explanation().replace('|', "\\|");
        page.push_str(&format!("| `{code}` | {severity} | {explanation} |\n"));
    }
    page
}

#[test]
fn the_page_of_codes_lists_every_code() {
    snapbox::assert_data_eq!(page(), snapbox::file!["../docs/codes.md"].raw());
}

#[test]
fn every_code_has_a_name_of_its_own() {
    let mut names: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), Code::ALL.len(), "two codes have the same name");
}

#[test]
fn a_code_is_printed_as_it_is_written_in_json() {
    for code in Code::ALL {
        let json = serde_json::to_string(code).unwrap_or_default();
        assert_eq!(json, format!("\"{code}\""), "the two ways of writing a code differ");
    }
}
