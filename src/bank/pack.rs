//! Reading what a pack is made of, its problems aside.

use super::fields::Fields;
use super::file::{File, Located, is_id, quoted};
use super::pattern::{Names, Sets, named_phrases};
use crate::diagnostic::{Code, Diagnostic};
use crate::pack::{Adaptation, Diagram, Pack, Persona, Phase, Reactions, Resource, Step};
use crate::rubric::{Criterion, FULL_MARKS, HINTS, Level, MOST_MINUTES, MOST_POINTS, Marking, Rubric};
use unicode_width::UnicodeWidthStr;

/// A picture has to fit a terminal of 80 columns with a margin.
const WIDEST_PICTURE: usize = 78;

/// What was read of a file.
pub(super) struct Whole<T> {
    pub(super) value: T,
    /// Whether something may be missing, because a part could not be read.
    pub(super) torn: bool,
    pub(super) findings: Vec<Diagnostic>,
}

/// Reads a whole file with `read`, and gives what was found wrong beside it.
pub(super) fn whole_file<T>(name: &str, source: &str, read: impl FnOnce(&Fields<'_, '_>) -> T) -> Whole<T> {
    let file = File::new(name, source);
    let table = file.parse();
    let fields = Fields::of_file(&file, &table);
    let value = read(&fields);
    fields.finish();
    Whole { value, torn: file.is_torn(), findings: file.into_findings() }
}

/// Reads `pack.toml`. Rubric, words, resources, diagrams and problems are put in by the caller.
pub(super) fn pack(fields: &Fields<'_, '_>, folder: &str, problems: &[&str]) -> Pack {
    let id = fields.id("id");
    if id.value != folder && is_id(&id.value) {
        let message = format!("the pack `{}` lies in a folder named {}", id.value, quoted(folder));
        fields.file.report(Code::BadId, &id.span, message, "", "name the folder by the id");
    }
    let persona = fields.some_table("persona");
    let persona = persona.map(|table| {
        let persona = Persona {
            name: table.text("name").value,
            role: table.text("role").value,
            voice: table.text("voice").value,
        };
        table.finish();
        persona
    });
    let reactions = fields.some_table("reactions").map(|table| {
        let reactions = Reactions {
            strong: reactions(&table, "strong"),
            partial: reactions(&table, "partial"),
            weak: reactions(&table, "weak"),
            known: filled_in(&table, table.text("known"), "shown"),
            stands: filled_in(&table, table.text("stands"), "shown"),
            corrects: filled_in(&table, table.text("corrects"), "truth"),
        };
        table.finish();
        reactions
    });
    let adaptation = fields.some_table("adaptation").map(|table| {
        let adaptation = Adaptation { weak_below: table.marks("weak_below"), strong_from: table.marks("strong_from") };
        if adaptation.weak_below > adaptation.strong_from {
            let message = "`weak_below` is above `strong_from`";
            let help = "an interview can't be too weak and too strong at once";
            table.file.report(Code::OutOfRange, &table.span_of("weak_below"), message, "", help);
        }
        table.finish();
        adaptation
    });
    Pack {
        id: id.value,
        standard: fields.flag("standard"),
        title: fields.text("title").value,
        role: fields.text("role").value,
        difficulty: fields.text("difficulty").value,
        greeting: fields.text("greeting").value,
        closing: fields.text("closing").value,
        persona: persona.unwrap_or_default(),
        reactions: reactions.unwrap_or_default(),
        adaptation: adaptation.unwrap_or_default(),
        phases: phases(fields, problems),
        ..Pack::default()
    }
}

/// What is said after an answer.
fn reactions(fields: &Fields<'_, '_>, key: &'static str) -> Vec<String> {
    fields.some_texts(key).into_iter().map(|text| filled_in(fields, text, "shown")).collect()
}

/// A text with a place that is filled in later; reports any place with another name.
fn filled_in(fields: &Fields<'_, '_>, text: Located<String>, name: &str) -> String {
    let written = text.value.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
    for (other, _) in written.filter(|(other, _)| *other != name) {
        let message = format!("nothing is filled in for {}", quoted(&format!("{{{other}}}")));
        fields.file.report(Code::UnknownId, &text.span, message, "", format!("write {{{name}}}"));
    }
    text.value
}

fn lines(fields: &Fields<'_, '_>, key: &'static str) -> Vec<String> {
    fields.some_texts(key).into_iter().map(|text| text.value).collect()
}

fn phases(fields: &Fields<'_, '_>, problems: &[&str]) -> Vec<Phase> {
    let mut phases = Vec::new();
    for table in fields.some_tables("phase") {
        let opening = table.text("opening");
        let pool = table.texts("pool");
        for id in [&opening].into_iter().chain(&pool) {
            table.file.lookup(Code::UnknownId, "problem", id, problems.iter().copied());
        }
        table.file.report_duplicates("problem in this phase", [&opening].into_iter().chain(&pool));
        let count = table.number("problems");
        let asked = usize::try_from(count.value).unwrap_or(usize::MAX);
        let has = table.length("pool").unwrap_or_default() + 1;
        // A count that is not there was reported as such.
        if (asked == 0 || asked > has) && count.span != table.span {
            let message = format!("the phase asks {asked} problems and has {has}");
            table.file.report(
                Code::OutOfRange,
                &count.span,
                message,
                "",
                "ask at least the opening, and no more than there are",
            );
        }
        phases.push(Phase {
            title: table.text("title").value,
            minutes: table.bounded("minutes", 1, MOST_MINUTES),
            problems: asked,
            opening: opening.value,
            pool: pool.into_iter().map(|id| id.value).collect(),
        });
        table.finish();
    }
    phases
}

/// Reads `vocabulary.toml`.
pub(super) fn vocabulary(fields: &Fields<'_, '_>) -> Sets {
    fields.some_table("sets").map(|sets| named_phrases(sets, &Names::new(), true)).unwrap_or_default()
}

/// Reads `resources.toml`.
pub(super) fn resources(fields: &Fields<'_, '_>) -> Vec<Resource> {
    let mut ids: Vec<Located<String>> = Vec::new();
    let mut resources = Vec::new();
    for table in fields.some_tables("resource") {
        let id = table.id("id");
        resources.push(Resource {
            id: id.value.clone(),
            title: table.text("title").value,
            url: table.text("url").value,
            about: table.text("about").value,
        });
        ids.push(id);
        table.finish();
    }
    fields.file.report_duplicates("resource", ids.iter());
    resources
}

/// Reads one picture.
pub(super) fn diagram(fields: &Fields<'_, '_>) -> Diagram {
    let id = fields.id("id");
    super::check_named_by_file(fields.file, &id);
    let mut steps = Vec::new();
    for table in fields.some_tables("step") {
        let draw = table.text("draw");
        report_bad_line(table.file, &draw);
        steps.push(Step { say: table.text("say").value, draw: draw.value });
        table.finish();
    }
    Diagram { id: id.value, title: fields.text("title").value, steps }
}

/// Reports the first line of a picture that is too wide, or that a terminal does not show.
fn report_bad_line(file: &File<'_>, draw: &Located<String>) {
    let mut start = 0;
    for line in draw.value.split('\n') {
        let broad = line.width() > WIDEST_PICTURE;
        if broad || line.chars().any(char::is_control) {
            let message =
                if broad { "the picture is wider than 78 columns" } else { "the picture holds control characters" };
            let place = file.inside(&draw.value, &draw.span, &(start..start + line.len()));
            let help = "draw it with printable characters in 78 columns";
            file.report(Code::BadPicture, &place, message, "", help);
            return;
        }
        start += line.len() + 1;
    }
}

/// Reads `rubric.toml`.
pub(super) fn rubric(fields: &Fields<'_, '_>) -> Rubric {
    let costs = fields.numbers("hint_costs");
    for cost in costs.iter().filter(|cost| cost.value > FULL_MARKS) {
        fields.file.report(Code::OutOfRange, &cost.span, "a hint costs over 100", "", "marks run from 0 to 100");
    }
    let written = if fields.value("hint_costs").is_some() { fields.length("hint_costs") } else { Some(0) };
    if let Some(length) = written.filter(|length| *length != HINTS) {
        let message = format!("`hint_costs` has {length} numbers");
        fields.file.report(Code::HintCount, &fields.span_of("hint_costs"), message, "", "write four, one a hint");
    }
    let marking = fields.some_table("marking").map(|table| {
        let marking = Marking {
            centre: table.marks("centre"),
            point: table.marks("point"),
            implied_by: table.bounded("implied_by", 0, MOST_POINTS),
            supported_by: table.bounded("supported_by", 0, MOST_POINTS),
            contradiction: table.marks("contradiction"),
            terse: table.flag("terse"),
        };
        table.finish();
        marking
    });
    let levels = levels(fields);
    let criteria = criteria(fields, levels.len());
    Rubric {
        title: fields.text("title").value,
        hint_costs: std::array::from_fn(|index| costs.get(index).map_or(0, |cost| cost.value)),
        marking: marking.unwrap_or_default(),
        levels,
        criteria,
    }
}

fn levels(fields: &Fields<'_, '_>) -> Vec<Level> {
    let mut ids: Vec<Located<String>> = Vec::new();
    let mut levels: Vec<Level> = Vec::new();
    for table in fields.some_tables("level") {
        let id = table.id("id");
        let from = table.marks("from");
        let span = table.span_of("from");
        match levels.last() {
            // A cut that is not there was reported as such.
            _ if span == table.span => {}
            None if from > 0 => {
                table.file.report(Code::CutOrder, &span, "the lowest level begins above 0", "", "begin at 0");
            }
            Some(last) if from <= last.from => {
                let message = format!("level `{}` does not begin above `{}`", id.value, last.id);
                table.file.report(Code::CutOrder, &span, message, "", "let the levels rise");
            }
            _ => {}
        }
        levels.push(Level { id: id.value.clone(), from });
        ids.push(id);
        table.finish();
    }
    fields.file.report_duplicates("level", ids.iter());
    levels
}

fn criteria(fields: &Fields<'_, '_>, levels: usize) -> Vec<Criterion> {
    let mut ids: Vec<Located<String>> = Vec::new();
    let mut criteria = Vec::new();
    for table in fields.some_tables("criterion") {
        let id = table.id("id");
        let descriptions = lines(&table, "levels");
        if let Some(length) = table.length("levels").filter(|length| *length > 0 && *length != levels) {
            let message = format!("{length} descriptions for {levels} levels");
            table.file.report(Code::OutOfRange, &table.span_of("levels"), message, "", "describe each level once");
        }
        criteria.push(Criterion { id: id.value.clone(), title: table.text("title").value, levels: descriptions });
        ids.push(id);
        table.finish();
    }
    fields.file.report_duplicates("criterion", ids.iter());
    criteria
}
