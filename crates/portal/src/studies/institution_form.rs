//! The form of an institution.
use lotse_domain::institution::{Institution, InstitutionDraft, InstitutionKind};
use lotse_web_kit::auth::Fields;

use crate::{
    form::{Block, Field, Mistakes},
    language::Lang,
};

/// As it was typed.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    name: String,
    kind: String,
    description: String,
    street: String,
    postal_code: String,
    city: String,
    website: String,
    pub(super) version: Option<i32>,
}

impl Typed {
    pub(super) fn of(it: &Institution) -> Self {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        Self {
            name: it.name.clone(),
            kind: it.kind.as_str().to_owned(),
            description: text(&it.description),
            street: text(&it.street),
            postal_code: text(&it.postal_code),
            city: text(&it.city),
            website: text(&it.website),
            version: Some(it.version),
        }
    }

    pub(super) fn read(fields: &Fields) -> Self {
        let text = |name: &str| fields.text(name).to_owned();
        Self {
            name: text("name"),
            kind: text("kind"),
            description: text("description"),
            street: text("street"),
            postal_code: text("postal_code"),
            city: text("city"),
            website: text("website"),
            version: fields.text("version").parse().ok(),
        }
    }

    /// What the domain checks further.
    ///
    /// # Errors
    /// Where no kind is chosen.
    pub(super) fn draft(&self, lang: Lang) -> Result<InstitutionDraft, Mistakes> {
        let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let kind: InstitutionKind =
            self.kind.parse().map_err(|_| Mistakes::of("kind", lang.t("mistake-any-missing")))?;
        Ok(InstitutionDraft {
            name: self.name.clone(),
            kind,
            description: given(&self.description),
            street: given(&self.street),
            postal_code: given(&self.postal_code),
            city: given(&self.city),
            website: given(&self.website).map(with_scheme),
        })
    }

    pub(super) fn block(&self, lang: Lang, action: &str) -> Block {
        let optional = |key: &str| lang.with("field-optional", [("name", lang.t(key))]);
        let line = |name, key: &str, value: &str| {
            Field { maxlength: 120, ..Field::text(name, optional(key)) }.value(value)
        };
        let kinds = choices(lang, "institution-kind", InstitutionKind::ALL.iter().map(|it| it.as_str()));
        Block::new(action, lang.t("study-desk-save"))
            .hidden("version", self.version.map(|version| version.to_string()).unwrap_or_default())
            .field(Field::text("name", lang.t("study-desk-name")).value(self.name.as_str()))
            .field(Field::select("kind", lang.t("study-desk-kind"), kinds).value(self.kind.as_str()))
            .field(markdown("study-desk-institution-about", lang, &self.description))
            .field(line("street", "registration-street", &self.street).autocomplete("address-line1"))
            .field(
                Field::digits("postal_code", optional("registration-postal-code"), 5)
                    .autocomplete("postal-code")
                    .value(self.postal_code.as_str()),
            )
            .field(
                line("city", "registration-town", &self.city)
                    .hint(lang.t("registration-town-hint"))
                    .autocomplete("address-level2"),
            )
            .field(website(lang, &self.website))
    }
}

/// Words to choose from; the first one chooses nothing.
pub(super) fn choices(
    lang: Lang,
    group: &str,
    words: impl Iterator<Item = &'static str>,
) -> Vec<(String, String)> {
    let nothing = (String::new(), lang.t("study-desk-choose"));
    let words = words.map(|word| (word.to_owned(), lang.word(group, word)));
    [nothing].into_iter().chain(words).collect()
}

/// What it is, in Markdown.
pub(super) fn markdown(key: &str, lang: Lang, value: &str) -> Field {
    let label = lang.with("field-optional", [("name", lang.t(key))]);
    let field = Field { maxlength: 40_000, ..Field::area("description", label) };
    field.hint(lang.t("profile-markdown-hint")).value(value)
}

pub(super) fn website(lang: Lang, value: &str) -> Field {
    let label = lang.with("field-optional", [("name", lang.t("registration-website"))]);
    Field { maxlength: 300, ..Field::text("website", label) }.autocomplete("url").value(value)
}

/// People leave out what every address begins with.
pub(super) fn with_scheme(address: String) -> String {
    if address.contains(':') || !address.contains('.') { address } else { format!("https://{address}") }
}

#[cfg(test)]
mod tests {
    use super::{InstitutionKind, Lang, Typed};

    #[test]
    fn what_is_left_empty_is_none_and_a_kind_is_needed() {
        let typed = Typed {
            name: "Akademie".into(),
            kind: "training_centre".into(),
            website: "akademie.example".into(),
            ..Typed::default()
        };
        let draft = typed.draft(Lang::De).unwrap();
        assert_eq!((draft.kind, draft.city), (InstitutionKind::TrainingCentre, None));
        assert_eq!(draft.website.as_deref(), Some("https://akademie.example"));
        let mistakes = Typed::default().draft(Lang::De).unwrap_err();
        assert_eq!(mistakes.list().len(), 1);
        assert!(mistakes.at("kind").is_some());
    }
}
