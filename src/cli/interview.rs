//! `viva interview`: the loop between a candidate and the state machine.

use super::args::{Format, Interview as Args};
use super::moves::{Moves, Typed};
use super::screen::{width, width_of_errors};
use super::{Outcome, files, read_bank, read_bank_drawn};
use anyhow::{Context, Result};
use std::fs::File;
use std::io::{IsTerminal, Write};
use std::mem::ManuallyDrop;
use std::path::Path;
use std::time::{Instant, SystemTime, UNIX_EPOCH};
use viva::bank::{Files, Fingerprints, Wanted};
use viva::interview::transcript::{self, Event, Start, Transcript};
use viva::interview::{Interview, Move, Reply};
use viva::pack::Pack;
use viva::render;
use viva::scorecard::Scorecard;

/// The first so many digits of a fingerprint are shown.
const FINGERPRINT: usize = 8;

/// Holds an interview and prints its scorecard.
pub(super) fn run(bank: Option<&Path>, args: &Args) -> Result<Outcome> {
    let resumed = args.resume.as_deref().map(read_transcript).transpose()?;
    let files = super::files(bank)?;
    let named = resumed.as_ref().map(|transcript| transcript.start.pack.clone()).or_else(|| args.pack.clone());
    let id = named.map_or_else(|| standard_pack(&files), Ok)?;
    let source = Moves::of(args.script.as_deref())?;
    let seed = match (&resumed, args.seed) {
        (Some(transcript), _) => transcript.start.seed,
        (None, Some(seed)) => seed,
        (None, None) if source.is_person() => seed_of_the_clock(),
        (None, None) => 0,
    };
    // The program ends with the interview; taking a large bank apart before would only take time.
    let bank = ManuallyDrop::new(read_bank_drawn(&files, Wanted::Pack(&id), seed)?);
    let pack = bank.packs.first().context("the bank has lost the pack")?;
    let fingerprints = Fingerprints::of(&files);
    let start = Start {
        format: transcript::FORMAT,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        pack: pack.id.clone(),
        seed,
        bank: fingerprints.bank.clone(),
        rubric: fingerprints.rubric.clone(),
    };
    let mut talk = Talk::begin(pack, args, source, start, resumed)?;
    talk.hold()?;
    print_scorecard(&talk.interview, &fingerprints, args.format)?;
    Ok(Outcome::Fine)
}

/// The id of the pack that is taken if none is named. Its problems are not read for that.
pub(super) fn standard_pack(files: &Files) -> Result<String> {
    let bank = read_bank(files, Wanted::None)?;
    let standard = bank.packs.iter().find(|pack| pack.standard).or(bank.packs.first());
    Ok(standard.context("the bank has no pack")?.id.clone())
}

/// A seed for whoever gave none.
pub(super) fn seed_of_the_clock() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

fn read_transcript(path: &Path) -> Result<Transcript> {
    let text = files::text(path)?;
    Transcript::parse(&text).with_context(|| format!("can't go on from `{}`", path.display()))
}

/// An interview that is being held.
struct Talk<'b> {
    interview: Interview<'b>,
    moves: Moves,
    record: Option<File>,
    /// Where what is said goes; nowhere if only the scorecard is wanted and nobody is there.
    loud: bool,
    to_errors: bool,
    began: Instant,
    /// Seconds that had passed before this sitting.
    before: u64,
}

impl<'b> Talk<'b> {
    fn begin(pack: &'b Pack, args: &Args, moves: Moves, start: Start, resumed: Option<Transcript>) -> Result<Self> {
        let (interview, replies, record, notice) = match (resumed, &args.resume) {
            (Some(transcript), Some(path)) => {
                let (mut interview, mut replies) = transcript.replay(pack);
                if !interview.is_over() && !replies.last().is_some_and(Reply::is_question) {
                    replies.extend(interview.apply(&Move::Repeat, interview.seconds()));
                }
                let record = File::options().append(true).open(path).and_then(|file| {
                    file.set_len(transcript.whole as u64)?;
                    Ok(file)
                });
                let record = record.with_context(|| format!("can't go on writing `{}`", path.display()))?;
                let same = transcript.start.bank == start.bank && transcript.start.rubric == start.rubric;
                let notice = match (same, interview.is_over()) {
                    (true, false) => "Where were we.",
                    (true, true) => "This interview is over. Here is its scorecard again.",
                    (false, _) => "The bank has changed since; everything was marked anew.",
                };
                if interview.is_over() {
                    replies.clear();
                }
                (interview, replies, Some(record), Some(notice))
            }
            _ => {
                let (interview, replies) = Interview::begin(pack, start.seed);
                let record = args.transcript.as_deref().map(new_record).transpose()?;
                (interview, replies, record, None)
            }
        };
        let mut talk = Self {
            before: interview.seconds(),
            loud: args.format.is_none() || moves.is_person(),
            // Whoever sends the result elsewhere still wants to see what is said; and a pipe to a
            // terminal would print it while the prompt is being drawn.
            to_errors: args.format.is_some() || moves.is_person() && !std::io::stdout().is_terminal(),
            interview,
            moves,
            record,
            began: Instant::now(),
        };
        match notice {
            Some(text) => talk.notice(text)?,
            None => {
                talk.write(&Event::Start(start))?;
                talk.write_replies(&replies)?;
            }
        }
        talk.say(&replies)?;
        if talk.moves.is_line_by_line() {
            talk.notice("An empty line ends an answer. /help lists the commands.")?;
        }
        Ok(talk)
    }

    /// Takes moves until the interview is over or nothing more comes.
    fn hold(&mut self) -> Result<()> {
        while !self.interview.is_over() {
            let made = match self.moves.next()? {
                Typed::Text(text) => {
                    if !self.moves.is_line_by_line() {
                        self.print(&render::terminal::answer(&text, self.width()))?;
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
                    self.notice("Press Ctrl-D again to end the interview.")?;
                    continue;
                }
                // Whoever just leaves makes no move: the transcript ends where it can be taken up again.
                Typed::End => {
                    let replies = self.interview.apply(&Move::Quit, self.now());
                    return self.say(&replies);
                }
            };
            let at = self.now();
            self.write(&Event::Move { at, made: made.clone() })?;
            let replies = self.interview.apply(&made, at);
            self.write_replies(&replies)?;
            self.say(&replies)?;
        }
        Ok(())
    }

    /// Seconds since the interview began. Without a person only the script's own clock counts, so
    /// that two runs are the same.
    fn now(&self) -> u64 {
        match self.moves.clock() {
            Some(seconds) => seconds.max(self.before),
            None => self.before.saturating_add(self.began.elapsed().as_secs()),
        }
    }

    fn width(&self) -> usize {
        if self.to_errors { width_of_errors() } else { width() }
    }

    fn notice(&self, text: &str) -> Result<()> {
        self.say(&[Reply::Notice { text: text.to_owned() }])
    }

    fn say(&self, replies: &[Reply]) -> Result<()> {
        for reply in replies {
            self.print(&render::terminal::reply(reply, self.width()))?;
        }
        Ok(())
    }

    fn print(&self, text: &str) -> Result<()> {
        match (self.loud, self.to_errors) {
            (false, _) => {}
            (true, true) => anstream::stderr().lock().write_all(text.as_bytes())?,
            (true, false) => {
                let mut out = anstream::stdout().lock();
                out.write_all(text.as_bytes())?;
                out.flush()?;
            }
        }
        Ok(())
    }

    /// Writes one whole line, before anything else happens.
    fn write(&mut self, event: &Event) -> Result<()> {
        if let Some(record) = &mut self.record {
            let line = format!("{}\n", serde_json::to_string(event)?);
            record.write_all(line.as_bytes()).context("can't write the transcript")?;
        }
        Ok(())
    }

    fn write_replies(&mut self, replies: &[Reply]) -> Result<()> {
        replies.iter().try_for_each(|reply| self.write(&Event::Reply { reply: reply.clone() }))
    }
}

/// A new file for a transcript; one that is there already is not thrown away.
fn new_record(path: &Path) -> Result<File> {
    File::options().write(true).create_new(true).open(path).with_context(|| {
        format!(
            "can't begin the transcript `{}`; name a file that does not exist, or go on with --resume",
            path.display()
        )
    })
}

fn print_scorecard(interview: &Interview<'_>, fingerprints: &Fingerprints, format: Option<Format>) -> Result<()> {
    let card = Scorecard::of(interview);
    let short = |fingerprint: &str| fingerprint.chars().take(FINGERPRINT).collect::<String>();
    let versions = format!(
        "viva {} · bank {} · rubric {}",
        env!("CARGO_PKG_VERSION"),
        short(&fingerprints.bank),
        short(&fingerprints.rubric)
    );
    let report = match format {
        None | Some(Format::Terminal) => render::terminal::scorecard(&card, &versions, width()),
        Some(Format::Markdown) => render::markdown::scorecard(&card, &versions),
        Some(Format::Json) => {
            let program = env!("CARGO_PKG_VERSION");
            let report = render::json::scorecard(&card, program, &fingerprints.bank, &fingerprints.rubric);
            render::json::document(&report)?
        }
    };
    let mut out = anstream::stdout().lock();
    out.write_all(report.as_bytes())?;
    out.flush()?;
    Ok(())
}
