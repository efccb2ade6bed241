//! The arguments of `viva bank`.

use super::{AuthorFormat, Format};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};
use std::path::PathBuf;
use viva::problem::Difficulty;

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
    #[arg(long, value_parser = difficulties(), value_name = "DIFFICULTY")]
    pub(crate) difficulty: Option<Difficulty>,
    /// Only problems with this tag
    #[arg(long, value_name = "TAG")]
    pub(crate) tag: Option<String>,
}

/// The words for how hard a problem is.
fn difficulties() -> impl TypedValueParser<Value = Difficulty> {
    let words = PossibleValuesParser::new(Difficulty::ALL.map(Difficulty::name));
    words.try_map(|word| Difficulty::named(&word).ok_or("no difficulty has this name"))
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
