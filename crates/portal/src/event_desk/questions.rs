//! What is asked of everyone who comes, and what they may choose, as rows of one form.
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::event::{
    self,
    desk::{OptionDraft, QuestionDraft},
    question::QuestionKind,
};
use lotse_web_kit::auth::Form;
use uuid::Uuid;

use super::{
    frame::Case,
    refusal,
    rows::{Cell, Lines, Row, wants_more},
    rows_page::{Group, RowsPage},
    typed::words,
};
use crate::{
    PortalState,
    desk::{At, see},
    error::Result,
    form::{Mistakes, Refusal},
    language::Lang,
    site::Site,
};

const QUESTION: &[&str] = &["id", "label", "hint", "kind", "choices"];
const QUESTION_TICKS: &[&str] = &["required", "weg"];
const OPTION: &[&str] = &["option_id", "option_topic", "option_label", "option_capacity"];
const OPTION_TICKS: &[&str] = &["option_weg"];
const MOST_QUESTIONS: usize = 40;
const MOST_OPTIONS: usize = 80;

/// Both parts of the form as they were typed.
struct Asked {
    questions: Lines,
    options: Lines,
}

impl Asked {
    fn of(case: &Case) -> Self {
        let mut questions = Lines::new(QUESTION, QUESTION_TICKS);
        for question in &case.view.questions {
            questions.push(vec![
                question.id.to_string(),
                question.label.clone(),
                question.hint.clone().unwrap_or_default(),
                question.kind.as_str().to_owned(),
                question.choices.0.join("\n"),
                if question.required { "ja".to_owned() } else { String::new() },
                String::new(),
            ]);
        }
        let mut options = Lines::new(OPTION, OPTION_TICKS);
        for option in case.view.options.iter().filter(|option| option.retired_at.is_none()) {
            options.push(vec![
                option.id.to_string(),
                option.topic.clone(),
                option.label.clone(),
                option.capacity.map(|capacity| capacity.to_string()).unwrap_or_default(),
                String::new(),
            ]);
        }
        Self { questions, options }
    }

    fn with_empty(self) -> Self {
        Self { questions: self.questions.with_empty(), options: self.options.with_empty() }
    }

    fn page(&self, site: &Site, case: &Case) -> RowsPage {
        let lang = site.lang;
        let mut page = RowsPage::new(
            site,
            case,
            "/fragen",
            lang.t("edesk-tab-questions"),
            "/fragen",
            lang.t("edesk-save"),
        );
        page.intro = vec![lang.t("edesk-questions-text")];
        page.groups = vec![
            Group {
                heading: lang.t("edesk-questions"),
                text: lang.t("edesk-questions-hint"),
                rows: self.question_rows(lang),
            },
            Group {
                heading: lang.t("edesk-options"),
                text: lang.t("edesk-options-hint"),
                rows: self.option_rows(lang),
            },
        ];
        page
    }

    fn question_rows(&self, lang: Lang) -> Vec<Row> {
        let kinds: Vec<&'static str> = QuestionKind::ALL.iter().map(|kind| kind.as_str()).collect();
        let kinds = words(lang, "edesk-answer", &kinds);
        let cells = || {
            vec![
                Cell::new("label", "text", lang.t("edesk-question-label")).wide(),
                Cell::new("hint", "text", lang.t("edesk-question-hint")).wide(),
                Cell::select("kind", lang.t("edesk-question-kind"), &kinds),
                Cell::new("choices", "area", lang.t("edesk-question-choices")).wide(),
                Cell::new("required", "tick", lang.t("edesk-question-required")),
                Cell::new("weg", "tick", lang.t("edesk-row-remove")),
            ]
        };
        rows(lang, &self.questions, "f", ("edesk-question", "id"), &cells)
    }

    fn option_rows(&self, lang: Lang) -> Vec<Row> {
        let cells = || {
            vec![
                Cell::new("option_topic", "text", lang.t("edesk-option-topic")),
                Cell::new("option_label", "text", lang.t("edesk-option-label")),
                Cell::new("option_capacity", "number", lang.t("edesk-option-capacity")),
                Cell::new("option_weg", "tick", lang.t("edesk-row-remove")),
            ]
        };
        rows(lang, &self.options, "o", ("edesk-option", "option_id"), &cells)
    }

    fn question_drafts(&self, filled: &[usize]) -> Vec<QuestionDraft> {
        let lines = &self.questions;
        let draft = |at: &usize| QuestionDraft {
            id: Uuid::try_parse(lines.get(*at, "id")).ok(),
            label: lines.get(*at, "label").to_owned(),
            hint: lines.text(*at, "hint"),
            kind: lines.get(*at, "kind").parse().unwrap_or(QuestionKind::Text),
            choices: lines
                .get(*at, "choices")
                .lines()
                .map(str::trim)
                .filter(|choice| !choice.is_empty())
                .map(str::to_owned)
                .collect(),
            required: !lines.get(*at, "required").is_empty(),
        };
        filled.iter().map(draft).collect()
    }

    fn option_drafts(&self, lang: Lang, filled: &[usize]) -> Result<Vec<OptionDraft>, Mistakes> {
        let (lines, mut mistakes) = (&self.options, Mistakes::default());
        let mut drafts = Vec::new();
        for (number, at) in filled.iter().copied().enumerate() {
            let capacity = lines.text(at, "option_capacity").map(|typed| typed.parse::<i32>());
            if matches!(capacity, Some(Err(_))) {
                mistakes.add(&format!("options.{number}.capacity"), lang.t("edesk-number-wrong"));
            }
            drafts.push(OptionDraft {
                id: Uuid::try_parse(lines.get(at, "option_id")).ok(),
                topic: lines.get(at, "option_topic").to_owned(),
                label: lines.get(at, "option_label").to_owned(),
                capacity: capacity.and_then(Result::ok),
            });
        }
        if mistakes.is_empty() { Ok(drafts) } else { Err(mistakes) }
    }
}

fn rows(
    lang: Lang,
    lines: &Lines,
    group: &'static str,
    (legend, id): (&str, &'static str),
    cells: &dyn Fn() -> Vec<Cell>,
) -> Vec<Row> {
    (0..lines.len())
        .map(|at| Row {
            at,
            group,
            legend: lang.with(legend, [("n", (at + 1).to_string())]),
            hidden: vec![(id, lines.get(at, id).to_owned())],
            cells: cells()
                .into_iter()
                .map(|cell| Cell { value: lines.get(at, cell.name).to_owned(), ..cell })
                .collect(),
            mistake: None,
        })
        .collect()
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    Asked::of(&case).with_empty().page(&site, &case).show()
}

pub(super) async fn set(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let asked = Asked {
        questions: Lines::read(&fields, QUESTION, QUESTION_TICKS, MOST_QUESTIONS),
        options: Lines::read(&fields, OPTION, OPTION_TICKS, MOST_OPTIONS),
    };
    if wants_more(&fields) {
        return asked.with_empty().page(&site, &case).show();
    }
    let (asking, choosing) =
        (asked.questions.filled(&["label"]), asked.options.filled(&["option_topic", "option_label"]));
    let told = [("questions", asking.as_slice()), ("options", choosing.as_slice())];
    let page = asked.page(&site, &case);
    let options = match asked.option_drafts(site.lang, &choosing) {
        Ok(options) => options,
        Err(mistakes) => return page.refused(&Refusal::own(mistakes), &told),
    };
    let (actor, id, questions) = (&site.visit.actor, case.event().id, asked.question_drafts(&asking));
    match event::desk::set_questions(&state.db, &*state.clock, actor, id, questions, options).await {
        Ok(_) => Ok(see(&site, &case.path("/fragen?fertig=va-gespeichert"))),
        Err(error) => {
            let refusal = refusal(site.lang, error, "zeile-o0", "edesk-option-clash")?;
            page.refused(&refusal, &told)
        }
    }
}
