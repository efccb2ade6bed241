//! The command line. Parser, help, completions and man page all come from here.

mod bank;

pub(crate) use bank::{Bank, Filter, New, OnAnswers, Try};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// An oral examiner that needs no network and no language model.
///
/// Without a command it starts an interview.
#[derive(Debug, Parser)]
#[command(name = "viva", version, max_term_width = 100, args_conflicts_with_subcommands = false)]
#[command(after_help = "\
Examples:
  viva                                     be interviewed
  viva grade lb-redundancy answer.txt      grade one answer, with reasons
  viva batch answers.jsonl > marks.jsonl   grade many answers
  viva bank check --bank my-bank           check the problems that you wrote")]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,

    /// Read this folder instead of the built-in bank
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) bank: Option<PathBuf>,

    /// Whether to use colours
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub(crate) color: Colour,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colour {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// In which form a result for authors is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum AuthorFormat {
    /// For people
    Terminal,
    /// For programs
    Json,
}

/// In which form a result is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Terminal,
    /// For documents
    Markdown,
    /// For programs
    Json,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Be interviewed, and get a scorecard
    Interview(Interview),
    /// Practise one problem at a time, with feedback
    Drill(Drill),
    /// Grade one answer, with reasons
    Grade(Grade),
    /// Grade many answers, a line of JSON each
    Batch(Batch),
    /// Hold the rules against marks that people gave
    Evaluate(Evaluate),
    /// Show a picture, step by step
    Diagram(Diagram),
    /// Look into a bank, check and test it
    #[command(
        subcommand,
        after_help = "\
Examples:
  viva bank list
  viva bank show lb-redundancy --all
  viva bank check --bank my-bank
  viva bank test --bank my-bank"
    )]
    Bank(Bank),
    /// Print a script that completes commands in a shell
    #[command(after_help = "Example:\n  viva completions bash > /etc/bash_completion.d/viva")]
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    #[command(after_help = "Example:\n  viva man > viva.1 && man ./viva.1")]
    Man,
}

#[derive(Debug, Args, Default)]
#[command(after_help = "\
Examples:
  viva interview                                    at the terminal
  viva interview --transcript talk.jsonl            and keep what was said
  viva interview --resume talk.jsonl                go on after a break
  viva interview --script moves.txt --format json   without a person, the scorecard alone

A script holds one answer a paragraph, and commands such as /hint on lines of their own. Its clock
stands still but for lines such as /at 5:30, so that two runs give the same bytes.
Standard input is read as a script when it is no terminal.")]
pub(crate) struct Interview {
    /// Which pack; if none is named, the bank's standard one
    pub(crate) pack: Option<String>,

    /// Take the moves from a file instead of a person; - is standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) script: Option<PathBuf>,

    /// Write what happens to a file, a line of JSON each event
    #[arg(long, value_name = "FILE")]
    pub(crate) transcript: Option<PathBuf>,

    /// Go on where a transcript ends; it is continued in the same file
    #[arg(long, value_name = "FILE", conflicts_with_all = ["transcript", "seed", "pack"])]
    pub(crate) resume: Option<PathBuf>,

    /// Decides between problems that would do equally well, and draws their numbers
    #[arg(long, value_name = "NUMBER")]
    pub(crate) seed: Option<u64>,

    /// Print the scorecard alone, in this form
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(crate) format: Option<Format>,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  viva drill                                   all problems, an easy one first
  viva drill lb-redundancy                     this one
  viva drill --area protocols --difficulty hard
  viva drill --tag vrrp --script answers.txt   without a person

After each problem you see what your answer was worth and why, a full answer, and what to read.")]
pub(crate) struct Drill {
    /// Only this problem
    #[arg(conflicts_with_all = ["area", "difficulty", "tag", "pack"])]
    pub(crate) problem: Option<String>,

    /// Of which pack; if none is named, the bank's standard one
    #[arg(long, value_name = "PACK")]
    pub(crate) pack: Option<String>,

    #[command(flatten)]
    pub(crate) filter: Filter,

    /// Take the moves from a file instead of a person; - is standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) script: Option<PathBuf>,

    /// Decides the order, and draws the numbers of problems that have variables
    #[arg(long, value_name = "NUMBER")]
    pub(crate) seed: Option<u64>,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  viva grade lb-redundancy answer.txt
  echo 'two balancers that share a virtual ip' | viva grade lb-redundancy
  viva grade lb-redundancy answer.txt --at-least intermediate   exits 1 below that")]
pub(crate) struct Grade {
    /// The problem that was asked
    pub(crate) problem: String,

    /// The answer; - or nothing is standard input
    #[arg(default_value = "-")]
    pub(crate) file: PathBuf,

    /// Exit with 1 if the answer is below this level
    #[arg(long, value_name = "LEVEL")]
    pub(crate) at_least: Option<String>,

    /// Draws the numbers of a problem that has variables
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    pub(crate) seed: u64,

    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Terminal)]
    pub(crate) format: Format,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  viva batch answers.jsonl > marks.jsonl
  viva batch - < answers.jsonl

A line in: {\"id\": 1, \"problem\": \"lb-redundancy\", \"answer\": \"...\"}; further keys are kept.
A key \"seed\" draws the numbers of a problem that has variables.
A line that can't be graded becomes {\"line\", \"error\"} in its place, and the exit code is 1.")]
pub(crate) struct Batch {
    /// The answers; - is standard input
    pub(crate) file: PathBuf,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  viva evaluate marked.jsonl
  viva evaluate marked.csv --problem lb-redundancy --worst 10
  viva evaluate marked.jsonl --format json > figures.json

A line in: {\"id\": 1, \"problem\": \"lb-redundancy\", \"answer\": \"...\", \"level\": \"expert\", \"mark\": 90};
a table has these as columns. Missed means that the marker says yes and the rules say no; a false
hit is the contrary.")]
pub(crate) struct Evaluate {
    /// The marked answers, as lines of JSON or a table of CSV; - is standard input
    pub(crate) file: PathBuf,

    /// Only the answers to this problem
    #[arg(long, value_name = "PROBLEM")]
    pub(crate) problem: Option<String>,

    /// How many of the worst disagreements to show, with their reasons
    #[arg(long, value_name = "NUMBER", default_value_t = 5)]
    pub(crate) worst: usize,

    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Terminal)]
    pub(crate) format: Format,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  viva diagram                                 list the pictures
  viva diagram handshakes                      step by step with the arrow keys
  viva diagram handshakes --play               by itself
  viva diagram handshakes | less               the whole of it
  viva diagram handshakes --svg handshakes.svg a moving picture for a browser")]
pub(crate) struct Diagram {
    /// Which picture
    pub(crate) name: Option<String>,

    /// Play the steps one after the other
    #[arg(long, requires = "name")]
    pub(crate) play: bool,

    /// Write it as a moving SVG picture to this file; - is standard output
    #[arg(long, value_name = "FILE", requires = "name", conflicts_with = "play")]
    pub(crate) svg: Option<PathBuf>,
}
