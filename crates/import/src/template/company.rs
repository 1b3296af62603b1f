//! From a row of the template to a company.
use lotse_domain::company::{CompanyDraft, CompanyRecord};

use super::{
    EXAMPLE_KEY,
    header::Header,
    row::{Row, Values},
};
use crate::{
    Entry, Note, Refusal,
    values::{number, text::web_address},
};

/// Makes a company of a row. Remarks come first, as notes, since a company's record has no place for them.
pub(super) fn entries(header: &Header, row: &Row) -> Vec<Entry<CompanyRecord>> {
    let mut values = Values::new(header, row);
    let external_id = values.text("external_id");
    if external_id.as_deref() == Some(EXAMPLE_KEY) {
        let told = "the example of the template was passed over";
        return vec![Entry::note(row.number, "external_id", "example", told)];
    }
    let draft = CompanyDraft {
        name: values.text("name").unwrap_or_default(),
        summary: values.text("summary"),
        description: values.text("description"),
        industry: values.text("industry"),
        employees: values.read("employees", number::whole, "write a whole number"),
        website: values.read("website", web_address, "write an address like https://www.example.org"),
        mail: values.text("mail"),
        phone: values.text("phone"),
        sites: values.sites(),
    };
    let Values { errors, remarks, .. } = values;
    if !errors.is_empty() {
        let external_id = external_id.or(Some(draft.name)).filter(|key| !key.is_empty());
        return vec![Entry::Refused(Refusal { row: row.number, external_id, errors })];
    }
    let notes = remarks.into_iter().map(|remark| Entry::Note(Note { row: row.number, remark }));
    notes.chain([Entry::Record(CompanyRecord { row: row.number, external_id, draft })]).collect()
}
