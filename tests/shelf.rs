//! A bank on disk that grows: `viva bank new`, `add` and `remove`; and finding what is in it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that can't go on has failed")]

mod support;

use snapbox::cmd::OutputAssert;
use snapbox::str;
use std::fs;
use std::path::Path;
use support::viva;

fn bank(root: &Path, arguments: &str) -> OutputAssert {
    viva().arg("--bank").arg(root).arg("bank").args(arguments.split_whitespace()).assert()
}

/// Runs `viva bank` as somebody whose own packs lie in `home`.
fn at_home(home: &Path, arguments: &str) -> OutputAssert {
    viva().env("HOME", home).arg("bank").args(arguments.split_whitespace()).assert()
}

fn shown(run: &OutputAssert) -> String {
    String::from_utf8_lossy(&run.get_output().stdout).into_owned()
}

/// Fills every blank of a skeleton with words that stand nowhere else.
fn fill(path: &Path) {
    let mut filled = String::new();
    for (number, part) in fs::read_to_string(path).unwrap().split("\"\"").enumerate() {
        if number > 0 {
            filled.push_str(&format!("\"blank{number} filled\""));
        }
        filled.push_str(part);
    }
    fs::write(path, filled).unwrap();
}

#[test]
fn a_skeleton_passes_the_check_once_its_blanks_are_filled() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("bank");
    bank(&root, "new arp-basics").code(2).stdout_eq("");
    bank(&root, "new arp-basics --pack links").success();
    bank(&root, "check").code(1);
    bank(&root, "new mac-tables").success();
    bank(&root, "new mac-tables").code(2);
    bank(&root, "new Mac").code(2);
    for file in ["links/pack.toml", "links/problems/arp-basics.toml", "links/problems/mac-tables.toml"] {
        fill(&root.join(file));
    }
    let checked = shown(&bank(&root, "check").success());
    assert!(checked.contains("no errors") && checked.contains("2 problems in 1 pack"), "{checked}");
    let listed = shown(&bank(&root, "list --format json").success());
    assert!(listed.contains("\"arp-basics\"") && listed.contains("\"mac-tables\""), "{listed}");
}

#[test]
fn the_built_in_bank_can_not_be_changed() {
    viva().args(["bank", "new", "arp-basics"]).assert().code(2).stderr_eq(str![[r#"
viva: name the folder of your bank with --bank; the built-in one can't be changed

"#]]);
}

#[test]
fn a_pack_is_added_for_its_user_and_removed_again() {
    let home = tempfile::tempdir().unwrap();
    at_home(home.path(), "add tests/fixtures/bank-small/tiny").success();
    let listed = shown(&at_home(home.path(), "list --format json").success());
    assert!(listed.contains("\"soft-egg\"") && listed.contains("\"lb-redundancy\""));
    let graded = viva().env("HOME", home.path()).args(["grade", "soft-egg"]).stdin("It boils six minutes.").assert();
    assert!(shown(&graded.success()).contains("intermediate"));
    at_home(home.path(), "add tests/fixtures/bank-small/tiny").code(2).stdout_eq("");

    at_home(home.path(), "remove tny").code(2);
    // Nobody is there to be asked.
    at_home(home.path(), "remove tiny").code(2);
    assert!(shown(&at_home(home.path(), "list").success()).contains("soft-egg"));
    at_home(home.path(), "remove tiny --yes").success();
    assert!(!shown(&at_home(home.path(), "list").success()).contains("soft-egg"));
}

#[test]
fn a_pack_is_added_to_a_bank_in_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    bank(folder.path(), "add tests/fixtures/bank-eggs/eggs").success();
    bank(folder.path(), "add tests/fixtures/bank-small/tiny").success();
    bank(folder.path(), "check").success();
    // The rubric that it shared with others went with it.
    assert!(folder.path().join("eggs/rubric.toml").is_file());
    bank(folder.path(), "remove eggs --yes").success();
    bank(folder.path(), "check").success();
}

#[test]
fn a_pack_with_mistakes_or_with_names_that_are_taken_is_not_added() {
    let folder = tempfile::tempdir().unwrap();
    bank(folder.path(), "add tests/fixtures/bank-broken/tiny").code(2).stdout_eq("");
    bank(folder.path(), "add tests/fixtures").code(2);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    // A sound pack, but for its problem's name, which the built-in bank has too.
    let other = folder.path().join("from/other");
    fs::create_dir_all(other.join("problems")).unwrap();
    fs::create_dir_all(other.join("diagrams")).unwrap();
    let tiny = Path::new("tests/fixtures/bank-small/tiny");
    fs::copy(tiny.join("../rubric.toml"), folder.path().join("from/rubric.toml")).unwrap();
    for (path, content) in support::files_below(tiny) {
        let text = String::from_utf8(content.unwrap().into_owned()).unwrap();
        let text = text.replace("id = \"tiny\"", "id = \"other\"").replace("soft-egg", "lb-redundancy");
        fs::write(other.join(path.replace("soft-egg", "lb-redundancy")), text).unwrap();
    }
    let run = viva().env("HOME", folder.path()).args(["bank", "add"]).arg(&other).assert().code(2);
    let told = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
    assert!(told.contains("the bank has `lb-redundancy` already"), "{told}");
    // A bank that is not there yet has nothing.
    bank(&folder.path().join("new"), &format!("add {}", other.display())).success();
    // No pack lies in another.
    bank(&other, "add tests/fixtures/bank-eggs/eggs").code(2);
    bank(&other, "new x --pack y").code(2);
}

/// The ids of the problems that were found, the best first.
fn found(arguments: &str) -> Vec<String> {
    let run = viva().args(["bank", "search", "--format", "json"]).args(arguments.split_whitespace()).assert();
    let report: serde_json::Value = serde_json::from_str(&shown(&run)).unwrap();
    let problems = report["problems"].as_array().unwrap().iter();
    problems.map(|problem| problem["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn problems_are_found_by_their_words_although_mistyped() {
    assert_eq!(found("eleventh cache server")[0], "consistent-hashing-cache");
    assert_eq!(found("consistant hasing")[0], "consistent-hashing-cache");
    assert_eq!(found("tls terminatoin")[0], "tls-termination");
    // All words have to be there.
    assert!(found("websocket probability").is_empty());
    assert!(found("zebra").is_empty());
}

#[test]
fn what_is_found_or_listed_can_be_narrowed() {
    let hard = found("balancer --difficulty hard");
    assert!(hard.contains(&"global-load-balancing".to_owned()) && !hard.contains(&"lb-redundancy".to_owned()));
    assert!(found("balancer --area algorithms").contains(&"websocket-affinity".to_owned()));
    assert!(!found("balancer --area algorithms").contains(&"lb-redundancy".to_owned()));
    let listed = shown(&viva().args(["bank", "list", "--tag", "vrrp"]).assert().success());
    assert!(listed.contains("lb-redundancy") && !listed.contains("tls-termination"), "{listed}");
    viva().args(["bank", "list", "--area", "protocls"]).assert().code(2).stderr_eq(str![[r#"
viva: no area `protocls`; did you mean `protocols`?

"#]]);
    viva().args(["bank", "list", "--area", "cooking"]).assert().code(2).stdout_eq("");
}

#[test]
fn what_is_found_is_shown_with_its_question() {
    bank(Path::new("tests/fixtures/bank-small"), "search yolk").success().stdout_eq(str![[r#"
  soft-egg · An egg with a soft yolk
  Cooking · easy · 1 minute · egg, timing
  How do you cook an egg so that its yolk stays soft? Say what you do, and why
  it works.

  1 problem found

"#]]);
    bank(Path::new("tests/fixtures/bank-small"), "search yolk --format markdown").success();
    bank(Path::new("tests/fixtures/bank-small"), "search zebra").code(1);
}
