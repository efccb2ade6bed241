//! An oral examiner that needs no network and no language model.
//!
//! `viva` asks interview questions, judges free-text answers by rules that a teacher can read, and
//! says why. The library takes values and returns values: it prints nothing, opens no files, and
//! reads no clock. The program around it (`src/cli`) is the only door to the world.
//!
//! The modules stand in the order of dependency, and each uses only those above it. An answer goes
//! through them like this: [`text`] cuts it into words, [`matcher`] finds the problem's
//! [`pattern`]s in it, [`grade`] turns what was found into states, mark and level, and [`render`]
//! shows that to people or programs. An [`interview`] does the same answer by answer and ends in a
//! [`scorecard`]. What is asked and looked for comes from the [`bank`], which turns files into
//! [`pack`]s of [`problem`]s or into [`diagnostic`]s. `docs/architecture.md` has the picture.
//!
//! ```
//! use std::borrow::Cow;
//! use viva::bank::{Bank, Files, Wanted};
//! use viva::grade::Grader;
//!
//! # fn main() {
//! let files = Files::from([
//! #   ("rubric.toml".to_owned(), Ok(Cow::Borrowed(include_bytes!("../rubric.toml").as_slice()))),
//! #   ("networking/vocabulary.toml".to_owned(), Ok(Cow::Borrowed(include_bytes!("../bank/networking/vocabulary.toml").as_slice()))),
//! #   ("networking/resources.toml".to_owned(), Ok(Cow::Borrowed(include_bytes!("../bank/networking/resources.toml").as_slice()))),
//!     // ... rubric.toml, vocabulary.toml, resources.toml
//!     ("networking/pack.toml".to_owned(), Ok(Cow::Borrowed(include_bytes!("../bank/networking/pack.toml").as_slice()))),
//! #   ("networking/problems/l4-or-l7.toml".to_owned(), Ok(Cow::Borrowed(include_bytes!("../bank/networking/problems/l4-or-l7.toml").as_slice()))),
//! #   ("networking/diagrams/l4-l7.toml".to_owned(), Ok(Cow::Borrowed(include_bytes!("../bank/networking/diagrams/l4-l7.toml").as_slice()))),
//! ]);
//! let (bank, findings) = Bank::read(&files, Wanted::Problem("l4-or-l7"));
//! # let missing = |f: &&viva::diagnostic::Diagnostic| f.code != viva::diagnostic::Code::UnknownId;
//! # assert_eq!(findings.iter().filter(missing).count(), 0);
//! if let Some((pack, problem)) = bank.as_ref().and_then(|bank| bank.problem("l4-or-l7")) {
//!     let grade = Grader::new(pack, problem).grade("layer 4 sees ports, layer 7 reads the request");
//!     assert_eq!(pack.rubric.level_name(grade.level), "intermediate");
//! }
//! # }
//! ```

#![deny(clippy::disallowed_methods)]

pub mod text;
pub mod diagnostic;
pub mod pattern;
pub mod rubric;
pub mod problem;
pub mod pack;
pub mod bank;
pub mod search;
pub mod matcher;
pub mod grade;
pub mod agreement;
pub mod evaluation;
pub mod attempt;
pub mod audit;
pub mod suggest;
pub mod stress;
pub mod lint;
pub mod proof;
pub mod interview;
pub mod scorecard;
pub mod render;
