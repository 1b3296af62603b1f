//! The form of a vacancy in its sections: what, where, when, pay, text, applying.
use lotse_domain::{
    application::QuestionKey,
    cluster::Cluster,
    company::Site as Location,
    vacancy::{Kind, Qualification, SchoolRhythm, WorkPattern, desk::Remark},
};

use super::{checker::Tip, typed::Typed};
use crate::{
    companies::Address,
    form::{Field, Mistakes},
    language::Lang,
};

/// Years of pay that are asked for; the longest training takes three and a half.
const PAY_YEARS: usize = 4;

/// A part of the form under a heading.
#[derive(Debug, Clone)]
pub(super) struct Section {
    pub(super) heading: String,
    pub(super) intro: String,
    pub(super) rows: Vec<Row>,
    /// Folded away, where nothing of it is needed.
    pub(super) folded: bool,
    /// Folded, but open because there is something in it.
    pub(super) open: bool,
}

/// A field with what the checker and the cluster's managers say about it.
#[derive(Debug, Clone)]
pub(super) struct Row {
    field: Field,
    pub(super) tips: Vec<Tip>,
    pub(super) remarks: Vec<String>,
    /// A button below, that fills in what is known about the occupation.
    pub(super) fills: bool,
}

impl Row {
    /// For the template of fields.
    pub(super) fn shown(&self) -> &Field {
        &self.field
    }

    /// The boxes for pay: what was typed for each year, at least four.
    pub(super) fn years(&self) -> Vec<(usize, &str)> {
        let typed: Vec<&str> = self.field.value.split('|').collect();
        let years = typed.len().max(PAY_YEARS);
        (0..years).map(|at| (at + 1, typed.get(at).copied().unwrap_or_default())).collect()
    }
}

/// What is said about the fields.
#[derive(Default)]
pub(super) struct Said {
    pub(super) mistakes: Mistakes,
    pub(super) tips: Vec<Tip>,
    /// Of the cluster's managers, at their last look.
    pub(super) remarks: Vec<Remark>,
    /// The checker was asked, so that it says so even when it has nothing to say.
    pub(super) checked: bool,
}

/// Makes fields with their values.
struct Maker<'a> {
    lang: Lang,
    typed: &'a Typed,
}

impl Maker<'_> {
    fn t(&self, key: &str) -> String {
        self.lang.t(key)
    }

    fn optional(&self, key: &str) -> String {
        self.lang.with("field-optional", [("name", self.lang.t(key))])
    }

    fn put(&self, field: Field) -> Field {
        let value = self.typed.get(&field.name).to_owned();
        field.value(value)
    }

    fn line(&self, name: &'static str, key: &str) -> Field {
        self.put(Field { maxlength: 500, ..Field::text(name, self.optional(key)) })
    }

    fn area(&self, name: &'static str, key: &str, most: u32) -> Field {
        self.put(Field { maxlength: most, ..Field::area(name, self.optional(key)) })
    }

    fn day(&self, name: &'static str, key: &str) -> Field {
        self.put(Field::day(name, self.optional(key)))
    }

    fn digits(&self, name: &'static str, key: &str) -> Field {
        self.put(Field::digits(name, self.optional(key), 6))
    }

    fn tick(&self, name: &'static str, key: &str) -> Field {
        Field::tick(name, self.t(key), !self.typed.get(name).is_empty())
    }

    /// One of an enum's words, or none of them.
    fn choice<'w>(
        &self,
        name: &'static str,
        key: &str,
        group: &str,
        words: impl Iterator<Item = &'w str>,
    ) -> Field {
        let none = (String::new(), self.t("posting-unsaid"));
        let options = words.map(|word| (word.to_owned(), self.lang.word(group, word)));
        self.put(Field::select(name, self.optional(key), std::iter::once(none).chain(options).collect()))
    }

    fn what(&self) -> Vec<Field> {
        let kinds =
            Kind::ALL.iter().map(|kind| (kind.as_str().to_owned(), self.lang.word("kind", kind.as_str())));
        vec![
            self.put(Field::radio("kind", self.t("posting-kind"), kinds.collect())),
            self.put(Field { maxlength: 300, ..Field::text("title", self.t("posting-title")) })
                .hint(self.t("posting-title-hint")),
            self.line("occupation", "posting-occupation").hint(self.t("posting-occupation-hint")),
            self.digits("places", "posting-places").hint(self.t("posting-places-hint")),
        ]
    }

    fn place(&self, sites: &[Location]) -> Vec<Field> {
        let options = sites.iter().map(|site| {
            let address = Address::new(self.lang, site, None);
            let text = match address.street {
                Some(street) => format!("{street}, {}", address.line),
                None => address.line,
            };
            (site.id.to_string(), text)
        });
        let known = self.put(Field::several("sites", self.t("posting-sites"), options.collect()));
        let new = [
            self.line("street", "posting-street").hint(self.t("posting-street-hint")).autocomplete("off"),
            self.digits("postal_code", "posting-postal-code"),
            self.line("town", "posting-town"),
        ];
        (!sites.is_empty()).then_some(known).into_iter().chain(new).collect()
    }

    fn time(&self) -> Vec<Field> {
        vec![
            self.day("starts_on", "posting-starts-on"),
            self.tick("starts_asap", "posting-starts-asap"),
            self.tick("start_flexible", "posting-start-flexible"),
            self.digits("duration_months", "posting-duration").hint(self.t("posting-duration-hint")),
            self.line("weekly_minutes", "posting-hours").hint(self.t("posting-hours-hint")),
        ]
    }

    fn pay(&self) -> Vec<Field> {
        let pay = Field { kind: "pay", ..Field::text("pay_by_year", self.t("posting-pay")) };
        vec![self.put(pay).hint(self.t("posting-pay-hint")), self.line("pay_note", "posting-pay-note")]
    }

    fn text(&self) -> Vec<Field> {
        let needed = Qualification::ALL.iter().map(|value| value.as_str());
        vec![
            self.area("summary", "posting-summary", 1_000).hint(self.t("posting-summary-hint")),
            self.area("description", "posting-description", 40_000).hint(self.t("posting-description-hint")),
            self.choice("qualification", "posting-qualification", "qualification-needed", needed),
            self.area("benefits", "posting-benefits", 6_000).hint(self.t("posting-benefits-hint")),
        ]
    }

    fn more(&self) -> Vec<Field> {
        let patterns = WorkPattern::ALL.iter().map(|value| value.as_str());
        let rhythms = SchoolRhythm::ALL.iter().map(|value| value.as_str());
        vec![
            self.area("subjects", "posting-subjects", 6_000).hint(self.t("posting-lines-hint")),
            self.line("languages", "posting-languages"),
            self.choice("work_pattern", "posting-pattern", "pattern", patterns),
            self.line("school", "posting-school"),
            self.choice("school_rhythm", "posting-rhythm", "posting-rhythm", rhythms),
            self.choice("takeover", "posting-takeover", "posting-takeover", ["yes", "no"].into_iter()),
            self.area("prospects", "posting-prospects", 1_000),
            self.area("accessibility", "posting-accessibility", 1_000)
                .hint(self.t("posting-accessibility-hint")),
        ]
    }

    fn applying(&self) -> Vec<Field> {
        let questions = QuestionKey::ALL
            .iter()
            .map(|key| (key.as_str().to_owned(), self.lang.word("question", key.as_str())));
        vec![
            self.put(Field::several("questions", self.t("posting-questions"), questions.collect()))
                .hint(self.t("posting-questions-hint")),
            self.digits("most_open", "posting-most-open").hint(self.t("posting-most-open-hint")),
            self.line("contact_name", "posting-contact").hint(self.t("posting-contact-hint")),
        ]
    }

    fn until(&self, clusters: &[&Cluster]) -> Vec<Field> {
        let mut fields = vec![
            self.day("deadline", "posting-deadline").hint(self.t("posting-deadline-hint")),
            self.day("expires_on", "posting-expires").hint(self.t("posting-expires-hint")),
        ];
        if clusters.len() > 1 {
            let options = clusters.iter().map(|cluster| (cluster.slug.clone(), cluster.name.clone()));
            fields.push(
                self.put(Field::select("cluster", self.t("posting-cluster"), options.collect()))
                    .hint(self.t("posting-cluster-hint")),
            );
        }
        fields
    }
}

/// The whole form.
pub(super) fn sections(
    lang: Lang,
    typed: &Typed,
    sites: &[Location],
    clusters: &[&Cluster],
    said: &Said,
) -> Vec<Section> {
    let maker = Maker { lang, typed };
    [
        ("posting-section-what", "", maker.what(), false),
        ("posting-section-where", "posting-section-where-text", maker.place(sites), false),
        ("posting-section-when", "", maker.time(), false),
        ("posting-section-pay", "", maker.pay(), false),
        ("posting-section-text", "posting-section-text-text", maker.text(), false),
        ("posting-section-more", "", maker.more(), true),
        ("posting-section-applying", "posting-section-applying-text", maker.applying(), false),
        ("posting-section-until", "", maker.until(clusters), false),
    ]
    .into_iter()
    .map(|(heading, intro, fields, folded)| {
        let open = folded && fields.iter().any(|field| !field.value.is_empty());
        let rows: Vec<Row> = fields.into_iter().map(|field| row(field, said)).collect();
        let told = rows
            .iter()
            .any(|row| row.field.mistake.is_some() || !row.tips.is_empty() || !row.remarks.is_empty());
        Section {
            heading: lang.t(heading),
            intro: if intro.is_empty() { String::new() } else { lang.t(intro) },
            rows,
            folded,
            open: open || told,
        }
    })
    .collect()
}

fn row(mut field: Field, said: &Said) -> Row {
    field.mistake = said.mistakes.at(&field.name);
    Row {
        tips: said.tips.iter().filter(|tip| tip.field == field.name).cloned().collect(),
        remarks: said
            .remarks
            .iter()
            .filter(|remark| remark.field == field.name)
            .map(|remark| remark.text.clone())
            .collect(),
        fills: field.name == "occupation",
        field,
    }
}
