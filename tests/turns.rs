//! What is said in a later turn of an interview, and shows nothing, changes no mark.

mod support;

use support::{Ruled, bank};

/// Turns that answer nothing.
const FILLERS: [&str; 8] = [
    "I don't know.",
    "Sorry, no idea about that.",
    "Oh no, I do not know.",
    "Well, no, I am not sure about that one.",
    "I am sorry, I can't remember the rest at the moment.",
    "Can you repeat the question please?",
    "Can you ask me something else, please?",
    "Hm, let me think.",
];

#[test]
fn a_turn_that_says_nothing_changes_no_mark() {
    let bank = bank();
    let mut changed = Vec::new();
    for (pack, problem) in bank.packs.iter().flat_map(|pack| pack.problems.iter().map(move |problem| (pack, problem))) {
        let mut ruled = Ruled::new(pack, problem);
        for example in &problem.examples {
            let alone = ruled.grade(&example.answer);
            for filler in FILLERS {
                let both = ruled.grade(&format!("{}\n\n{filler}", example.answer));
                if (both.mark, both.level) != (alone.mark, alone.level) {
                    let begin: String = example.answer.chars().take(60).collect();
                    changed
                        .push(format!("{}: {} to {} by {filler:?} after {begin:?}", problem.id, alone.mark, both.mark));
                }
            }
        }
    }
    assert!(changed.is_empty(), "{}", changed.join("\n"));
}
