//! Reading one problem.

use super::Gaps;
use super::fields::Fields;
use super::file::{File, Located, quoted};
use super::pattern::{Names, Sets, named_phrases, patterns, some_patterns};
use super::variables;
use crate::diagnostic::{Code, Diagnostic};
use crate::pack::Pack;
use crate::pattern::Pattern;
use crate::problem::{Concept, Denied, Difficulty, Example, FollowUp, Misconception, Part, Penalty, Probe, Problem};
use crate::rubric::{HINTS, MOST_MINUTES, MOST_POINTS, Marking};
use crate::text::Text;
use std::collections::{BTreeMap, BTreeSet};

/// Reads a problem for `pack`, of which everything but the problems has to be read already; what
/// could not be read of it is in `gaps`. The seed draws its variables.
pub(super) fn read(name: &str, source: &str, pack: &Pack, gaps: Gaps, seed: u64) -> (Option<Problem>, Vec<Diagnostic>) {
    let file = File::new(name, source);
    let table = file.parse();
    let fields = Fields::of_file(&file, &table);
    let problem = problem(&fields, pack, gaps, seed);
    fields.finish();
    let mut findings = file.into_findings();
    findings.retain(|finding| !gaps.explain(finding.code));
    let good = !findings.iter().any(Diagnostic::is_error);
    (good.then_some(problem), findings)
}

fn problem(fields: &Fields<'_, '_>, pack: &Pack, gaps: Gaps, seed: u64) -> Problem {
    let file = fields.file;
    let id = fields.id("id");
    super::check_named_by_file(file, &id);
    // Before any text is read that they are filled into.
    let variables = file.fill_in_from_here(variables::draw(fields, &id.value, seed));
    let criterion = fields.text("criterion");
    file.lookup(Code::UnknownCriterion, "criterion", &criterion, pack.rubric.criteria.iter().map(|c| c.id.as_str()));
    let diagrams = fields.texts("diagrams");
    for diagram in diagrams.iter().filter(|_| !gaps.diagrams) {
        file.lookup(Code::UnknownId, "diagram", diagram, pack.diagrams.iter().map(|d| d.id.as_str()));
    }
    let resources = fields.texts("resources");
    for resource in resources.iter().filter(|_| !gaps.resources) {
        file.lookup(Code::UnknownId, "resource", resource, pack.resources.iter().map(|r| r.id.as_str()));
    }
    let marking = marking(fields, pack.rubric.marking);
    let mut sets: Names = pack.sets.keys().cloned().collect();
    let words = fields.table("words").map(|words| named_phrases(words, &sets, true)).unwrap_or_default();
    sets.extend(words.keys().cloned());
    let topics = fields.table("topics").map(|topics| named_phrases(topics, &sets, false)).unwrap_or_default();

    let (ids, concepts, alone) = concepts(fields, &sets, &topics);
    let parts = parts(fields, &ids, alone, marking);
    let misconceptions = misconceptions(fields, &ids, &sets, pack, marking);
    let problem = Problem {
        title: fields.text("title").value,
        criterion: criterion.value,
        difficulty: difficulty(fields),
        minutes: fields.bounded("minutes", 1, MOST_MINUTES),
        tags: values(fields.texts("tags")),
        question: fields.text("question").value,
        walkthrough: fields.text("walkthrough").value,
        diagrams: values(diagrams),
        resources: values(resources),
        hints: hints(fields),
        strict: fields.flag("strict"),
        variables,
        marking,
        words,
        topics,
        parts,
        misconceptions,
        probes: probes(fields, &ids),
        follow_ups: follow_ups(fields, &ids),
        examples: examples(fields, pack),
        id: id.value,
        concepts,
    };
    report_unused_sets(fields, &problem);
    problem
}

fn values(texts: Vec<Located<String>>) -> Vec<String> {
    texts.into_iter().map(|text| text.value).collect()
}

fn difficulty(fields: &Fields<'_, '_>) -> Difficulty {
    let written = fields.text("difficulty");
    let found = Difficulty::named(&written.value);
    if found.is_none() && !written.value.is_empty() {
        let message = format!("{} is not a difficulty", quoted(&written.value));
        fields.file.report(Code::UnknownId, &written.span, message, "", "write easy, medium or hard");
    }
    found.unwrap_or(Difficulty::Medium)
}

fn marking(fields: &Fields<'_, '_>, default: Marking) -> Marking {
    let Some(table) = fields.table("marking") else { return default };
    let marking = Marking {
        centre: table.optional_marks("centre").unwrap_or(default.centre),
        point: table.optional_marks("point").unwrap_or(default.point),
        implied_by: table.optional_bounded("implied_by", 0, MOST_POINTS).unwrap_or(default.implied_by),
        supported_by: table.optional_bounded("supported_by", 0, MOST_POINTS).unwrap_or(default.supported_by),
        contradiction: table.optional_marks("contradiction").unwrap_or(default.contradiction),
        terse: if table.value("terse").is_some() { table.flag("terse") } else { default.terse },
    };
    table.finish();
    marking
}

fn hints(fields: &Fields<'_, '_>) -> [String; HINTS] {
    let hints = fields.texts("hints");
    let written = if fields.value("hints").is_some() { fields.length("hints") } else { Some(0) };
    if let Some(length) = written.filter(|length| *length != HINTS) {
        let message = format!("there are {length} hints");
        let help = "write four: a nudge, a direction, a part of the solution, the answer in short";
        fields.file.report(Code::HintCount, &fields.span_of("hints"), message, format!("{HINTS} belong here"), help);
    }
    let mut said: BTreeMap<String, usize> = BTreeMap::new();
    for (index, hint) in hints.iter().enumerate().filter(|(_, hint)| !hint.value.is_empty()) {
        let folded = Text::read(&hint.value).words().collect::<Vec<_>>().join(" ");
        let first = *said.entry(folded).or_insert(index);
        if first != index {
            let message = format!("hint {} repeats hint {}", index + 1, first + 1);
            fields.file.report(Code::RepeatedHint, &hint.span, message, "", "let each hint say more than the last");
        }
    }
    let mut hints = values(hints).into_iter();
    std::array::from_fn(|_| hints.next().unwrap_or_default())
}

/// What a concept says about the marks that it earns when it stands in no group.
struct Alone {
    central: bool,
    marks: Option<u32>,
}

fn concepts(fields: &Fields<'_, '_>, sets: &Names, topics: &Sets) -> (Vec<Located<String>>, Vec<Concept>, Vec<Alone>) {
    let (mut ids, mut concepts, mut alone, mut only_with) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for table in fields.some_tables("concept") {
        let id = table.id("id");
        let topic = table.optional_text("topic");
        if let Some(topic) = &topic {
            table.file.lookup(Code::UnknownId, "topic", topic, topics.keys().map(String::as_str));
        }
        concepts.push(Concept {
            id: id.value.clone(),
            term: table.optional_text("term").map(|term| term.value),
            say: table.text("say").value,
            ask: table.text("ask").value,
            advice: table.text("advice").value,
            topic: topic.map(|topic| topic.value),
            strong: some_patterns(&table, "match", sets),
            weak: patterns(&table, "weak", sets),
            unless: patterns(&table, "unless", sets),
            unless_anywhere: patterns(&table, "unless_anywhere", sets),
            // Known once all concepts are.
            only_with: Vec::new(),
            reversed: patterns(&table, "reversed", sets),
            denied: denied(&table),
        });
        only_with.push(table.texts("only_with"));
        alone.push(Alone { central: table.flag("central"), marks: table.optional_marks("marks") });
        ids.push(id);
        table.finish();
    }
    for (concept, names) in concepts.iter_mut().zip(only_with) {
        concept.only_with = named(fields, &names, &ids);
    }
    (ids, concepts, alone)
}

fn denied(fields: &Fields<'_, '_>) -> Denied {
    match fields.optional_text("denied") {
        None => Denied::Ignored,
        Some(text) if text.value == "reject" => Denied::Rejected,
        Some(text) if text.value == "contradicts" => Denied::Contradicts,
        Some(text) if text.value.is_empty() => Denied::Ignored,
        Some(text) => {
            let message = format!("`denied` can't be {}", quoted(&text.value));
            fields.file.report(Code::UnknownId, &text.span, message, "", "write reject or contradicts");
            Denied::Ignored
        }
    }
}

/// A part before the centre is shared out: its marks are known only if the file gives them.
struct Unpriced {
    id: String,
    central: bool,
    marks: Option<u32>,
    need: usize,
    shared: bool,
    concepts: Vec<usize>,
}

fn parts(fields: &Fields<'_, '_>, ids: &[Located<String>], alone: Vec<Alone>, marking: Marking) -> Vec<Part> {
    let mut grouped = BTreeSet::new();
    let mut parts = groups(fields, ids, &mut grouped);
    for (index, (id, alone)) in ids.iter().zip(alone).enumerate() {
        if grouped.contains(&index) {
            if alone.central || alone.marks.is_some() {
                let message = format!("`{}` earns its marks in a group", id.value);
                let help = "say `central` and `marks` in the group, or take the concept out of it";
                fields.file.report(Code::BadGroup, &id.span, message, "", help);
            }
            continue;
        }
        let Alone { central, marks } = alone;
        parts.push(Unpriced { id: id.value.clone(), central, marks, need: 1, shared: false, concepts: vec![index] });
    }
    // Where the centre is worth nothing, problems add up their points alone.
    if marking.centre > 0 && !ids.is_empty() && !parts.iter().any(|part| part.central) {
        let help = "write `central = true` in the concept without which the rest is beside the point";
        fields.file.report(Code::NoCentre, &(0..0), "there is no central concept", "", help);
    }
    price(parts, marking)
}

fn groups(fields: &Fields<'_, '_>, ids: &[Located<String>], grouped: &mut BTreeSet<usize>) -> Vec<Unpriced> {
    let (mut groups, mut names) = (Vec::new(), ids.to_vec());
    for table in fields.tables("group") {
        let id = table.id("id");
        let need = table.number("need");
        table.need_entries("of");
        let members = indices(&table, "of", ids);
        let length = table.length("of").unwrap_or_default();
        let possible = need.value > 0 && usize::try_from(need.value).is_ok_and(|need| need <= length);
        // A `need` or an `of` that is not there was reported as such.
        if !possible && need.span != table.span && length > 0 {
            let message = format!("the group needs {} of {length} concepts", need.value);
            table.file.report(Code::BadGroup, &need.span, message, "", "`need` lies between 1 and the length of `of`");
        }
        for index in &members {
            if !grouped.insert(*index) {
                let message = format!("`{}` stands in a group already", ids[*index].value);
                table.file.report(Code::BadGroup, &table.span_of("of"), message, "", "leave it in one of them, once");
            }
        }
        groups.push(Unpriced {
            id: id.value.clone(),
            central: table.flag("central"),
            marks: table.optional_marks("marks"),
            need: usize::try_from(need.value).unwrap_or(1),
            shared: table.flag("shared"),
            concepts: members,
        });
        names.push(id);
        table.finish();
    }
    fields.file.report_duplicates("concept or group", names.iter());
    groups
}

/// Shares the centre out over its parts and puts them in the order of the file. What is left over
/// goes to the first parts by id, so that the order of the file changes no mark.
fn price(mut parts: Vec<Unpriced>, marking: Marking) -> Vec<Part> {
    let shares = |part: &&Unpriced| part.central && part.marks.is_none();
    let mut sharing: Vec<String> = parts.iter().filter(shares).map(|part| part.id.clone()).collect();
    sharing.sort();
    let count = u32::try_from(sharing.len()).unwrap_or(u32::MAX).max(1);
    let left_over = usize::try_from(marking.centre % count).unwrap_or(0);
    let price = |part: Unpriced| {
        let Unpriced { id, central, marks, need, shared, concepts } = part;
        let share = match sharing.iter().position(|sharing| *sharing == id) {
            Some(place) => marking.centre / count + u32::from(place < left_over),
            None => marking.point,
        };
        Part { id, central, by_default: marks.is_none(), marks: marks.unwrap_or(share), need, shared, concepts }
    };
    parts.sort_by_key(|part| part.concepts.first().copied());
    parts.into_iter().map(price).collect()
}

/// The numbers of the concepts that a list names.
fn indices(fields: &Fields<'_, '_>, key: &'static str, ids: &[Located<String>]) -> Vec<usize> {
    named(fields, &fields.texts(key), ids)
}

fn named(fields: &Fields<'_, '_>, names: &[Located<String>], ids: &[Located<String>]) -> Vec<usize> {
    let known = || ids.iter().map(|id| id.value.as_str());
    names.iter().filter_map(|name| fields.file.lookup(Code::UnknownId, "concept", name, known())).collect()
}

fn misconceptions(
    fields: &Fields<'_, '_>,
    concepts: &[Located<String>],
    sets: &Names,
    pack: &Pack,
    marking: Marking,
) -> Vec<Misconception> {
    let (mut ids, mut misconceptions) = (Vec::new(), Vec::new());
    for table in fields.tables("misconception") {
        let id = table.id("id");
        let cost = table.optional_marks("cost");
        let cap = table.optional_text("cap");
        // One that caps costs nothing beside unless it says so.
        let usual = if cap.is_some() { 0 } else { marking.contradiction };
        let cap = cap.map(|cap| level(&table, &cap, pack));
        let penalty = Penalty { cost: cost.unwrap_or(usual), cap };
        misconceptions.push(Misconception {
            id: id.value.clone(),
            say: table.text("say").value,
            patterns: some_patterns(&table, "match", sets),
            unless: patterns(&table, "unless", sets),
            unless_anywhere: patterns(&table, "unless_anywhere", sets),
            unless_shown: indices(&table, "unless_shown", concepts),
            penalty,
        });
        ids.push(id);
        table.finish();
    }
    fields.file.report_duplicates("misconception", ids.iter());
    misconceptions
}

fn level(fields: &Fields<'_, '_>, id: &Located<String>, pack: &Pack) -> usize {
    let known = pack.rubric.levels.iter().map(|level| level.id.as_str());
    fields.file.lookup(Code::UnknownLevel, "level", id, known).unwrap_or(0)
}

fn probes(fields: &Fields<'_, '_>, ids: &[Located<String>]) -> Vec<Probe> {
    let mut probes = Vec::new();
    for table in fields.tables("probe") {
        probes.push(Probe {
            when: indices(&table, "when", ids),
            without: if table.some_texts("without").is_empty() { Vec::new() } else { indices(&table, "without", ids) },
            ask: table.text("ask").value,
        });
        table.finish();
    }
    probes
}

fn follow_ups(fields: &Fields<'_, '_>, ids: &[Located<String>]) -> Vec<FollowUp> {
    let mut follow_ups = Vec::new();
    for table in fields.tables("follow_up") {
        let question = table.text("question").value;
        table.need_entries("concepts");
        follow_ups.push(FollowUp { question, concepts: indices(&table, "concepts", ids) });
        table.finish();
    }
    follow_ups
}

fn examples(fields: &Fields<'_, '_>, pack: &Pack) -> Vec<Example> {
    let mut examples = Vec::new();
    for table in fields.tables("example") {
        let level = level(&table, &table.text("level"), pack);
        let answer = table.text("answer");
        let line = fields.file.source.get(..answer.span.start).map_or(1, |before| before.matches('\n').count() + 1);
        examples.push(Example { level, answer: answer.value, line });
        table.finish();
    }
    let proved = |id: &str| examples.iter().any(|example| pack.rubric.level_name(example.level) == id);
    for (number, level) in pack.rubric.levels.iter().enumerate() {
        // Of two levels with one name, a mistake of the rubric, the first stands for both.
        if !proved(&level.id) && pack.rubric.level(&level.id) == Some(number) {
            let help = "write an `[[example]]` that proves the rules on it";
            fields.file.report(Code::NoExample, &(0..0), format!("no example at level `{}`", level.id), "", help);
        }
    }
    examples
}

/// Warns of the problem's own word sets that nothing uses.
fn report_unused_sets(fields: &Fields<'_, '_>, problem: &Problem) {
    let lists = problem.concepts.iter().flat_map(|c| [&c.strong, &c.weak, &c.unless, &c.unless_anywhere, &c.reversed]);
    let more = problem.misconceptions.iter().flat_map(|m| [&m.patterns, &m.unless, &m.unless_anywhere]);
    let mut used: BTreeSet<&str> = lists.chain(more).flatten().flat_map(Pattern::sets).collect();
    used.extend(problem.words.values().chain(problem.topics.values()).flatten().flat_map(|phrase| phrase.sets()));
    let Some(words) = fields.table("words") else { return };
    for (name, _) in words.entries().filter(|(name, _)| !used.contains(name.value.as_str())) {
        let message = format!("no pattern uses the word set `{}`", name.value);
        fields.file.report(Code::UnusedSet, &name.span, message, "", "use it, or take it out");
    }
}
