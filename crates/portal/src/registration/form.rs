//! What a company tells about itself.
use lotse_domain::{
    cluster::Cluster,
    company::{CompanyDraft, SiteDraft},
};
use lotse_web_kit::auth::Fields;

use crate::{
    form::{Block, Field, Mistakes},
    language::Lang,
    site::Site,
};

/// As it was typed.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    name: String,
    summary: String,
    industry: String,
    employees: String,
    website: String,
    street: String,
    postal_code: String,
    town: String,
    pub(super) person: String,
    pub(super) cluster: String,
    message: String,
}

impl Typed {
    pub(super) fn fresh(site: &Site, person: Option<&str>) -> Self {
        Self {
            person: person.unwrap_or_default().to_owned(),
            cluster: site.cluster_slug().unwrap_or_default(),
            ..Self::default()
        }
    }

    pub(super) fn read(fields: &Fields) -> Self {
        let text = |name: &str| fields.text(name).to_owned();
        Self {
            name: text("name"),
            summary: text("summary"),
            industry: text("industry"),
            employees: text("employees"),
            website: text("website"),
            street: text("street"),
            postal_code: text("postal_code"),
            town: text("town"),
            person: text("person"),
            cluster: text("cluster"),
            message: text("message"),
        }
    }

    /// What the domain checks further.
    ///
    /// # Errors
    /// What it cannot be asked: a number that is none, a name that is missing.
    pub(super) fn draft(&self, lang: Lang) -> Result<CompanyDraft, Mistakes> {
        let mut mistakes = Mistakes::default();
        let mut wrong = |field: &str, text: String| mistakes.add(field, text);
        if self.name.is_empty() {
            wrong("name", lang.t("registration-name-missing"));
        }
        let digits: String = self.employees.chars().filter(|c| !".\u{a0} ".contains(*c)).collect();
        let employees = if digits.is_empty() { None } else { Some(digits.parse::<i32>()) };
        if let Some(Err(_)) = &employees {
            wrong("employees", lang.t("mistake-employees-out-of-range"));
        }
        if self.postal_code.is_empty() {
            wrong("postal_code", lang.t("registration-postal-code-missing"));
        } else if self.postal_code.len() != 5 || !self.postal_code.bytes().all(|b| b.is_ascii_digit()) {
            wrong("postal_code", lang.t("mistake-postal-code-form"));
        }
        if self.person.is_empty() {
            wrong("person", lang.t("registration-person-missing"));
        }
        if self.cluster.is_empty() {
            wrong("cluster", lang.t("registration-cluster-missing"));
        }
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let site = SiteDraft {
            street: given(&self.street),
            postal_code: given(&self.postal_code),
            town: given(&self.town),
            ..SiteDraft::default()
        };
        Ok(CompanyDraft {
            name: self.name.clone(),
            summary: given(&self.summary),
            industry: given(&self.industry),
            employees: employees.and_then(Result::ok),
            website: given(&self.website).map(with_scheme),
            sites: vec![site],
            ..CompanyDraft::default()
        })
    }

    pub(super) fn message(&self) -> Option<String> {
        Some(self.message.clone()).filter(|text| !text.is_empty())
    }

    pub(super) fn block(&self, site: &Site, clusters: &[Cluster]) -> Block {
        let lang = site.lang;
        let label = |key: &str| lang.t(key);
        let optional = |key: &str| lang.with("field-optional", [("name", lang.t(key))]);
        Block::new("/registrieren", lang.t("registration-submit"))
            .field(
                Field::text("name", label("registration-name"))
                    .hint(lang.t("registration-name-hint"))
                    .autocomplete("organization")
                    .value(self.name.as_str()),
            )
            .field(
                Field::area("summary", optional("registration-summary"))
                    .hint(lang.t("registration-summary-hint"))
                    .value(self.summary.as_str()),
            )
            .field(Field::text("industry", optional("registration-industry")).value(self.industry.as_str()))
            .field(
                Field::digits("employees", optional("registration-employees"), 12)
                    .hint(lang.t("registration-employees-hint"))
                    .value(self.employees.as_str()),
            )
            .field(
                Field::text("website", optional("registration-website"))
                    .autocomplete("url")
                    .value(self.website.as_str()),
            )
            .field(
                Field::text("street", optional("registration-street"))
                    .autocomplete("address-line1")
                    .value(self.street.as_str()),
            )
            .field(
                Field::digits("postal_code", label("registration-postal-code"), 10)
                    .autocomplete("postal-code")
                    .value(self.postal_code.as_str()),
            )
            .field(
                Field::text("town", optional("registration-town"))
                    .hint(lang.t("registration-town-hint"))
                    .autocomplete("address-level2")
                    .value(self.town.as_str()),
            )
            .field(
                Field::text("person", label("registration-person"))
                    .hint(lang.t("registration-person-hint"))
                    .autocomplete("name")
                    .value(self.person.as_str()),
            )
            .field(
                Field::radio("cluster", label("registration-cluster"), cluster_options(clusters))
                    .hint(lang.t("registration-cluster-hint"))
                    .value(self.cluster.as_str()),
            )
            .field(message_field(lang, &self.message))
    }
}

/// What a company writes to those who decide.
pub(crate) fn message_field(lang: Lang, value: &str) -> Field {
    Field::area("message", lang.with("field-optional", [("name", lang.t("registration-message"))]))
        .hint(lang.t("registration-message-hint"))
        .value(value)
}

/// Clusters to choose from, each with its region.
pub(crate) fn cluster_options<'a>(clusters: impl IntoIterator<Item = &'a Cluster>) -> Vec<(String, String)> {
    let text = |cluster: &Cluster| match &cluster.region {
        Some(region) => format!("{} ({region})", cluster.name),
        None => cluster.name.clone(),
    };
    clusters.into_iter().map(|cluster| (cluster.slug.clone(), text(cluster))).collect()
}

/// People leave out what every address begins with.
fn with_scheme(address: String) -> String {
    if address.contains("://") || !address.contains('.') { address } else { format!("https://{address}") }
}

#[cfg(test)]
mod tests {
    use super::{Lang, Typed, with_scheme};

    #[test]
    fn what_is_missing_is_said_at_once_and_numbers_may_be_grouped() {
        let wrong = Typed { employees: "viele".into(), ..Typed::default() };
        let fields: Vec<_> =
            wrong.draft(Lang::De).unwrap_err().list().iter().map(|(field, _)| field.clone()).collect();
        assert_eq!(fields, ["name", "employees", "postal_code", "person", "cluster"]);
        let right = Typed {
            name: "Bäckerei".into(),
            employees: "1.200".into(),
            postal_code: "90402".into(),
            person: "Jana".into(),
            cluster: "food".into(),
            ..Typed::default()
        };
        assert_eq!(right.draft(Lang::De).unwrap().employees, Some(1_200));
        assert_eq!(with_scheme("baeckerei.example".into()), "https://baeckerei.example");
        assert_eq!(with_scheme("javascript:alert".into()), "javascript:alert");
    }
}
