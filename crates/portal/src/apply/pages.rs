use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use lotse_domain::{
    DomainError,
    application::submit::{self, MOST_DOCUMENTS},
    consent,
    document::{self, DocumentKind, NewDocument},
};
use lotse_web_kit::auth::{ClientDevice, UploadForm, UploadedFile};

use super::{
    code,
    form::ApplyForm,
    place::Place,
    sent,
    typed::{Known, Typed, field_of},
};
use crate::{
    PortalState,
    desk::At,
    documents::{Taken, discard, take},
    error::Result,
    form::{Mistakes, Refusal},
    sign_in,
    site::Site,
};

/// What is known of whoever looks, and what they wrote before.
async fn known(state: &PortalState, site: &Site) -> Result<(Known, Typed)> {
    let actor = &site.visit.actor;
    if actor.identity().is_none() {
        return Ok((Known::default(), Typed::default()));
    }
    let identity = actor.signed_in()?;
    let standing = consent::standing(&state.db, &*state.clock, actor).await?;
    let documents = document::list_own(&state.db, actor).await?;
    let profile = submit::find_profile(&state.db, actor).await?;
    Ok((Known::of(standing.as_ref(), documents), Typed::before(identity, profile)))
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let place = Place::at(&state, &at).await?;
    if place.clusters().is_some_and(|clusters| !site.holds(clusters)) {
        return Ok(Redirect::temporary(&site.public(site.lang, &place.form)).into_response());
    }
    let (known, typed) = known(&state, &site).await?;
    if let Some(answer) = sent::in_the_way(&state, &site, &place).await? {
        return answer.show();
    }
    ApplyForm::new(&site, &place, &known, &typed).show()
}

pub(super) async fn send(
    State(state): State<PortalState>,
    site: Site,
    ClientDevice(device): ClientDevice,
    Path(at): Path<At>,
    UploadForm { fields, files }: UploadForm,
) -> Result<Response> {
    let lang = site.lang;
    let place = Place::at(&state, &at).await?;
    let (known, _) = known(&state, &site).await?;
    let typed = Typed::read(&fields, &place.view.questions);
    let files = of_kinds(files);
    let had_files = !files.is_empty();
    let again = ApplyForm::new(&site, &place, &known, &typed);
    let draft = match typed.draft(lang, &known) {
        Ok(draft) => draft,
        Err(mistakes) => return again.refused(&Refusal::own(mistakes), had_files),
    };
    if files.len() + draft.documents.len() > MOST_DOCUMENTS {
        let most = lang.with("applying-files-most", [("n", MOST_DOCUMENTS.to_string())]);
        return again.refused(&Refusal::own(Mistakes::of("certificates", most)), had_files);
    }
    let documents = match take(&state, lang, files).await? {
        Taken::All(documents) => documents,
        Taken::Refused(refusal) => return again.refused(&refusal, true),
    };
    let (db, clock, actor) = (&state.db, &*state.clock, &site.visit.actor);
    let error = if known.signed_in {
        match submit::apply(db, clock, actor, place.view.target, draft, documents.clone()).await {
            Ok(sent) => return sent::page(&state, site, Some(&place), &sent, None).await,
            Err(error) => error,
        }
    } else {
        let (secrets, how) = (&state.auth.secrets, sign_in::how(lang, device));
        let (view, mail) = (&place.view, &typed.mail);
        let begun = submit::begin_to(db, clock, secrets, view, mail, draft, documents.clone(), &how);
        match begun.await {
            Ok(begun) => return code::after_form(site, &place, &begun),
            Err(error) => error,
        }
    };
    refused(&state, &site, &place, again, error, &documents).await
}

/// Nothing was sent: what is stored already goes, and the form says what is wrong.
async fn refused(
    state: &PortalState,
    site: &Site,
    place: &Place,
    again: ApplyForm,
    error: DomainError,
    documents: &[NewDocument],
) -> Result<Response> {
    discard(state, documents).await;
    if matches!(error, DomainError::Conflict(_)) {
        return sent::clash(state, site, place.view.target).await;
    }
    let mut refusal = Refusal::of(site.lang, error, "mail", "")?;
    refusal.mistakes.told_at("documents", "certificates");
    if let Some(first) = place.view.questions.first() {
        refusal.mistakes.told_at("answers", field_of(*first));
    }
    again.refused(&refusal, !documents.is_empty())
}

/// The files of the form's two fields.
fn of_kinds(files: Vec<UploadedFile>) -> Vec<(DocumentKind, UploadedFile)> {
    let kind = |field: &str| match field {
        "cv" => Some(DocumentKind::Cv),
        "certificates" => Some(DocumentKind::Certificate),
        _ => None,
    };
    files.into_iter().filter_map(|file| Some((kind(&file.field)?, file))).collect()
}
