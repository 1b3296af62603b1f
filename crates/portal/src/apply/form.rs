//! The one page with the form, in three short parts.
use askama::Template;
use axum::response::Response;

use super::{
    place::Place,
    typed::{Known, Typed, field_of},
};
use crate::{
    documents::Row,
    error::Result,
    form::{Field, Mistakes, Refusal},
    language::Lang,
    page::{Page, Section, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "apply/form.html")]
pub(super) struct ApplyForm {
    page: Page,
    back: (String, String),
    step: String,
    line: String,
    action: String,
    mistakes: Mistakes,
    parts: Vec<Part>,
    /// Files were chosen and must be chosen again.
    files_again: bool,
    /// What happens with the data, and what happens next.
    data: String,
    next: String,
    button: String,
}

struct Part {
    heading: String,
    text: String,
    fields: Vec<Field>,
    /// Where files are chosen.
    files: bool,
}

/// In how many steps an application is sent.
pub(super) fn steps(lang: Lang, step: u8, signed_in: bool) -> String {
    let count = if signed_in { 2 } else { 3 };
    lang.with("applying-step", [("n", step.to_string()), ("count", count.to_string())])
}

impl ApplyForm {
    pub(super) fn new(site: &Site, place: &Place, known: &Known, typed: &Typed) -> Self {
        let (lang, company) = (site.lang, place.company().to_owned());
        let title = lang.with("applying-title", [("name", place.title().unwrap_or_else(|| company.clone()))]);
        let next = [("company", company.clone()), ("n", place.rule.due_days.to_string())];
        let button = if known.signed_in { "applying-send" } else { "applying-on" };
        Self {
            page: Page::new(site, Section::Search, title, lang.t("applying-heading")),
            back: (site.href(&place.page), lang.t("applying-back")),
            step: steps(lang, 1, known.signed_in),
            line: place.line(lang),
            action: site.href(&place.form),
            mistakes: Mistakes::default(),
            parts: parts(site, place, known, typed),
            files_again: false,
            data: lang.with("applying-data", [("company", company)]),
            next: lang.with("applying-next", next),
            button: lang.t(button),
        }
    }

    pub(super) fn show(&self) -> Result<Response> {
        html(self)
    }

    /// The page again with what is wrong.
    pub(super) fn refused(mut self, refusal: &Refusal, files_again: bool) -> Result<Response> {
        for part in &mut self.parts {
            refusal.mistakes.mark(&mut part.fields);
        }
        self.mistakes = refusal.mistakes.clone();
        self.files_again = files_again;
        self.page.title = self.page.with("mistake-title", "title", &self.page.title);
        Ok(refusal.answer(html(&self)?))
    }
}

fn parts(site: &Site, place: &Place, known: &Known, typed: &Typed) -> Vec<Part> {
    let lang = site.lang;
    let questions: Vec<Field> = place
        .view
        .questions
        .iter()
        .map(|question| {
            let label = lang.word("question", question.as_str());
            let field = Field::area(field_of(*question), label).value(typed.answer(*question));
            Field { maxlength: 1_000, ..field }
        })
        .collect();
    let mut parts = vec![Part {
        heading: lang.t("applying-who-heading"),
        text: lang.t("applying-who-text"),
        fields: who(lang, known, typed),
        files: false,
    }];
    if !questions.is_empty() {
        parts.push(Part {
            heading: lang.t("applying-questions-heading"),
            text: lang.t("applying-questions-text"),
            fields: questions,
            files: false,
        });
    }
    parts.push(Part {
        heading: lang.t("applying-files-heading"),
        text: lang.t("applying-files-text"),
        fields: files(site, known, typed),
        files: true,
    });
    parts
}

fn optional(lang: Lang, key: &str) -> String {
    lang.with("field-optional", [("name", lang.t(key))])
}

fn who(lang: Lang, known: &Known, typed: &Typed) -> Vec<Field> {
    let mut fields = vec![
        Field { maxlength: 120, ..Field::text("name", lang.t("applying-name")) }
            .value(typed.name.as_str())
            .autocomplete("name"),
    ];
    if !known.signed_in {
        fields.push(
            Field::mail("mail", lang.t("applying-mail"))
                .hint(lang.t("applying-mail-hint"))
                .value(typed.mail.as_str()),
        );
    }
    if !known.born {
        let names = [("tag", "day-day"), ("monat", "day-month"), ("jahr", "day-year")];
        let boxes = names.map(|(name, key)| (name, lang.t(key)));
        let born = typed.born.each_ref().map(|part| part.replace('|', "")).join("|");
        fields.push(
            Field::birth_date("birth_date", lang.t("applying-birth"), boxes)
                .hint(lang.t("applying-birth-hint"))
                .value(born),
        );
    }
    if !known.guardian {
        fields.push(
            Field::mail("guardian_mail", lang.t("applying-guardian"))
                .hint(lang.t("applying-guardian-hint"))
                .value(typed.guardian_mail.as_str())
                .autocomplete("off"),
        );
    }
    let phone = Field::text("phone", optional(lang, "applying-phone"))
        .hint(lang.t("applying-phone-hint"))
        .value(typed.phone.as_str())
        .autocomplete("tel");
    fields.push(Field { kind: "tel", maxlength: 60, ..phone });
    fields.push(Field::text("school", optional(lang, "applying-school")).value(typed.school.as_str()));
    fields
}

fn files(site: &Site, known: &Known, typed: &Typed) -> Vec<Field> {
    let lang = site.lang;
    let mut fields = Vec::new();
    if !known.documents.is_empty() {
        let label = |row: Row| (row.id.to_string(), format!("{} ({})", row.name, row.about));
        let rows = known.documents.iter().map(|document| label(Row::new(site, document))).collect();
        fields.push(
            Field::several("documents", lang.t("applying-documents"), rows)
                .hint(lang.t("applying-documents-hint"))
                .value(typed.documents.join(" ")),
        );
    }
    fields.push(Field::file("cv", optional(lang, "applying-cv")));
    fields.push(Field::file("certificates", optional(lang, "applying-certificates")).multiple());
    fields
}
