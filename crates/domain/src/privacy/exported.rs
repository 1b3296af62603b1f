//! What of each row is handed out to the person. Each is taken apart without `..`, so that a new column is decided on here.
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    account::Account,
    alert::{Alert, AlertView},
    api_key::ApiKey,
    application::{Application, InterviewDate, Message, Note, PupilProfile, intake},
    audit,
    consent::Consent,
    document::Document,
    grant::Grant,
    invitation::Invitation,
    mail::{Suppression, preference},
    outbox,
    second_factor::SecondFactor,
    session::Session,
    sign_in::SignInCode,
};

pub(super) fn account(row: Account) -> Value {
    let Account {
        id,
        mail,
        name,
        language,
        mail_confirmed_at,
        password_hash,
        birth_date,
        last_seen_at,
        warned_at,
        version: _,
        created_at,
        updated_at,
    } = row;
    json!({
        "id": id, "mail": mail, "name": name, "language": language, "mail_confirmed_at": mail_confirmed_at,
        "has_password": password_hash.is_some(), "birth_date": birth_date, "last_seen_at": last_seen_at,
        "warned_at": warned_at, "created_at": created_at, "updated_at": updated_at,
    })
}

pub(super) fn grant(row: &Grant, scope_name: Option<&str>) -> Value {
    let Grant { id, account_id: _, role, scope_id, created_at } = row;
    json!({ "id": id, "role": role, "scope_id": scope_id, "scope_name": scope_name, "created_at": created_at })
}

pub(super) fn session(row: Session) -> Value {
    let Session {
        id,
        account_id: _,
        surface,
        token_hash: _,
        method,
        device,
        created_at,
        last_used_at,
        expires_at,
        second_factor_at,
    } = row;
    json!({
        "id": id, "surface": surface, "method": method, "device": device, "created_at": created_at,
        "last_used_at": last_used_at, "expires_at": expires_at, "second_factor_at": second_factor_at,
    })
}

pub(super) fn consent(row: Consent) -> Value {
    let Consent {
        id,
        account_id: _,
        purpose,
        state,
        text_version,
        guardian_mail,
        guardian_name,
        token_hash: _,
        requested_at,
        expires_at,
        decided_at,
    } = row;
    json!({
        "id": id, "purpose": purpose, "state": state, "text_version": text_version, "guardian_mail": guardian_mail,
        "guardian_name": guardian_name, "requested_at": requested_at, "expires_at": expires_at,
        "decided_at": decided_at,
    })
}

pub(super) fn api_key(row: ApiKey) -> Value {
    let ApiKey {
        id,
        account_id: _,
        company_id,
        name,
        prefix: _,
        token_hash: _,
        scopes,
        created_at,
        last_used_at,
        expires_at,
    } = row;
    json!({
        "id": id, "company_id": company_id, "name": name, "scopes": scopes, "created_at": created_at,
        "last_used_at": last_used_at, "expires_at": expires_at,
    })
}

pub(super) fn second_factor(row: SecondFactor) -> Value {
    let SecondFactor {
        id,
        account_id: _,
        kind,
        label,
        secret: _,
        counter: _,
        confirmed_at,
        last_used_at,
        created_at,
    } = row;
    json!({
        "id": id, "kind": kind, "label": label, "created_at": created_at, "confirmed_at": confirmed_at,
        "last_used_at": last_used_at,
    })
}

pub(super) fn preference(row: &preference::Model) -> Value {
    let preference::Model { id: _, account_id: _, topic, wanted, updated_at } = row;
    json!({ "topic": topic, "wanted": wanted, "updated_at": updated_at })
}

pub(super) fn mail(row: outbox::Model) -> Value {
    let outbox::Model {
        id,
        kind,
        mut payload,
        recipient,
        message_id,
        state,
        attempts: _,
        due_at: _,
        lease_token: _,
        lease_until: _,
        last_error: _,
        created_at,
        finished_at,
    } = row;
    without_secrets(&mut payload);
    json!({
        "id": id, "kind": kind, "to": recipient, "message_id": message_id, "state": state, "content": payload,
        "created_at": created_at, "finished_at": finished_at,
    })
}

/// Codes, links and tickets are worth something for a while: an archive that lies around must not open anything.
fn without_secrets(content: &mut Value) {
    match content {
        Value::Object(fields) => {
            fields.retain(|field, _| !["code", "token", "link_token", "ticket"].contains(&field.as_str()));
            fields.values_mut().for_each(without_secrets);
        }
        Value::Array(items) => items.iter_mut().for_each(without_secrets),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Received or sent by the person. Who else invited is that one's own matter.
pub(super) fn invitation(row: Invitation, account_id: Uuid) -> Value {
    let Invitation {
        id,
        mail,
        role,
        scope_id,
        token_hash: _,
        invited_by,
        created_at,
        expires_at,
        accepted_at,
    } = row;
    json!({
        "id": id, "mail": mail, "role": role, "scope_id": scope_id, "sent_by_me": invited_by == Some(account_id),
        "created_at": created_at, "expires_at": expires_at, "accepted_at": accepted_at,
    })
}

pub(super) fn sign_in_code(row: SignInCode) -> Value {
    let SignInCode { id, mail, purpose, account_id: _, code_hash: _, tries, created_at, expires_at, used_at } =
        row;
    json!({
        "id": id, "mail": mail, "purpose": purpose, "tries": tries, "created_at": created_at,
        "expires_at": expires_at, "used_at": used_at,
    })
}

pub(super) fn suppression(row: Suppression) -> Value {
    let Suppression { mail, reason, detail, since } = row;
    json!({ "mail": mail, "reason": reason, "detail": detail, "since": since })
}

pub(super) fn history(row: audit::Model) -> Value {
    let audit::Model { id, at, actor, request_id, action, subject_id } = row;
    json!({
        "id": id, "at": at, "actor": actor, "request_id": request_id, "action": action, "subject_id": subject_id,
    })
}

/// What is told with an application.
pub(super) struct AroundApplication {
    pub(super) company: Option<String>,
    /// Of the vacancy.
    pub(super) title: Option<String>,
    pub(super) messages: Vec<Value>,
    pub(super) interview_dates: Vec<Value>,
    /// Ids, as in the list of documents.
    pub(super) documents: Vec<Value>,
}

pub(super) fn application(row: Application, around: AroundApplication) -> Value {
    let Application {
        id,
        vacancy_id,
        company_id,
        cluster_id: _,
        account_id: _,
        state,
        handed_over_from,
        name,
        birth_date,
        phone,
        school,
        answers,
        submitted_at,
        seen_at,
        answered_at,
        closed_at,
        waits_since: _,
        due_at,
        answer_due_at,
        reminders: _,
        nudged_at,
        escalated_at,
        hidden_at,
        erased_at: _,
        version: _,
        created_at,
        updated_at,
    } = row;
    let AroundApplication { company, title, messages, interview_dates, documents } = around;
    json!({
        "id": id, "company_id": company_id, "company": company, "vacancy_id": vacancy_id, "title": title, "state": state,
        "handed_over_from": handed_over_from, "name": name, "birth_date": birth_date, "phone": phone, "school": school,
        "answers": answers, "created_at": created_at, "submitted_at": submitted_at, "seen_at": seen_at,
        "answer_due_at": answer_due_at, "answered_at": answered_at, "due_at": due_at, "nudged_at": nudged_at,
        "escalated_at": escalated_at, "closed_at": closed_at, "hidden_at": hidden_at, "updated_at": updated_at,
        "messages": messages, "interview_dates": interview_dates, "documents": documents,
    })
}

pub(super) fn message(row: Message) -> Value {
    let Message { id, application_id: _, author, author_name, body, created_at } = row;
    json!({ "id": id, "author": author, "author_name": author_name, "body": body, "created_at": created_at })
}

pub(super) fn note(row: Note) -> Value {
    let Note { id, application_id, company_id, account_id: _, author_name: _, body, created_at } = row;
    json!({
        "id": id, "application_id": application_id, "company_id": company_id, "body": body, "created_at": created_at,
    })
}

pub(super) fn interview_date(row: InterviewDate) -> Value {
    let InterviewDate { id, application_id: _, starts_at, minutes, place, chosen_at, created_at } = row;
    json!({
        "id": id, "starts_at": starts_at, "minutes": minutes, "place": place, "chosen_at": chosen_at,
        "created_at": created_at,
    })
}

pub(super) fn pupil_profile(row: PupilProfile) -> Value {
    let PupilProfile { account_id: _, phone, school, answers, updated_at } = row;
    json!({ "phone": phone, "school": school, "answers": answers, "updated_at": updated_at })
}

/// `file`: where it lies in the archive; none where the store has it no more.
pub(super) fn document(row: &Document, file: Option<&str>) -> Value {
    let Document {
        id,
        account_id: _,
        intake_id: _,
        kind,
        name,
        media_type,
        bytes,
        content_hash: _,
        wrapped_key: _,
        scan,
        created_at,
    } = row;
    json!({
        "id": id, "kind": kind, "name": name, "media_type": media_type, "bytes": bytes, "scan": scan,
        "created_at": created_at, "file": file,
    })
}

/// A form that waits for its code. What was written is sealed until then.
pub(super) fn intake(row: &intake::Model) -> Value {
    let intake::Model {
        id,
        vacancy_id,
        company_id,
        cluster_id: _,
        challenge_id: _,
        sealed: _,
        application_id,
        created_at,
        expires_at,
    } = row;
    json!({
        "id": id, "vacancy_id": vacancy_id, "company_id": company_id, "application_id": application_id,
        "created_at": created_at, "expires_at": expires_at,
    })
}

/// What is waited for, and how. What was found since is no matter of the person's but of the mails, which are there.
pub(super) fn alert(view: AlertView) -> Value {
    let Alert {
        id,
        query_id: _,
        account_id: _,
        mail,
        language,
        cluster_id,
        name,
        rhythm,
        state,
        told_through: _,
        due_at,
        last_sent_at,
        ends_on,
        warned_at,
        created_at,
        confirmed_at,
    } = view.alert;
    json!({
        "id": id, "mail": mail, "language": language, "cluster_id": cluster_id, "name": name,
        "search": view.criteria, "rhythm": rhythm, "state": state, "due_at": due_at, "last_sent_at": last_sent_at,
        "ends_on": ends_on, "warned_at": warned_at, "created_at": created_at, "confirmed_at": confirmed_at,
    })
}
