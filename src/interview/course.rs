//! Which problem comes next.
//!
//! The rules are few, so that a candidate can see through them: a phase opens with its own problem
//! and goes on with problems of its pool, until it has asked as many as it should or its time is
//! up. Before the first phase is over, and after a middling one, the pool's medium problems come
//! first; after a weak one the easiest, after a strong one the hardest. A wish overrides that.
//!
//! A large pool is dealt into hands, as cards are, and the seed says which hand an interview plays: with
//! the next seed none of its problems comes again.

use super::{Asked, Interview, Reply, Wish, talk};
use crate::pack::Phase;
use crate::problem::{Difficulty, Problem};

/// A hand has at least so many problems, and twice as many as are drawn from it.
const SMALLEST_HAND: usize = 4;
/// A phase is over when it has taken this many seconds for each minute planned.
const SECONDS: u64 = 60;

impl<'b> Interview<'b> {
    /// Closes the open problem and asks the next one, or ends the interview.
    pub(super) fn next_problem(&mut self, replies: &mut Vec<Reply>) {
        if let Some(asked) = self.asked.last_mut() {
            asked.closed = true;
            replies.extend(talk::correction(self.pack, asked));
        }
        while let Some(phase) = self.pack.phases.get(self.phase) {
            let asked = self.asked.iter().filter(|asked| asked.phase == self.phase && !asked.set_aside).count();
            let time_is_up = asked > 0 && self.now - self.phase_began >= u64::from(phase.minutes) * SECONDS;
            let next = match asked {
                0 if self.fresh(&phase.opening) => self.pack.problem(&phase.opening),
                _ if asked >= phase.problems || time_is_up => None,
                _ => self.out_of_pool(|_| true),
            };
            if let Some(problem) = next {
                return self.ask(problem, replies);
            }
            if time_is_up && asked < phase.problems {
                replies.push(Reply::notice("The time for this part is up; let us go on."));
            }
            self.phase += 1;
            self.phase_began = self.now;
        }
        self.close(replies);
    }

    /// Obeys the wish: at once if the open problem is untouched and the pool has another, and in
    /// the choice of all later ones.
    pub(super) fn wish_for(&mut self, wish: Wish, replies: &mut Vec<Reply>) {
        self.wish = Some(wish);
        let Some(asked) = self.asked.last() else { return };
        let now = asked.problem.difficulty;
        let untouched = asked.grade.is_none() && asked.hints == 0;
        let other = self.out_of_pool(|problem| match wish {
            Wish::Easier => problem.difficulty < now,
            Wish::Harder => problem.difficulty > now,
        });
        match other.filter(|_| untouched) {
            Some(problem) => {
                if let Some(asked) = self.asked.last_mut() {
                    asked.set_aside = true;
                    asked.closed = true;
                }
                replies.push(Reply::notice("As you like: another one instead."));
                self.ask(problem, replies);
            }
            None => {
                let what = if wish == Wish::Easier { "easier" } else { "harder" };
                let text = if untouched {
                    format!("This part has nothing {what} left. I keep it in mind for the next problems.")
                } else {
                    format!("Noted: {what} from the next problem on.")
                };
                replies.push(Reply::Notice { text });
            }
        }
    }

    fn ask(&mut self, problem: &'b Problem, replies: &mut Vec<Reply>) {
        self.asked.push(Asked {
            problem,
            phase: self.phase,
            response: String::new(),
            grade: None,
            hints: 0,
            probes: 0,
            follow_ups: 0,
            set_aside: false,
            closed: false,
            put: Vec::new(),
        });
        replies.extend(self.asked.last().map(|asked| self.question(asked)));
    }

    fn fresh(&self, id: &str) -> bool {
        !self.asked.iter().any(|asked| asked.problem.id == id)
    }

    /// The problem of the phase's pool that suits best among those that `fits`: of this interview's hand
    /// while it has any, as hard as it should be, and of a criterion that was asked about least. Equals
    /// are told apart by the seed, through a hash, so that neither the order of files nor a machine
    /// matters.
    fn out_of_pool(&self, fits: impl Fn(&Problem) -> bool) -> Option<&'b Problem> {
        let aim = self.aim();
        let phase = self.pack.phases.get(self.phase)?;
        let hand = self.hand(phase);
        let problems = phase.pool.iter().filter(|id| self.fresh(id)).filter_map(|id| self.pack.problem(id));
        // Who struggles is spared the hard ones, unless the phase asks all that it has.
        let spares = aim == Difficulty::Easy && phase.problems <= phase.pool.len();
        let spared = |problem: &&Problem| spares && problem.difficulty == Difficulty::Hard;
        problems.filter(|problem| fits(problem) && !spared(problem)).min_by_key(|problem| {
            let outside = !hand.contains(&problem.id.as_str());
            let distance = (problem.difficulty as u8).abs_diff(aim as u8);
            let before = self.asked.iter().filter(|asked| asked.problem.criterion == problem.criterion).count();
            (outside, distance, before, lot(self.seed, &problem.id))
        })
    }

    /// The problems of a phase's pool that this interview is dealt. Each hand has problems of all
    /// difficulties and criteria as far as they go round, and enough to choose from.
    fn hand(&self, phase: &'b Phase) -> Vec<&'b str> {
        let drawn = phase.problems.saturating_sub(1);
        let hands = (phase.pool.len() / SMALLEST_HAND.max(2 * drawn)).max(1);
        let mine = usize::try_from(self.seed % hands as u64).unwrap_or(0);
        let mut pool: Vec<&Problem> = phase.pool.iter().filter_map(|id| self.pack.problem(id)).collect();
        pool.sort_by_key(|problem| (problem.difficulty, &problem.criterion, lot(0, &problem.id)));
        pool.into_iter().skip(mine).step_by(hands).map(|problem| problem.id.as_str()).collect()
    }

    /// How hard the next problem should be.
    fn aim(&self) -> Difficulty {
        match self.wish {
            Some(Wish::Easier) => return Difficulty::Easy,
            Some(Wish::Harder) => return Difficulty::Hard,
            None => {}
        }
        let costs = &self.pack.rubric.hint_costs;
        let first: Vec<u32> = self
            .asked
            .iter()
            .filter(|asked| asked.phase == 0 && !asked.set_aside)
            .map(|asked| asked.mark(costs))
            .collect();
        let count = u32::try_from(first.len()).unwrap_or(u32::MAX);
        if self.phase == 0 || count == 0 {
            return Difficulty::Medium;
        }
        let mean = first.iter().sum::<u32>() / count;
        match mean {
            weak if weak < self.pack.adaptation.weak_below => Difficulty::Easy,
            strong if strong >= self.pack.adaptation.strong_from => Difficulty::Hard,
            _ => Difficulty::Medium,
        }
    }
}

/// What tells equals apart.
pub(super) fn lot(seed: u64, id: &str) -> [u8; blake3::OUT_LEN] {
    *blake3::hash(format!("{seed}/{id}").as_bytes()).as_bytes()
}
