//! `viva diagram` where nobody sits: the list, the whole picture, and the moving one for a browser.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that can't go on has failed")]

mod support;

use quick_xml::Reader;
use quick_xml::events::Event;
use snapbox::{IntoData, str};
use support::{bank, viva};
use viva::render::terminal::frame;
use viva::render::{harmless, svg};

#[test]
fn pictures_are_listed() {
    viva().args(["--bank", "tests/fixtures/bank-talk", "diagram"]).assert().success().stdout_eq(str![[r#"
  The garden · 1 picture

  heap  A heap · 2 steps

"#]]);
}

#[test]
fn without_a_terminal_the_whole_is_printed() {
    viva().args(["--bank", "tests/fixtures/bank-talk", "diagram", "heap", "--play"]).assert().success().stdout_eq(
        str![[r#"
  A heap

     /\
    /~~\   worms

   1  The heap.
   2  And who lives in it.

"#]]
        .raw(),
    );
}

#[test]
fn an_unknown_picture_is_a_wrong_call() {
    viva().args(["diagram", "handshake"]).assert().code(2).stdout_eq("").stderr_eq(str![[r#"
viva: no diagram `handshake`; did you mean `handshakes`?

"#]]);
    viva().args(["diagram", "soup"]).assert().code(2).stdout_eq("").stderr_eq(str![[r#"
viva: no diagram `soup`; `viva diagram` lists them

"#]]);
}

#[test]
fn a_picture_for_a_browser_is_whole_and_needs_nothing_else() {
    for diagram in bank().packs.iter().flat_map(|pack| &pack.diagrams) {
        let svg = svg::diagram(diagram);
        let (mut reader, mut steps, mut words) = (Reader::from_str(&svg), 0, String::new());
        loop {
            match reader.read_event().unwrap() {
                Event::Start(tag) if tag.name().as_ref() == "g" => steps += 1,
                Event::Start(tag) | Event::Empty(tag) => {
                    let name = tag.name();
                    let known = ["svg", "title", "desc", "style", "text", "rect", "circle"];
                    assert!(known.contains(&name.as_ref()), "{} in {}", name.as_ref(), diagram.id);
                }
                Event::Text(text) => words.push_str(&text),
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(steps, diagram.steps.len(), "{}", diagram.id);
        let outside = ["url(", "@import", "href", "src="].into_iter().find(|outside| svg.contains(outside));
        assert_eq!(outside, None, "{}", diagram.id);
        for step in &diagram.steps {
            // Others may be written with an escape in the middle.
            let first = step.say.split_whitespace().find(|word| word.chars().all(char::is_alphabetic)).unwrap();
            assert!(words.contains(first), "no {first:?} in {}", diagram.id);
        }
    }
}

#[test]
fn a_picture_from_outside_can_not_break_out_of_the_file() {
    let run = viva().args(["--bank", "tests/fixtures/bank-talk", "diagram", "heap", "--svg", "-"]).assert().success();
    let shown = String::from_utf8_lossy(&run.get_output().stdout).into_owned();
    assert!(shown.starts_with("<svg ") && shown.ends_with("</svg>\n"), "{shown}");
    let mut diagram = bank().packs[1].diagrams[0].clone();
    diagram.title = "</title><script>alert(1)</script>\u{1b}[2J".to_owned();
    let svg = svg::diagram(&diagram);
    assert!(!svg.contains("<script") && !svg.contains('\u{1b}'), "{svg}");
}

#[test]
fn a_picture_that_is_taller_than_the_screen_shows_what_is_new() {
    for diagram in bank().packs.iter().flat_map(|pack| &pack.diagrams) {
        for step in 0..diagram.steps.len() {
            for height in [10, 16, 24, 60] {
                for line in frame(diagram, step, "q", (40, height)) {
                    assert!(anstream::adapter::strip_str(&line).to_string().chars().count() <= 40, "{line:?}");
                }
                let frame = frame(diagram, step, "q end", (80, height));
                assert!(frame.len() <= height, "{} lines on {height}", frame.len());
                let last = diagram.lines(step).into_iter().rev().find(|(_, is_new)| *is_new);
                let new = harmless(last.unwrap().0.trim_end()).into_owned();
                assert!(frame.iter().any(|line| line.contains(&new)), "no {new:?} in {frame:#?}");
            }
        }
    }
}
