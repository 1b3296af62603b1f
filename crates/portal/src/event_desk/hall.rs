//! The editor of the hall plan: a plain form, and beside it the drawing as it was saved last.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{
    DomainError,
    event::{self, HallPlan, Stand},
};
use lotse_web_kit::auth::Form;

use super::{
    exhibitors::Stands,
    frame::{Case, EventHead},
    refusal,
    rows::{Cell, Lines, Row, wants_more},
    stand_rows::StandRows,
    typed::Typed,
};
use crate::{
    PortalState,
    desk::{At, Desk, inner_page, see},
    error::Result,
    events::Hall,
    form::{Block, Field, Mistakes, Notice, Refusal},
    language::Lang,
    page::{Page, html},
    site::Site,
};

const FIELDS: [&str; 3] = ["width", "height", "version"];
const NAMES: &[&str] = &["label", "x", "y", "stand_width", "stand_height"];
const TICKS: &[&str] = &["bookable", "weg"];
const MOST: usize = 1_000;
const ROWS: [&str; 5] = ["stand_rows", "each", "row_width", "row_height", "aisle"];

#[derive(Template)]
#[template(path = "event_desk/hall.html")]
struct Editor {
    page: Page,
    desk: Desk,
    head: EventHead,
    notice: Option<Notice>,
    mistakes: Mistakes,
    closed: bool,
    hall: Option<Hall>,
    /// What is drawn has not been saved yet.
    unsaved: bool,
    action: String,
    version: String,
    fields: Vec<Field>,
    rows: Vec<Row>,
    form: Block,
}

/// The form as it was typed.
struct Drawn {
    typed: Typed,
    lines: Lines,
    rows: Typed,
}

impl Drawn {
    fn of(plan: &HallPlan, version: i32) -> Self {
        let mut typed = Typed::default();
        typed.set("width", plan.width.to_string());
        typed.set("height", plan.height.to_string());
        typed.set("version", version.to_string());
        let mut lines = Lines::new(NAMES, TICKS);
        for stand in &plan.stands {
            let bookable = if stand.bookable { "ja" } else { "" };
            lines.push(vec![
                stand.label.clone(),
                stand.x.to_string(),
                stand.y.to_string(),
                stand.width.to_string(),
                stand.height.to_string(),
                bookable.to_owned(),
                String::new(),
            ]);
        }
        let mut rows = Typed::default();
        for (name, usual) in ROWS.into_iter().zip(["4", "10", "2", "2", "2"]) {
            rows.set(name, usual);
        }
        Self { typed, lines: lines.with_empty(), rows }
    }

    /// The plan that was typed. Numbers that cannot be read are told at their box.
    fn plan(&self, lang: Lang, filled: &[usize]) -> Result<HallPlan, Mistakes> {
        let mut mistakes = Mistakes::default();
        let mut number = |text: &str, place: &str| {
            let number = text.parse();
            if number.is_err() {
                mistakes.add(place, lang.t("edesk-number-wrong"));
            }
            number.unwrap_or_default()
        };
        let mut plan = HallPlan {
            width: number(self.typed.get("width"), "width"),
            height: number(self.typed.get("height"), "height"),
            stands: Vec::new(),
        };
        for at in filled.iter().copied() {
            let mut cell = |name: &str| number(self.lines.get(at, name), &format!("{name}-{at}"));
            plan.stands.push(Stand {
                label: self.lines.get(at, "label").to_owned(),
                bookable: !self.lines.get(at, "bookable").is_empty(),
                x: cell("x"),
                y: cell("y"),
                width: cell("stand_width"),
                height: cell("stand_height"),
            });
        }
        if mistakes.is_empty() { Ok(plan) } else { Err(mistakes) }
    }
}

fn rows(lang: Lang, lines: &Lines) -> Vec<Row> {
    (0..lines.len())
        .map(|at| {
            let cells = [
                Cell::new("label", "text", lang.t("edesk-stand-label")),
                Cell::new("x", "number", lang.t("edesk-stand-x")),
                Cell::new("y", "number", lang.t("edesk-stand-y")),
                Cell::new("stand_width", "number", lang.t("edesk-stand-width")),
                Cell::new("stand_height", "number", lang.t("edesk-stand-height")),
                Cell::new("bookable", "tick", lang.t("edesk-stand-bookable")),
                Cell::new("weg", "tick", lang.t("edesk-row-remove")),
            ];
            Row {
                at,
                legend: match lines.get(at, "label") {
                    "" => lang.t("edesk-stand-new"),
                    label => lang.with("edesk-stand-of", [("name", label.to_owned())]),
                },
                cells: cells
                    .into_iter()
                    .map(|cell| Cell { value: lines.get(at, cell.name).to_owned(), ..cell })
                    .collect(),
                ..Row::default()
            }
        })
        .collect()
}

impl Editor {
    async fn of(
        state: &PortalState,
        site: &Site,
        case: &Case,
        drawn: &Drawn,
        plan: &HallPlan,
    ) -> Result<Self> {
        let lang = site.lang;
        let given = Stands::of(state, site, case).await?.given();
        let (desk, head) = case.frame(site, "/hallenplan");
        let fields = [
            Field::digits("width", lang.t("edesk-hall-width"), 2).hint(lang.t("edesk-hall-width-hint")),
            Field::digits("height", lang.t("edesk-hall-height"), 2),
        ];
        let labels = ROWS.into_iter().zip([
            lang.t("edesk-rows-rows"),
            lang.t("edesk-rows-each"),
            lang.t("edesk-stand-width"),
            lang.t("edesk-stand-height"),
            lang.t("edesk-rows-aisle"),
        ]);
        let form = Block::new(&case.path("/hallenplan/reihen"), lang.t("edesk-rows-make"))
            .heading(lang.t("edesk-rows-heading"))
            .text(lang.t("edesk-rows-text"))
            .quiet();
        let form = labels
            .fold(form, |form, (name, label)| form.field(drawn.rows.fill(Field::digits(name, label, 2))));
        Ok(Self {
            page: inner_page(site, format!("{} – {}", lang.t("edesk-tab-hall"), head.title)),
            desk,
            head,
            notice: Notice::of(site),
            mistakes: Mistakes::default(),
            closed: !case.is_open(),
            hall: Hall::new(plan, &given),
            unsaved: *plan != case.event().hall_plan,
            action: site.href(&case.path("/hallenplan")),
            version: drawn.typed.get("version").to_owned(),
            fields: fields.into_iter().map(|field| drawn.typed.fill(field)).collect(),
            rows: rows(lang, &drawn.lines),
            form,
        })
    }

    fn refused(mut self, refusal: &Refusal) -> Result<Response> {
        refusal.mistakes.mark(&mut self.fields);
        refusal.mistakes.mark(&mut self.form.fields);
        for row in &mut self.rows {
            let ids: Vec<String> = row.cells.iter().map(|cell| row.id(cell.name)).collect();
            for (cell, id) in row.cells.iter_mut().zip(ids) {
                cell.mistake = refusal.mistakes.at(&id);
            }
        }
        self.mistakes = refusal.mistakes.clone();
        self.mistakes.told_at("hall_plan", "width");
        self.notice = None;
        self.page.title = self.page.with("mistake-title", "title", &self.page.title);
        Ok(refusal.answer(html(&self)?))
    }
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let plan = &case.event().hall_plan;
    let drawn = Drawn::of(plan, case.event().version);
    html(&Editor::of(&state, &site, &case, &drawn, plan).await?)
}

/// Draws rows of stands into the form; saving them is another step.
pub(super) async fn make_rows(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let typed = Typed::read(&fields, &ROWS);
    let number = |name: &str| typed.get(name).parse().unwrap_or(0);
    let rows = StandRows {
        rows: number("stand_rows"),
        each: number("each"),
        width: number("row_width"),
        height: number("row_height"),
        aisle: number("aisle"),
    };
    if let Some(plan) = rows.plan(&site.lang.t("edesk-entrance")) {
        let drawn = Drawn { rows: typed, ..Drawn::of(&plan, case.event().version) };
        return html(&Editor::of(&state, &site, &case, &drawn, &plan).await?);
    }
    let plan = &case.event().hall_plan;
    let drawn = Drawn { rows: typed, ..Drawn::of(plan, case.event().version) };
    let mistakes = Mistakes::of("stand_rows", site.lang.t("edesk-rows-too-large"));
    Editor::of(&state, &site, &case, &drawn, plan).await?.refused(&Refusal::own(mistakes))
}

pub(super) async fn set(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let saved = &case.event().hall_plan;
    let mut drawn = Drawn {
        typed: Typed::read(&fields, &FIELDS),
        lines: Lines::read(&fields, NAMES, TICKS, MOST),
        ..Drawn::of(&HallPlan::default(), case.event().version)
    };
    if wants_more(&fields) {
        drawn.lines = drawn.lines.with_empty();
        return html(&Editor::of(&state, &site, &case, &drawn, saved).await?);
    }
    let plan = match drawn.plan(site.lang, &drawn.lines.filled(&["label"])) {
        Ok(plan) => plan,
        Err(mistakes) => {
            let page = Editor::of(&state, &site, &case, &drawn, saved).await?;
            return page.refused(&Refusal::own(mistakes));
        }
    };
    let (actor, id, version) = (&site.visit.actor, case.event().id, drawn.typed.version());
    match event::desk::set_hall_plan(&state.db, &*state.clock, actor, id, version, plan.clone()).await {
        Ok(_) => Ok(see(&site, &case.path("/hallenplan?fertig=va-gespeichert"))),
        Err(error) => {
            if matches!(error, DomainError::Stale) {
                drawn.typed.set("version", case.event().version.to_string());
            }
            let refusal = refusal(site.lang, error, "width", "edesk-hall-clash")?;
            Editor::of(&state, &site, &case, &drawn, &plan).await?.refused(&refusal)
        }
    }
}
