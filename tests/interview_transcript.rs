//! `viva interview --transcript` and `--resume`: what is kept, and going on from it.

#![allow(clippy::expect_used, reason = "a test says what it expected")]

use snapbox::cmd::{Command, OutputAssert};
use snapbox::{Data, data::DataFormat, file, str};
use std::path::{Path, PathBuf};

const FIRST: &str = "Worms eat it all up over the years.\n\n/hint\n\n/at 3:20\nThey need air.\n\n/harder\n\n";
const SECOND: &str = "/at 4:00\nAnd they like it damp.\n\n/hint\n\nEarly, I go out with the hose.\n\n/skip\n\n\
                      The groundwater falls in the summer, I think.\n\n/at 9:00\nNo idea.\n";

/// A folder with a transcript in it.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("talk.jsonl")
    }

    fn text(&self) -> String {
        std::fs::read_to_string(self.path()).expect("a transcript")
    }

    fn write(&self, text: &str) {
        std::fs::write(self.path(), text).expect("a transcript");
    }

    fn play(&self, script: &str, how: &str) -> OutputAssert {
        viva(&self.path(), how).args(["--format", "json"]).stdin(script).assert()
    }

    /// The transcript of a sitting that ended before the interview did.
    fn interrupted(&self) {
        self.play(FIRST, "--transcript").success();
    }
}

fn viva(transcript: &Path, how: &str) -> Command {
    let bank = ["--bank", "tests/fixtures/bank-talk", "interview", how];
    Command::new(snapbox::cmd::cargo_bin!("viva")).args(bank).arg(transcript)
}

fn output(run: &OutputAssert) -> String {
    String::from_utf8_lossy(&run.get_output().stdout).into_owned()
}

#[test]
fn a_transcript_holds_every_move_and_every_reply() {
    let desk = Desk::new();
    desk.play(
        "I \"think\" that worms eat\nit all up over the years.\n\n/at 1:05\n/hint\n/time\n/diagram\n",
        "--transcript",
    )
    .success();
    let expected: Data = file!["snapshots/talk.jsonl": Text];
    snapbox::assert_data_eq!(Data::from(desk.text()).coerce_to(DataFormat::Text), expected.raw());
}

#[test]
fn an_interview_in_two_sittings_is_the_same_as_in_one() {
    let (one, two) = (Desk::new(), Desk::new());
    let at_once = one.play(&format!("{FIRST}{SECOND}"), "--transcript").success();
    two.interrupted();
    let resumed = two.play(SECOND, "--resume").success();
    assert_eq!(output(&resumed), output(&at_once));
    assert_eq!(two.text(), one.text());
}

#[test]
fn a_torn_last_line_is_left_out() {
    let (whole, torn) = (Desk::new(), Desk::new());
    whole.interrupted();
    torn.interrupted();
    torn.write(&format!("{}{}", torn.text(), r#"{"event":"move","at":260,"mo"#));
    assert_eq!(output(&torn.play(SECOND, "--resume").success()), output(&whole.play(SECOND, "--resume").success()));
    assert_eq!(torn.text(), whole.text());
}

#[test]
fn an_interview_can_be_resumed_twice() {
    let (one, two) = (Desk::new(), Desk::new());
    let at_once = one.play(&format!("{FIRST}{SECOND}"), "--transcript").success();
    two.play("", "--transcript").success();
    for (number, script) in [FIRST, SECOND].iter().enumerate() {
        let resumed = two.play(script, "--resume").success();
        if number == 1 {
            assert_eq!(output(&resumed), output(&at_once));
        }
    }
}

#[test]
fn resuming_puts_the_open_question_again() {
    let desk = Desk::new();
    desk.interrupted();
    let run = viva(&desk.path(), "--resume").stdin("").assert().success();
    let shown = output(&run);
    let (said, _) = shown.split_once("\n  That is all.").expect("the last words");
    snapbox::assert_data_eq!(
        said,
        str![[r#"
  Where were we.

  Noted: harder from the next problem on.

  1  The soil                                          question 1 · 3 of 5 min

  How does a heap of leaves become soil? Say who does the work, and what they
  need.

  And in a dry summer?

"#]]
    );
}

#[test]
fn a_finished_interview_shows_its_scorecard_again() {
    let desk = Desk::new();
    let first = desk.play(&format!("{FIRST}{}", "/skip\n".repeat(20)), "--transcript").success();
    let text = desk.text();
    assert_eq!(output(&desk.play("never read", "--resume").success()), output(&first));
    assert_eq!(desk.text(), text);
}

#[test]
fn who_quit_can_come_back() {
    let desk = Desk::new();
    desk.play(&format!("{FIRST}/quit\n"), "--transcript").success();
    let shown = output(&viva(&desk.path(), "--resume").stdin("").assert().success());
    assert!(shown.starts_with("  Where were we.\n"), "{shown}");
    assert!(shown.contains("And in a dry summer?"), "{shown}");
}

#[test]
fn a_bank_that_changed_is_said_so() {
    let desk = Desk::new();
    desk.interrupted();
    let (start, rest) = desk.text().split_once('\n').map(|(a, b)| (a.to_owned(), b.to_owned())).expect("two lines");
    let (before, fingerprint) = start.split_once(r#""bank":""#).expect("a fingerprint");
    desk.write(&format!("{before}\"bank\":\"00{}\n{rest}", &fingerprint[2..]));
    let shown = output(&viva(&desk.path(), "--resume").stdin("").assert().success());
    assert!(shown.starts_with("  The bank has changed since; everything was marked anew.\n"), "{shown}");
}

#[test]
fn a_transcript_of_another_pack_is_a_wrong_call() {
    let desk = Desk::new();
    desk.interrupted();
    desk.write(&desk.text().replacen("\"pack\":\"garden\"", "\"pack\":\"kitchen\"", 1));
    desk.play("", "--resume").code(2).stdout_eq("").stderr_eq(str![[r#"
viva: no pack `kitchen`; there is garden

"#]]);
}

#[test]
fn a_file_that_exists_is_not_overwritten() {
    let desk = Desk::new();
    desk.write("precious\n");
    desk.play("", "--transcript").code(2).stdout_eq("");
    assert_eq!(desk.text(), "precious\n");
}

/// What is said of a transcript that reads `text`.
fn refused(text: &str) -> String {
    let desk = Desk::new();
    desk.write(text);
    let run = desk.play("", "--resume").code(2).stdout_eq("");
    let shown = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
    assert_eq!(desk.text(), text);
    shown.split_once("`: ").map(|(_, why)| why.trim().to_owned()).expect("a reason")
}

#[test]
fn what_is_no_transcript_is_a_wrong_call_and_left_alone() {
    let start = r#"{"event":"start","format":1,"program":"0","pack":"garden","seed":0,"bank":"","rubric":""}"#;
    assert_eq!(refused(""), "it has no whole line");
    assert_eq!(refused(start), "it has no whole line");
    assert_eq!(refused("hello\n"), "line 1 does not begin a transcript: expected value at line 1 column 1");
    assert_eq!(
        refused("{\"event\":\"move\",\"at\":1,\"move\":\"hint\"}\n"),
        "line 1 does not say what was examined; the beginning is lost"
    );
    let newer = start.replace("\"format\":1", "\"format\":9");
    assert_eq!(refused(&format!("{newer}\n")), "the transcript has format 9; this program reads format 1");
    let dance = format!("{start}\n{{\"event\":\"move\",\"at\":1,\"move\":\"dance\"}}\n");
    assert!(refused(&dance).starts_with("line 2 is not an event of a transcript: unknown variant `dance`"));
}

#[test]
fn a_transcript_belongs_to_its_pack_and_seed() {
    for other in [["--seed", "1"], ["--transcript", "x"]] {
        let desk = Desk::new();
        desk.interrupted();
        viva(&desk.path(), "--resume").args(other).assert().code(2);
    }
}
