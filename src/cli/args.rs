//! The command line. Parser, help, completions and man page all come from here.

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
  viva drill                                   all problems, the easy ones first
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

#[derive(Debug, Subcommand)]
pub(crate) enum Bank {
    /// Report everything that is wrong with a bank
    #[command(after_help = "\
Examples:
  viva bank check --bank my-bank
  viva bank check --bank my-bank --answers marked.jsonl   also patterns that never fire")]
    Check {
        /// Marked answers, as for `viva evaluate`, to see which patterns fire
        #[arg(long, value_name = "FILE")]
        answers: Option<PathBuf>,
        #[command(flatten)]
        output: Output,
    },
    /// Grade every example of a bank, each of which must get its level, and do the stress test
    #[command(after_help = "Example:\n  viva bank test lb-redundancy")]
    Test {
        /// Only this problem
        problem: Option<String>,
        /// Draws the numbers of problems that have variables
        #[arg(long, value_name = "NUMBER", default_value_t = 0)]
        seed: u64,
        #[command(flatten)]
        output: Output,
    },
    /// Grade answers made from the problems themselves, to see whether the rules can be fooled
    #[command(after_help = "\
Example:
  viva bank stress lb-redundancy

Terms strung together, the question said back, the solution denied and another problem's solution
must not pass; the examples misspelt, in capitals, without punctuation, in British and American
spelling must not lose their level. `viva bank test` does this too.")]
    Stress {
        /// Only this problem
        problem: Option<String>,
        #[command(flatten)]
        output: Output,
    },
    /// Show what an edit of the rules changed on marked answers
    Try(Try),
    /// Show how often each pattern fires, and on whose answers
    #[command(after_help = "\
Example:
  viva bank audit lb-redundancy --answers marked.jsonl

Good answers are those above the lowest level. Answers to other problems in the file count as wrong
ones. A strong pattern belongs into `match`, a weak one into `weak`; one that fires once probably
remembers a single answer.")]
    Audit {
        #[command(flatten)]
        on: OnAnswers,
        /// Also the patterns of which nothing follows
        #[arg(long)]
        all: bool,
    },
    /// Suggest phrases of good answers that no pattern covers, and synonyms
    #[command(after_help = "Example:\n  viva bank suggest lb-redundancy --answers marked.jsonl")]
    Suggest {
        #[command(flatten)]
        on: OnAnswers,
        /// How many phrases
        #[arg(long, value_name = "NUMBER", default_value_t = 20)]
        most: usize,
    },
    /// List the problems
    #[command(after_help = "\
Examples:
  viva bank list
  viva bank list --area protocols --difficulty hard
  viva bank list --format json")]
    List {
        #[command(flatten)]
        filter: Filter,
        #[command(flatten)]
        output: Output,
    },
    /// Find problems by words; slips of the pen are forgiven
    #[command(after_help = "\
Examples:
  viva bank search handshake
  viva bank search consistant hashing --difficulty medium")]
    Search {
        /// Words that all have to be found in a problem
        #[arg(required = true)]
        words: Vec<String>,
        #[command(flatten)]
        filter: Filter,
        #[command(flatten)]
        output: Output,
    },
    /// Write a problem with blanks to fill, and a pack for it if there is none
    New(New),
    /// Add a pack to those that you are asked from
    #[command(after_help = "\
Examples:
  viva bank add school/plants                    beside the built-in packs, for you
  viva bank add school/plants --bank shared      to a bank in a folder")]
    Add {
        /// The folder of the pack
        pack: PathBuf,
    },
    /// Take a pack out again
    #[command(after_help = "Example:\n  viva bank remove plants")]
    Remove {
        /// The id of the pack
        pack: String,
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
    /// Show a problem as people meet it; with --all also what it is judged by
    #[command(after_help = "Example:\n  viva bank show lb-redundancy --all")]
    Show {
        /// The problem
        problem: String,
        /// Also hints, concepts and walkthrough
        #[arg(long)]
        all: bool,
        /// Draws the numbers of problems that have variables
        #[arg(long, value_name = "NUMBER", default_value_t = 0)]
        seed: u64,
        #[command(flatten)]
        output: Output,
    },
}

/// Which problems are wanted.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct Filter {
    /// Only problems that count for this criterion of the rubric
    #[arg(long, value_name = "CRITERION")]
    pub(crate) area: Option<String>,
    /// Only problems that are so hard
    #[arg(long, value_enum, value_name = "DIFFICULTY")]
    pub(crate) difficulty: Option<Difficulty>,
    /// Only problems with this tag
    #[arg(long, value_name = "TAG")]
    pub(crate) tag: Option<String>,
}

/// How hard a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Difficulty {
    /// For a warm-up
    Easy,
    /// For most
    Medium,
    /// For strong candidates
    Hard,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  viva bank new arp-basics --bank my-bank --pack links   also makes the pack
  viva bank new mac-tables --bank my-bank                where there is one pack")]
pub(crate) struct New {
    /// The id of the problem
    pub(crate) problem: String,
    /// The pack that it belongs to; made if it is not there
    #[arg(long, value_name = "PACK")]
    pub(crate) pack: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct OnAnswers {
    /// The problem
    pub(crate) problem: String,
    /// Marked answers, as for `viva evaluate`
    #[arg(long, value_name = "FILE")]
    pub(crate) answers: PathBuf,
    /// How to print it
    #[arg(long, value_enum, default_value_t = AuthorFormat::Terminal)]
    pub(crate) format: AuthorFormat,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  viva bank try lb-redundancy --answers marked.jsonl --bank my-bank
  viva bank try lb-redundancy --answers marked.jsonl --bank my-bank --watch
  viva bank try lb-redundancy --answers read.jsonl --aside unread.jsonl --bank my-bank

The first run saves what the rules say beside the answers; later ones show what has changed since,
until --save renews it. Without --aside a third of the answers is kept aside, chosen by their ids:
its figures are shown, its texts are not.")]
pub(crate) struct Try {
    /// The problem
    pub(crate) problem: String,
    /// Marked answers to write rules by, as for `viva evaluate`
    #[arg(long, value_name = "FILE")]
    pub(crate) answers: PathBuf,
    /// Marked answers that nobody reads
    #[arg(long, value_name = "FILE")]
    pub(crate) aside: Option<PathBuf>,
    /// Save what the rules say now, so that later runs are held against it
    #[arg(long)]
    pub(crate) save: bool,
    /// Go on, and show it anew whenever the bank changes
    #[arg(long)]
    pub(crate) watch: bool,
    /// How many changed answers to show in full
    #[arg(long, value_name = "NUMBER", default_value_t = 10)]
    pub(crate) worst: usize,
    /// How to print it
    #[arg(long, value_enum, default_value_t = AuthorFormat::Terminal)]
    pub(crate) format: AuthorFormat,
}

#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct Output {
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Terminal)]
    pub(crate) format: Format,
}
