//! A pupil's applications, with everything that belongs to them, and the files.
use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ModelTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::SelectStatement,
};
use serde_json::Value;
use uuid::Uuid;

use super::exported;
use crate::{
    application::{self, interview_date, message, note, pupil_profile},
    company,
    document::{self, Document, application_document},
    error::Result,
    vacancy,
};

/// What pupils see of it themselves, from tables of which they may see their own rows.
pub(super) struct Own {
    pub(super) applications: Vec<Value>,
    pub(super) profile: Vec<Value>,
    pub(super) documents: Vec<Document>,
}

pub(super) async fn own(txn: &impl ConnectionTrait, account_id: Uuid) -> Result<Own> {
    let rows = application::Entity::find()
        .filter(application::Column::AccountId.eq(account_id))
        .order_by_asc(application::Column::Id)
        .all(txn)
        .await?;
    let companies: HashMap<Uuid, String> = company::Entity::find()
        .filter(company::Column::Id.is_in(rows.iter().map(|row| row.company_id)))
        .all(txn)
        .await?
        .into_iter()
        .map(|company| (company.id, company.name))
        .collect();
    let titles: HashMap<Uuid, String> = vacancy::Entity::find()
        .filter(vacancy::Column::Id.is_in(rows.iter().filter_map(|row| row.vacancy_id)))
        .all(txn)
        .await?
        .into_iter()
        .map(|vacancy| (vacancy.id, vacancy.title))
        .collect();
    let messages = message::Entity::find()
        .filter(message::Column::ApplicationId.in_subquery(ids(account_id)))
        .order_by_asc(message::Column::Id);
    let mut messages = by_application(messages.all(txn).await?, |row| row.application_id, exported::message);
    let dates = interview_date::Entity::find()
        .filter(interview_date::Column::ApplicationId.in_subquery(ids(account_id)))
        .order_by_asc(interview_date::Column::StartsAt);
    let mut dates = by_application(dates.all(txn).await?, |row| row.application_id, exported::interview_date);
    let links = application_document::Entity::find()
        .filter(application_document::Column::ApplicationId.in_subquery(ids(account_id)))
        .all(txn)
        .await?;
    let mut links = by_application(links, |row| row.application_id, |row| row.document_id.to_string().into());
    let applications = rows
        .into_iter()
        .map(|row| {
            let around = exported::AroundApplication {
                company: companies.get(&row.company_id).cloned(),
                title: row.vacancy_id.and_then(|id| titles.get(&id).cloned()),
                messages: messages.remove(&row.id).unwrap_or_default(),
                interview_dates: dates.remove(&row.id).unwrap_or_default(),
                documents: links.remove(&row.id).unwrap_or_default(),
            };
            exported::application(row, around)
        })
        .collect();
    let profile = pupil_profile::Entity::find_by_id(account_id).all(txn).await?;
    let documents = document::Entity::find()
        .filter(document::Column::AccountId.eq(account_id))
        .order_by_asc(document::Column::Id)
        .all(txn)
        .await?;
    Ok(Own { applications, profile: profile.into_iter().map(exported::pupil_profile).collect(), documents })
}

/// What companies have noted about the person, which pupils see nowhere else (GDPR Art. 15). Who noted it is that one's own
/// matter.
pub(super) async fn notes(txn: &impl ConnectionTrait, account_id: Uuid) -> Result<Vec<Value>> {
    let notes = note::Entity::find()
        .filter(note::Column::ApplicationId.in_subquery(ids(account_id)))
        .order_by_asc(note::Column::Id)
        .all(txn)
        .await?;
    Ok(notes.into_iter().map(exported::note).collect())
}

fn ids(account_id: Uuid) -> SelectStatement {
    application::Entity::find()
        .select_only()
        .column(application::Column::Id)
        .filter(application::Column::AccountId.eq(account_id))
        .into_query()
}

fn by_application<M: ModelTrait>(
    rows: Vec<M>,
    of: impl Fn(&M) -> Uuid,
    exported: impl Fn(M) -> Value,
) -> HashMap<Uuid, Vec<Value>> {
    let mut found: HashMap<Uuid, Vec<Value>> = HashMap::new();
    for row in rows {
        found.entry(of(&row)).or_default().push(exported(row));
    }
    found
}

/// Where a document lies in the archive: numbered, since two may have the same name, and without anything that a program that
/// unpacks it could take for a folder.
pub(super) fn path(number: usize, document: &Document) -> String {
    let name: String = document
        .name
        .chars()
        .map(|c| if c.is_control() || "/\\:*?\"<>|".contains(c) { '_' } else { c })
        .collect();
    format!("documents/{number:02}-{name}")
}
