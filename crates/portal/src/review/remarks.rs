//! What a manager remarks on the fields of a posting.
use lotse_domain::{DomainError, cluster::Cluster, vacancy::desk::Remark};
use lotse_web_kit::auth::Fields;
use uuid::Uuid;

use crate::{
    error::Result,
    form::{Block, Field, Mistakes, Refusal},
    language::Lang,
    postings::Tip,
    site::Site,
};

/// The fields that can be remarked on, with the keys of their labels: the important ones, and the whole.
const FIELDS: [(&str, &str); 7] = [
    ("title", "review-field-title"),
    ("pay_by_year", "review-field-pay"),
    ("description", "review-field-text"),
    ("qualification", "review-field-requirements"),
    ("sites", "review-field-sites"),
    ("deadline", "review-field-deadline"),
    ("vacancy", "review-field-whole"),
];

/// The longest remark in characters, as the domain takes it.
const LONGEST: usize = 1_000;

/// As they were typed, by field.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed([String; 7]);

impl Typed {
    pub(super) fn read(fields: &Fields) -> Self {
        Self(FIELDS.map(|(name, _)| fields.text(name).to_owned()))
    }

    /// # Errors
    /// What is wrong, at its field.
    pub(super) fn remarks(&self, lang: Lang) -> Result<Vec<Remark>, Mistakes> {
        let mut mistakes = Mistakes::default();
        let mut remarks = Vec::new();
        for ((field, _), text) in FIELDS.into_iter().zip(&self.0) {
            if text.chars().count() > LONGEST {
                mistakes.add(field, lang.t("review-remark-too-long"));
            } else if !text.is_empty() {
                remarks.push(Remark { field: field.to_owned(), text: text.clone() });
            }
        }
        if mistakes.is_empty() && remarks.is_empty() {
            mistakes.add("vacancy", lang.t("review-remark-missing"));
        }
        if mistakes.is_empty() { Ok(remarks) } else { Err(mistakes) }
    }

    /// The form, with what the checker says as hints: a manager may pass it on in their own words.
    pub(super) fn block(
        &self,
        site: &Site,
        cluster: &Cluster,
        vacancy: Uuid,
        changed: bool,
        advice: &[Tip],
    ) -> Block {
        let lang = site.lang;
        let action = format!("/cluster/{}/pruefung/{vacancy}/zurueckgeben", cluster.slug);
        let text = if changed { "review-send-back-paused" } else { "review-send-back-text" };
        let mut block = Block::new(&action, lang.t("review-send-back"))
            .heading(lang.t("review-send-back-heading"))
            .text(lang.t(text))
            .quiet();
        for ((name, key), typed) in FIELDS.into_iter().zip(&self.0) {
            let label = lang.with("review-remark", [("name", lang.t(key))]);
            let hint: Vec<&str> =
                advice.iter().filter(|tip| tip.field == name).map(|tip| tip.text.as_str()).collect();
            let field = Field { maxlength: 1_000, ..Field::area(name, label) };
            block = block.field(field.hint(hint.join(" ")).value(typed.as_str()));
        }
        block
    }
}

/// Number and length were looked at before, so what the domain still refuses are characters that cannot be stored. Which remark
/// holds them it does not say: it stands at the last field.
pub(super) fn refusal(lang: Lang, error: DomainError) -> Result<Refusal> {
    if let DomainError::Invalid(_) = error {
        return Ok(Refusal::own(Mistakes::of("vacancy", lang.t("mistake-text-characters"))));
    }
    Refusal::of(lang, error, "vacancy", &lang.t("review-changed-meanwhile"))
}

#[cfg(test)]
mod tests {
    use super::{Lang, Typed};

    #[test]
    fn at_least_one_remark_is_needed_and_none_may_be_endless() {
        let mut typed = Typed::default();
        assert!(typed.remarks(Lang::De).unwrap_err().at("vacancy").is_some());
        typed.0[1] = "Bitte den Lohn nennen.".into();
        let remarks = typed.remarks(Lang::De).unwrap();
        assert_eq!((remarks.len(), remarks[0].field.as_str()), (1, "pay_by_year"));
        typed.0[2] = "x".repeat(1_001);
        let mistakes = typed.remarks(Lang::De).unwrap_err();
        assert!(mistakes.at("description").is_some() && mistakes.at("vacancy").is_none());
    }
}
