//! One application. What the pupil wrote is shown once somebody has opened it, for the pupil is told that it was read.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use chrono::{DateTime, Utc};
use lotse_domain::{
    DomainError,
    application::{
        ApplicationState, Author, Event, Message, Party,
        desk::{self as board, Answering, DeskApplication},
        next,
    },
    document,
};
use lotse_web_kit::auth::Form;
use uuid::Uuid;

use super::{
    cards::{name_of, title_of},
    due::{Due, waiting},
    texts::Kind,
    write::{message_form, note_form},
};
use crate::{
    PortalState,
    company_desk::{Own, desk, own},
    desk::{At, Desk, id_at, inner_page, see},
    documents,
    error::{PortalError, Result},
    form::{Block, Mistakes, Notice, Refusal},
    format,
    language::Lang,
    page::{Page, html},
    site::Site,
    vacancies::links,
};

/// What was typed into the forms below an application.
#[derive(Default)]
pub(super) struct Typed {
    pub(super) message: String,
    pub(super) note: String,
}

#[derive(Template)]
#[template(path = "board/application.html")]
struct ApplicationPage {
    page: Page,
    desk: Desk,
    notice: Option<Notice>,
    mistakes: Mistakes,
    back: String,
    head: Head,
    facts: Vec<(String, (String, String))>,
    answers: Vec<(String, String)>,
    documents: Vec<documents::Row>,
    dates: Vec<DateRow>,
    messages: Vec<Said>,
    notes: Vec<Said>,
    /// (address, label, whether it is what most will do)
    steps: Vec<(String, String, bool)>,
    /// The two forms for words.
    message: Vec<Block>,
    note: Vec<Block>,
}

/// What is known of it before anybody has opened it.
#[derive(Template)]
#[template(path = "board/unread.html")]
struct UnreadPage {
    page: Page,
    desk: Desk,
    back: String,
    head: Head,
    /// None where it ended before anybody did.
    open: Option<String>,
}

/// Whose, for what, and how it stands.
struct Head {
    name: String,
    title: String,
    state: String,
    came: Option<String>,
    waits: Option<String>,
    due: Option<Due>,
}

impl Head {
    fn new(lang: Lang, found: &DeskApplication, now: DateTime<Utc>) -> Self {
        let (card, application) = (&found.card, &found.card.application);
        Self {
            name: name_of(lang, card),
            title: title_of(lang, card),
            state: lang.word("application-state", application.state.as_str()),
            came: application
                .submitted_at
                .map(|at| lang.with("application-came", [("day", format::moment(lang, at))])),
            waits: waiting(lang, application, now),
            due: Due::of(lang, application, now),
        }
    }
}

/// A date that was offered.
struct DateRow {
    text: String,
    place: String,
    chosen: bool,
}

/// A message or a note.
struct Said {
    who: String,
    when: String,
    body: String,
    own: bool,
}

impl Said {
    fn message(lang: Lang, name: &str, message: &Message) -> Self {
        let who = match message.author {
            Author::Pupil => name.to_owned(),
            Author::Company => message.author_name.clone().unwrap_or_else(|| lang.t("application-us")),
            Author::System => "Lotse".to_owned(),
        };
        Self {
            who,
            when: format::moment(lang, message.created_at),
            body: crate::applications::body(lang, message),
            own: message.author == Author::Company,
        }
    }
}

/// An application that somebody has opened.
///
/// # Errors
/// `NotFound`, also where nobody has: it has one page then, and nothing else is to be done with it.
pub(super) async fn find(state: &PortalState, site: &Site, own: &Own, id: Uuid) -> Result<DeskApplication> {
    let found = board::find(&state.db, &*state.clock, &site.visit.actor, own.company.id, id).await?;
    if is_unread(&found) {
        return Err(PortalError::NotFound);
    }
    Ok(found)
}

/// Nobody has opened it, nor answered it together with others; also where it was withdrawn before.
fn is_unread(found: &DeskApplication) -> bool {
    let application = &found.card.application;
    application.state == ApplicationState::Submitted
        || (application.seen_at.is_none() && application.answered_at.is_none())
}

fn facts(lang: Lang, found: &DeskApplication) -> Vec<(String, (String, String))> {
    let application = &found.card.application;
    let plain = |text: String| (text, String::new());
    let age = found.age.map(|age| plain(lang.count("application-years", u64::from(age))));
    let phone = links::phone(application.phone.as_deref());
    [
        ("application-age", age),
        ("application-school", application.school.clone().map(plain)),
        ("application-phone", phone),
    ]
    .into_iter()
    .filter_map(|(key, value)| Some((lang.t(key), value?)))
    .collect()
}

/// The answers that are possible now.
fn steps(site: &Site, path: &str, state: ApplicationState) -> Vec<(String, String, bool)> {
    let lang = site.lang;
    [(Kind::Invite, Event::Invite), (Kind::Offer, Event::Offer), (Kind::Reject, Event::Reject)]
        .into_iter()
        .filter(|(_, event)| next(state, *event, Party::Company).is_ok())
        .map(|(kind, _)| {
            let again = kind == Kind::Invite && state == ApplicationState::Interview;
            let label = if again { lang.t("answer-invite-again") } else { lang.word("answer", kind.word()) };
            let loud = kind != Kind::Reject && !again;
            (site.href(&format!("{path}/{}", kind.part())), label, loud)
        })
        .collect()
}

fn page(
    state: &PortalState,
    site: &Site,
    own: &Own,
    found: &DeskApplication,
    typed: &Typed,
) -> ApplicationPage {
    let (lang, application) = (site.lang, &found.card.application);
    let path = own.path(&format!("/bewerbungen/{}", application.id));
    let head = Head::new(lang, found, state.clock.now());
    let documents = found.documents.iter().map(|document| documents::Row {
        href: site.href(&format!("{path}/dokumente/{}", document.id)),
        ..documents::Row::new(site, document)
    });
    let dates = found.dates.iter().map(|date| DateRow {
        text: lang.with(
            "application-date",
            [("day", format::moment(lang, date.starts_at)), ("n", date.minutes.to_string())],
        ),
        place: date.place.clone(),
        chosen: date.chosen_at.is_some(),
    });
    let notes = found.notes.iter().map(|note| Said {
        who: note.author_name.clone().unwrap_or_else(|| lang.t("application-us")),
        when: format::moment(lang, note.created_at),
        body: note.body.clone(),
        own: true,
    });
    ApplicationPage {
        page: inner_page(site, format!("{} – {}", head.name, head.title)),
        desk: desk(site, own, "/bewerbungen"),
        notice: Notice::of(site),
        mistakes: Mistakes::default(),
        back: site.href(&own.path("/bewerbungen")),
        facts: facts(lang, found),
        answers: application
            .answers
            .0
            .iter()
            .filter(|answer| !answer.text.trim().is_empty())
            .map(|answer| (lang.word("question", answer.question.as_str()), answer.text.clone()))
            .collect(),
        documents: documents.collect(),
        dates: dates.collect(),
        messages: found.messages.iter().map(|message| Said::message(lang, &head.name, message)).collect(),
        notes: notes.collect(),
        steps: steps(site, &path, application.state),
        message: vec![message_form(site, &path, &typed.message)],
        note: vec![note_form(site, &path, &typed.note)],
        head,
    }
}

/// The page again with what is wrong with one of its forms.
pub(super) fn refused(
    state: &PortalState,
    site: &Site,
    own: &Own,
    found: &DeskApplication,
    typed: &Typed,
    refusal: &Refusal,
) -> Result<Response> {
    let path = own.path(&format!("/bewerbungen/{}", found.card.application.id));
    let mut page = page(state, &site.clone().answering_for(&path), own, found, typed);
    for form in page.message.iter_mut().chain(&mut page.note) {
        refusal.mistakes.mark(&mut form.fields);
    }
    page.mistakes = refusal.mistakes.clone();
    page.page.title = page.page.with("mistake-title", "title", &page.page.title);
    Ok(refusal.answer(html(&page)?))
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let own = own(&state, &site, &at).await?;
    let (actor, id) = (&site.visit.actor, id_at(&at, "id")?);
    let found = board::find(&state.db, &*state.clock, actor, own.company.id, id).await?;
    if !is_unread(&found) {
        return html(&page(&state, &site, &own, &found, &Typed::default()));
    }
    let lang = site.lang;
    let head = Head::new(lang, &found, state.clock.now());
    let opens = found.card.application.state == ApplicationState::Submitted;
    html(&UnreadPage {
        page: inner_page(&site, lang.with("application-unread", [("title", head.title.clone())])),
        desk: desk(&site, &own, "/bewerbungen"),
        back: site.href(&own.path("/bewerbungen")),
        open: opens.then(|| site.href(&own.path(&format!("/bewerbungen/{id}/oeffnen")))),
        head,
    })
}

/// Somebody reads it: the pupil is told.
pub(super) async fn open(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(_): Form,
) -> Result<Response> {
    let own = own(&state, &site, &at).await?;
    let (actor, id) = (&site.visit.actor, id_at(&at, "id")?);
    match board::answer(&state.db, &*state.clock, actor, own.company.id, id, Answering::See).await {
        // A colleague was faster, or it was withdrawn: its page says how it stands.
        Ok(_) | Err(DomainError::Conflict(_)) => Ok(see(&site, &own.path(&format!("/bewerbungen/{id}")))),
        Err(error) => Err(error.into()),
    }
}

/// A document that goes with an application, as a file to keep.
pub(super) async fn document(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let own = own(&state, &site, &at).await?;
    let found = find(&state, &site, &own, id_at(&at, "id")?).await?;
    let wanted = id_at(&at, "document")?;
    if found.documents.iter().all(|document| document.id != wanted) {
        return Err(PortalError::NotFound);
    }
    let document = document::find_readable(&state.db, &site.visit.actor, wanted).await?;
    documents::file_answer(&state, &document).await
}
