//! `viva drill`: one problem at a time, with feedback.

use super::args::Drill as Args;
use super::bank::{filtered, print};
use super::interview::{seed_of_the_clock, standard_pack};
use super::moves::{Moves, Typed};
use super::screen::width;
use super::{Outcome, read_bank_drawn};
use anyhow::{Context, Result};
use std::path::Path;
use viva::bank::Wanted;
use viva::interview::{Interview, Move, Reply, practice};
use viva::pack::Pack;
use viva::render::{counted, terminal};

/// Asks the problems that are wanted until all are through or the candidate leaves.
pub(super) fn run(bank: Option<&Path>, args: &Args) -> Result<Outcome> {
    let moves = Moves::of(args.script.as_deref())?;
    let seed = match args.seed {
        Some(seed) => seed,
        None if moves.is_person() => seed_of_the_clock(),
        None => 0,
    };
    let pack = practice(pack(bank, args, seed)?, seed);
    let (interview, first) = Interview::begin(&pack, seed);
    let mut drill = Drill { pack: &pack, interview, moves, told: 0 };
    let count = counted(pack.problems.len(), "problem");
    drill.notice(&format!("{count} to practise. /hint helps, /skip goes on, /quit ends, /help lists the rest."))?;
    drill.show(&first)?;
    drill.hold()?;
    print(&terminal::summary(&pack, drill.interview.asked(), width()))?;
    Ok(Outcome::Fine)
}

/// The pack that is practised, with the problems that are wanted alone.
fn pack(bank: Option<&Path>, args: &Args, seed: u64) -> Result<Pack> {
    let files = super::files(bank)?;
    if let Some(problem) = &args.problem {
        let bank = read_bank_drawn(&files, Wanted::Problem(problem), seed)?;
        return bank.packs.into_iter().next().context("the bank has lost the problem");
    }
    let id = match &args.pack {
        Some(id) => id.clone(),
        None => standard_pack(&files)?,
    };
    let bank = filtered(read_bank_drawn(&files, Wanted::Pack(&id), seed)?, &args.filter)?;
    bank.packs.into_iter().next().context("the bank has lost the pack")
}

/// Practice that is going on.
struct Drill<'b> {
    pack: &'b Pack,
    interview: Interview<'b>,
    moves: Moves,
    /// Of so many problems the candidate was told what came of them.
    told: usize,
}

impl Drill<'_> {
    fn hold(&mut self) -> Result<()> {
        while !self.interview.is_over() {
            let made = match self.moves.next()? {
                Typed::Text(text) => {
                    if !self.moves.is_line_by_line() {
                        print(&terminal::answer(&text, width()))?;
                    }
                    match self.moves.understand(&text)? {
                        Ok(made) => made,
                        Err(unknown) => {
                            self.notice(&unknown)?;
                            continue;
                        }
                    }
                }
                Typed::EndOnce => {
                    self.notice("Press Ctrl-D again to end.")?;
                    continue;
                }
                Typed::End => Move::Quit,
            };
            if made == Move::Time {
                self.notice("Take your time: nobody looks at a clock here.")?;
                continue;
            }
            let replies = self.interview.apply(&made, 0);
            self.show(&replies)?;
        }
        Ok(())
    }

    /// Shows what was replied; what came of a problem comes before the next one.
    fn show(&mut self, replies: &[Reply]) -> Result<()> {
        for reply in replies {
            match reply {
                Reply::Greeting { .. } => {}
                Reply::Question { .. } => {
                    self.tell()?;
                    let asked = self.interview.asked();
                    let number = asked.iter().filter(|asked| !asked.set_aside).count();
                    let Some(open) = asked.last() else { continue };
                    let count = self.pack.problems.len();
                    print(&terminal::exercise(self.pack, open.problem, (number, count), width()))?;
                }
                Reply::Closing { .. } => {
                    self.tell()?;
                    // Whoever leaves after an answer still learns what it was worth.
                    if let Some(open) =
                        self.interview.asked().last().filter(|open| !open.closed && open.grade.is_some())
                    {
                        print(&terminal::lesson(self.pack, open, width()))?;
                    }
                }
                other => print(&terminal::reply(other, width()))?,
            }
        }
        Ok(())
    }

    /// Tells what came of the problems that were closed since.
    fn tell(&mut self) -> Result<()> {
        let asked = self.interview.asked();
        let new: Vec<_> = asked.iter().skip(self.told).take_while(|asked| asked.closed).collect();
        for asked in new.iter().filter(|asked| !asked.set_aside) {
            print(&terminal::lesson(self.pack, asked, width()))?;
        }
        if !new.is_empty() && !self.interview.is_over() {
            print(&terminal::marks_so_far(self.pack, asked, width()))?;
        }
        self.told += new.len();
        Ok(())
    }

    fn notice(&self, text: &str) -> Result<()> {
        print(&terminal::reply(&Reply::Notice { text: text.to_owned() }, width()))
    }
}
