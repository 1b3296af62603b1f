use sea_orm::sea_query::{Expr, LikeExpr};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, PaginatorTrait,
    QueryFilter, Set,
};
use serde_json::Value;
use uuid::Uuid;

use super::ERASE_FILES;
use crate::{
    booking::place,
    consent,
    error::Result,
    outbox::{ActiveModel, Column, Entity, Model, OutboxState},
    secrets::token_hash,
};

/// Whose traces are to leave the outbox.
pub(super) struct Subject {
    pub(super) account_id: Uuid,
    pub(super) mail: String,
    /// Of the account, and those under which bookings were made.
    pub(super) names: Vec<String>,
    /// Fingerprints of the links that guardians hold.
    pub(super) links: Vec<String>,
    /// For events: by them letters about the person are told from those about others of the same name.
    pub(super) tickets: Vec<String>,
    /// To which tickets went, beside the account's own.
    pub(super) other_addresses: Vec<String>,
    pub(super) guardians: Vec<String>,
    /// Those of them who are nobody else's guardian and have no account.
    pub(super) only_guardians: Vec<String>,
    /// Addresses to which the account was about to change.
    pub(super) new_addresses: Vec<String>,
}

/// What to do with a message to somebody else.
#[derive(Debug, PartialEq)]
enum Verdict {
    Keep,
    Delete,
    /// Goes out without the name.
    Replace(Value),
}

/// What stands where a name was, in any language.
const NOBODY: &str = "–";

/// Removes mails to the person and to guardians about the person, sent ones too, and takes the person out of mails to
/// others.
pub(super) async fn erase(txn: &impl ConnectionTrait, subject: &Subject) -> Result<()> {
    let guardian_kinds =
        Column::Kind.starts_with("mail.guardian").or(Column::Kind.eq("mail.visit_consent_request"));
    let theirs = Condition::any()
        .add(Column::Recipient.eq(&subject.mail))
        .add(
            Condition::all()
                .add(Column::Recipient.is_in(&subject.new_addresses))
                .add(Column::Kind.eq("mail.mail_change_code")),
        )
        .add(
            Condition::all()
                .add(Column::Recipient.is_in(&subject.only_guardians))
                .add(guardian_kinds.clone()),
        )
        // A sent one does not tell any more about whom it was; one that waits does, and is looked at below.
        .add(
            Condition::all()
                .add(Column::Recipient.is_in(&subject.guardians))
                .add(guardian_kinds)
                .add(Column::State.eq(OutboxState::Done)),
        );
    Entity::delete_many().filter(theirs).exec(txn).await?;
    for message in mentioning(txn, subject).await? {
        let link = link_of(&message);
        let ours = match &link {
            Some(link) => subject.links.contains(link) || !is_known(txn, link).await?,
            None => true,
        };
        match judge(subject, &message, ours) {
            Verdict::Keep => {}
            Verdict::Delete => {
                Entity::delete_by_id(message.id).exec(txn).await?;
            }
            Verdict::Replace(payload) => {
                ActiveModel { id: Set(message.id), payload: Set(payload), ..Default::default() }
                    .update(txn)
                    .await?;
            }
        }
    }
    Ok(())
}

/// Messages in whose payload the account, the address or the name occurs somewhere.
async fn mentioning(txn: &impl ConnectionTrait, subject: &Subject) -> Result<Vec<Model>> {
    let mut any = Condition::any();
    let account_id = subject.account_id.to_string();
    let own = [&account_id, &subject.mail].into_iter().chain(&subject.names).chain(&subject.tickets);
    for text in own {
        // As it stands within JSON, where quotes and backslashes are escaped.
        let quoted = Value::from(text.as_str()).to_string();
        let escaped = quoted.trim_matches('"').replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        let pattern = LikeExpr::new(format!("%{escaped}%")).escape('\\');
        any = any.add(Expr::col(Column::Payload).cast_as("text").like(pattern));
    }
    Ok(Entity::find().filter(any).filter(Column::Kind.ne(ERASE_FILES)).all(txn).await?)
}

/// What is stored of the link in a mail.
fn link_of(message: &Model) -> Option<String> {
    message.payload.get("token").and_then(Value::as_str).map(token_hash)
}

/// Whether a link still leads to a consent, for an account or for a visit.
async fn is_known(txn: &impl ConnectionTrait, link: &str) -> Result<bool> {
    let known = consent::Entity::find().filter(consent::Column::TokenHash.eq(link));
    let of_place = place::Entity::find().filter(place::Column::ConsentTokenHash.eq(link));
    Ok(known.count(txn).await? + of_place.count(txn).await? > 0)
}

/// `ours`: the link in it, if there is one, is the subject's or leads nowhere any more.
fn judge(subject: &Subject, message: &Model, ours: bool) -> Verdict {
    if message.payload.get("account_id").and_then(Value::as_str) == Some(&subject.account_id.to_string()) {
        return Verdict::Delete;
    }
    if message.payload.get("about").is_some_and(|about| subject.is_told_of(about, message)) {
        return Verdict::Delete;
    }
    let mut payload = message.payload.clone();
    let Some(fields) = payload.as_object_mut() else { return Verdict::Keep };
    let mut changed = false;
    for (field, value) in fields.iter_mut() {
        let Some(text) = value.as_str() else {
            if subject.has_address_within(value) {
                return Verdict::Delete;
            }
            continue;
        };
        match field.as_str() {
            "inviter" if subject.is_in(text) => {
                *value = Value::Null;
                changed = true;
            }
            "person" if subject.is_in(text) => {
                *value = NOBODY.into();
                changed = true;
            }
            // Two pupils may have one name: the link says whose it is.
            "pupil" if ours && subject.is_in(text) => return Verdict::Delete,
            _ if subject.has_address_in(text) => return Verdict::Delete,
            // What a manager wrote to everyone of an event.
            "subject" | "body" | "text" if subject.is_spelt_out_in(text) => {
                *value = subject.names.iter().fold(text.to_owned(), |text, name| without(&text, name)).into();
                changed = true;
            }
            _ => {}
        }
    }
    if changed { Verdict::Replace(payload) } else { Verdict::Keep }
}

/// A text without somebody's full name.
fn without(text: &str, name: &str) -> String {
    if is_full(name) { text.replace(name, NOBODY) } else { text.to_owned() }
}

/// One word alone may be anybody, or no name at all.
fn is_full(name: &str) -> bool {
    name.trim().contains(char::is_whitespace)
}

impl Subject {
    /// Whether a letter about a booking is about this person's: by the ticket in it, or by the name where it went to an address
    /// that this person gave.
    fn is_told_of(&self, about: &Value, message: &Model) -> bool {
        let ticket = about.get("ticket").and_then(Value::as_str);
        let name = about.get("name").and_then(Value::as_str);
        let to = message.recipient.as_ref().is_some_and(|to| self.other_addresses.contains(to));
        ticket.is_some_and(|ticket| self.tickets.iter().any(|own| own == ticket))
            || (to && name.is_some_and(|name| self.is_in(name)))
    }

    /// Whether a text says the full name.
    fn is_spelt_out_in(&self, text: &str) -> bool {
        self.names.iter().any(|name| is_full(name) && text.contains(name.as_str()))
    }

    /// Whether the address occurs anywhere in it.
    fn has_address_within(&self, value: &Value) -> bool {
        match value {
            Value::String(text) => self.has_address_in(text),
            Value::Array(items) => items.iter().any(|item| self.has_address_within(item)),
            Value::Object(fields) => fields.values().any(|value| self.has_address_within(value)),
            Value::Null | Value::Bool(_) | Value::Number(_) => false,
        }
    }

    /// Whether the address occurs, and not as a part of a longer one.
    fn has_address_in(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        text.match_indices(&self.mail).any(|(at, mail)| {
            let (before, after) = (&text[..at], &text[at + mail.len()..]);
            let goes_on = after.strip_prefix('.').unwrap_or(after);
            !before.ends_with(|c: char| c.is_alphanumeric() || "._+-".contains(c))
                && !goes_on.starts_with(|c: char| c.is_alphanumeric() || c == '-')
        })
    }

    /// Whether a text that names one person names this one.
    fn is_in(&self, text: &str) -> bool {
        self.has_address_in(text)
            || self.names.iter().any(|name| {
                text.match_indices(name.as_str()).any(|(at, name)| {
                    !text[..at].ends_with(char::is_alphanumeric)
                        && !text[at + name.len()..].starts_with(char::is_alphanumeric)
                })
            })
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use serde_json::{Value, json};
    use uuid::Uuid;

    use super::{Model, OutboxState, Subject, Verdict, judge};

    fn message(payload: Value) -> Model {
        Model {
            id: Uuid::nil(),
            kind: "mail.test".into(),
            payload,
            recipient: Some("other@example.org".into()),
            message_id: String::new(),
            state: OutboxState::Waiting,
            attempts: 0,
            due_at: DateTime::UNIX_EPOCH,
            lease_token: None,
            lease_until: None,
            last_error: None,
            created_at: DateTime::UNIX_EPOCH,
            finished_at: None,
        }
    }

    #[test]
    fn others_keep_their_mails_and_lose_the_name() {
        let subject = Subject {
            account_id: Uuid::from_u128(7),
            mail: "jo@example.org".into(),
            names: vec!["Jo".into(), "Jo Mustermann".into()],
            links: Vec::new(),
            tickets: vec!["0123456789ABCDEF".into()],
            other_addresses: vec!["other@example.org".into()],
            guardians: Vec::new(),
            only_guardians: Vec::new(),
            new_addresses: Vec::new(),
        };
        let of_another = json!({"pupil": "Jo"});
        assert_eq!(judge(&subject, &message(of_another), false), Verdict::Keep);
        let judged = |payload| judge(&subject, &message(payload), true);
        assert_eq!(judged(json!({"account_id": subject.account_id})), Verdict::Delete);
        assert_eq!(judged(json!({"old": "x@y.de", "new": "Jo@example.org"})), Verdict::Delete);
        assert_eq!(judged(json!({"pupil": "Jo"})), Verdict::Delete);
        assert_eq!(
            judged(json!({"inviter": "Jo", "n": 1})),
            Verdict::Replace(json!({"inviter": null, "n": 1}))
        );
        assert_eq!(
            judged(json!({"person": "Jo (jo@example.org)", "company": "Jo"})),
            Verdict::Replace(json!({"person": "–", "company": "Jo"}))
        );
        let booking = |name: &str, ticket: &str| json!({"about": {"name": name, "ticket": ticket}});
        assert_eq!(judged(booking("Anna", "0123456789ABCDEF")), Verdict::Delete);
        assert_eq!(judged(booking("Jo Mustermann", "X")), Verdict::Delete, "to an address of theirs");
        assert_eq!(judged(booking("Johannes", "X")), Verdict::Keep);
        assert_eq!(judged(json!({"about": {"plan": [{"place": "bei jo@example.org"}]}})), Verdict::Delete);
        assert_eq!(
            judged(json!({"subject": "Jo", "body": "Jo Mustermann fährt mit.", "event": {"title": "Jo"}})),
            Verdict::Replace(json!({"subject": "Jo", "body": "– fährt mit.", "event": {"title": "Jo"}}))
        );
        for other in [
            json!({}),
            json!([]),
            json!({"pupil": "Johannes"}),
            json!({"inviter": "Johannes"}),
            json!({"old": "bojo@example.org", "new": "jo@example.org.uk"}),
            json!({"company": "Jo"}),
            json!({"account_id": Uuid::from_u128(8)}),
        ] {
            assert_eq!(judged(other.clone()), Verdict::Keep, "{other}");
        }
    }
}
