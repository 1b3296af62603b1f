//! The form of a company's profile.
use lotse_domain::company::profile::{Profile, ProfileDraft};
use lotse_web_kit::auth::Fields;

use crate::{
    form::{Block, Field, Mistakes},
    language::Lang,
};

/// As it was typed.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    summary: String,
    description: String,
    industry: String,
    employees: String,
    website: String,
    phone: String,
    learn: String,
    contact_name: String,
    contact_role: String,
    takes_speculative: bool,
    version: String,
}

impl Typed {
    pub(super) fn of(profile: &Profile) -> Self {
        let (company, training) = (&profile.company, profile.training.as_ref());
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        Self {
            summary: text(&company.summary),
            description: text(&company.description),
            industry: text(&company.industry),
            employees: company.employees.map(|n| n.to_string()).unwrap_or_default(),
            website: text(&company.website),
            phone: text(&company.phone),
            learn: training.map(|training| text(&training.learn)).unwrap_or_default(),
            contact_name: training.map(|training| text(&training.contact_name)).unwrap_or_default(),
            contact_role: training.map(|training| text(&training.contact_role)).unwrap_or_default(),
            takes_speculative: training.is_some_and(|training| training.takes_speculative),
            version: company.version.to_string(),
        }
    }

    pub(super) fn read(fields: &Fields) -> Self {
        let text = |name: &str| fields.text(name).to_owned();
        Self {
            summary: text("summary"),
            description: text("description"),
            industry: text("industry"),
            employees: text("employees"),
            website: text("website"),
            phone: text("phone"),
            learn: text("learn"),
            contact_name: text("contact_name"),
            contact_role: text("contact_role"),
            takes_speculative: fields.has("takes_speculative"),
            version: text("version"),
        }
    }

    /// The version that was read.
    pub(super) fn version(&self) -> Option<i32> {
        self.version.parse().ok()
    }

    /// Whoever sends it again has seen that somebody else changed it.
    pub(super) fn at_version(self, version: i32) -> Self {
        Self { version: version.to_string(), ..self }
    }

    /// What the domain checks further.
    ///
    /// # Errors
    /// What it cannot be asked: a number that is none, texts that are longer than their fields.
    pub(super) fn draft(&self, lang: Lang) -> Result<ProfileDraft, Mistakes> {
        let mut mistakes = Mistakes::default();
        for (name, text, most) in [
            ("description", &self.description, 40_000),
            ("phone", &self.phone, 60),
            ("learn", &self.learn, 40_000),
            ("contact_name", &self.contact_name, 120),
            ("contact_role", &self.contact_role, 120),
        ] {
            if text.chars().count() > most {
                let most = crate::format::number(lang, u64::try_from(most).unwrap_or(u64::MAX));
                mistakes.add(name, lang.with("posting-too-long", [("n", most)]));
            }
        }
        let digits: String = self.employees.chars().filter(|c| !".\u{a0} ".contains(*c)).collect();
        let employees = digits.parse::<i32>().ok();
        if employees.is_none() && !digits.is_empty() {
            mistakes.add("employees", lang.t("mistake-employees-out-of-range"));
        }
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Ok(ProfileDraft {
            summary: given(&self.summary),
            description: given(&self.description),
            industry: given(&self.industry),
            employees,
            website: given(&self.website).map(with_scheme),
            phone: given(&self.phone),
            learn: given(&self.learn),
            contact_name: given(&self.contact_name),
            contact_role: given(&self.contact_role),
            takes_speculative: self.takes_speculative,
        })
    }

    pub(super) fn block(&self, lang: Lang, action: &str) -> Block {
        let optional = |key: &str| lang.with("field-optional", [("name", lang.t(key))]);
        let area = |name, key: &str, most: u32, value: &str| {
            Field { maxlength: most, ..Field::area(name, optional(key)) }.value(value)
        };
        let line = |name, key: &str, value: &str| {
            Field { maxlength: 120, ..Field::text(name, optional(key)) }.value(value)
        };
        Block::new(action, lang.t("profile-save"))
            .hidden("version", self.version.as_str())
            .field(
                area("summary", "profile-summary", 500, &self.summary).hint(lang.t("profile-summary-hint")),
            )
            .field(
                area("description", "profile-description", 40_000, &self.description)
                    .hint(lang.t("profile-markdown-hint")),
            )
            .field(area("learn", "profile-learn", 40_000, &self.learn).hint(lang.t("profile-learn-hint")))
            .field(line("industry", "registration-industry", &self.industry))
            .field(
                Field::digits("employees", optional("registration-employees"), 12)
                    .hint(lang.t("registration-employees-hint"))
                    .value(self.employees.as_str()),
            )
            .field(
                Field { maxlength: 300, ..Field::text("website", optional("registration-website")) }
                    .autocomplete("url")
                    .value(self.website.as_str()),
            )
            .field(line("phone", "profile-phone", &self.phone).autocomplete("tel"))
            .field(
                line("contact_name", "profile-contact-name", &self.contact_name)
                    .hint(lang.t("profile-contact-name-hint")),
            )
            .field(
                line("contact_role", "profile-contact-role", &self.contact_role)
                    .hint(lang.t("profile-contact-role-hint")),
            )
            .field(
                Field::tick("takes_speculative", lang.t("profile-speculative"), self.takes_speculative)
                    .hint(lang.t("profile-speculative-hint")),
            )
    }
}

/// People leave out what every address begins with.
fn with_scheme(address: String) -> String {
    if address.contains("://") || !address.contains('.') { address } else { format!("https://{address}") }
}

#[cfg(test)]
mod tests {
    use super::{Lang, Typed};

    #[test]
    fn an_empty_field_clears_what_stood_there_and_a_slip_is_told() {
        let typed = Typed { employees: "1.200".into(), website: "firma.example".into(), ..Typed::default() };
        let draft = typed.draft(Lang::De).unwrap();
        assert_eq!((draft.employees, draft.summary), (Some(1_200), None));
        assert_eq!(draft.website.as_deref(), Some("https://firma.example"));
        let wrong = Typed { employees: "viele".into(), phone: "1".repeat(61), ..Typed::default() };
        let mistakes = wrong.draft(Lang::De).unwrap_err();
        let fields: Vec<_> = mistakes.list().iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["phone", "employees"]);
    }
}
