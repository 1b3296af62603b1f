//! Answering one application: an invitation, an offer or a refusal, each from a text that is there to be adapted.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::application::{
    Event, Party,
    desk::{self as board, Answering, DeskApplication, NewDate},
    next,
};
use lotse_web_kit::auth::{Fields, Form};

use super::{
    dates::{Dates, Row},
    one,
    texts::{Kind, LONGEST, wrong_text},
};
use crate::{
    PortalState,
    company_desk::{Own, desk, own},
    desk::{At, Desk, id_at, inner_page, parameter, see},
    error::Result,
    form::{Field, Mistakes, Refusal},
    page::{Page, html},
    postings::day,
    site::Site,
};

#[derive(Template)]
#[template(path = "board/answer.html")]
struct AnswerPage {
    page: Page,
    desk: Desk,
    mistakes: Mistakes,
    heading: String,
    /// Whom it goes to and what happens then.
    intro: String,
    back: String,
    action: String,
    button: String,
    /// (address, label, whether it is the one below)
    texts: Vec<(String, String, bool)>,
    text: Field,
    /// The dates to choose from, for invitations.
    dates: Vec<Row>,
    more_dates: bool,
    dates_mistake: Option<String>,
    fields: Vec<Field>,
}

/// An application that can be answered like this now.
struct Case {
    state: PortalState,
    site: Site,
    own: Own,
    found: DeskApplication,
    kind: Kind,
}

/// As it was typed.
#[derive(Default)]
struct Typed {
    text: String,
    dates: Dates,
    reply_by: String,
}

impl Case {
    async fn of(state: PortalState, site: Site, at: &At, kind: Kind) -> Result<Self> {
        let own = own(&state, &site, at).await?;
        let found = one::find(&state, &site, &own, id_at(at, "id")?).await?;
        Ok(Self { state, site, own, found, kind })
    }

    fn path(&self) -> String {
        self.own.path(&format!("/bewerbungen/{}", self.found.card.application.id))
    }

    /// Whether the states allow it; where they do not, the application's own page says how it stands.
    fn is_possible(&self) -> bool {
        let event = match self.kind {
            Kind::Invite => Event::Invite,
            Kind::Offer => Event::Offer,
            Kind::Reject => Event::Reject,
        };
        next(self.found.card.application.state, event, Party::Company).is_ok()
    }

    /// The number of the text that the address names, from 1.
    fn chosen(&self) -> usize {
        let number = parameter(&self.site, "text").and_then(|text| text.parse().ok()).unwrap_or(1);
        if (1..=self.kind.texts().len()).contains(&number) { number } else { 1 }
    }

    fn suggested(&self) -> String {
        let card = &self.found.card;
        let text = self.kind.texts().get(self.chosen() - 1).copied();
        let filled = text.map(|text| {
            let name = card.application.name.as_deref();
            text.filled(self.site.lang, name, card.title.as_deref(), &self.own.company.name)
        });
        filled.unwrap_or_default()
    }

    async fn show(self) -> Result<Response> {
        if !self.is_possible() {
            return Ok(see(&self.site, &format!("{}?fertig=schon-anders", self.path())));
        }
        let mut typed = Typed { text: self.suggested(), ..Typed::default() };
        if self.kind == Kind::Invite {
            typed.dates = Dates::fresh(&self.usual_place().await?);
        }
        html(&self.page(&typed, &Mistakes::default()))
    }

    /// Where an interview usually is: the company's first address.
    async fn usual_place(&self) -> Result<String> {
        let ids = vec![self.own.company.id];
        let views = lotse_domain::company::list_views(self.state.db.read(), ids).await?;
        let first = views.into_iter().next().and_then(|view| view.sites.into_iter().next());
        Ok(first.map_or_else(String::new, |site| {
            let town =
                site.postal_code.map_or_else(|| site.town.clone(), |code| format!("{code} {}", site.town));
            [site.street, Some(town)].into_iter().flatten().collect::<Vec<_>>().join(", ")
        }))
    }

    fn page(&self, typed: &Typed, mistakes: &Mistakes) -> AnswerPage {
        let (lang, path, word) = (self.site.lang, self.path(), self.kind.word());
        let name = super::cards::name_of(lang, &self.found.card);
        let title = super::cards::title_of(lang, &self.found.card);
        let heading = lang.with(&format!("answer-heading-{word}"), [("name", name)]);
        let texts = self.kind.texts().iter().enumerate().map(|(at, text)| {
            let to = format!("{path}/{}?text={}", self.kind.part(), at + 1);
            (self.site.href(&to), lang.t(text.label), at + 1 == self.chosen())
        });
        let text = Field { maxlength: LONGEST, ..Field::area("text", lang.t("answer-text")) };
        let mut text = vec![text.hint(lang.t("answer-text-hint")).value(typed.text.as_str())];
        let mut fields = match self.kind {
            Kind::Invite => typed.dates.fields(lang),
            Kind::Offer => vec![
                Field::day("reply_by", lang.with("field-optional", [("name", lang.t("answer-reply-by"))]))
                    .hint(lang.t("answer-reply-by-hint"))
                    .value(typed.reply_by.as_str()),
            ],
            Kind::Reject => Vec::new(),
        };
        mistakes.mark(&mut text);
        mistakes.mark(&mut fields);
        let dates = if self.kind == Kind::Invite { typed.dates.rows() } else { Vec::new() };
        let page_title = if mistakes.is_empty() {
            heading.clone()
        } else {
            lang.with("mistake-title", [("title", heading.clone())])
        };
        AnswerPage {
            page: inner_page(&self.site, page_title),
            desk: desk(&self.site, &self.own, "/bewerbungen"),
            mistakes: mistakes.clone(),
            heading,
            intro: format!("{title}. {}", lang.t(&format!("answer-next-{word}"))),
            back: self.site.href(&path),
            action: self.site.href(&format!("{path}/{}", self.kind.part())),
            button: lang.word("answer-send", word),
            texts: texts.collect(),
            text: text.remove(0),
            more_dates: typed.dates.has_more(),
            dates,
            dates_mistake: mistakes.at("dates"),
            fields,
        }
    }

    async fn take(self, fields: &Fields) -> Result<Response> {
        let typed = Typed {
            text: fields.text("text").to_owned(),
            dates: Dates::read(fields),
            reply_by: fields.text("reply_by").to_owned(),
        };
        let answering = match self.answering(&typed) {
            Ok(answering) => answering,
            Err(mistakes) => return self.refused(&typed, &Refusal::own(mistakes)),
        };
        let PortalState { db, clock, .. } = &self.state;
        let (actor, id) = (&self.site.visit.actor, self.found.card.application.id);
        match board::answer(db, &**clock, actor, self.own.company.id, id, answering).await {
            Ok(_) => {
                let done = match self.kind {
                    Kind::Invite => "?fertig=eingeladen-zum-gespraech",
                    Kind::Offer => "?fertig=zugesagt",
                    Kind::Reject => "?fertig=abgesagt",
                };
                Ok(see(&self.site, &format!("{}{done}", self.path())))
            }
            Err(error) => {
                let lang = self.site.lang;
                let refusal = Refusal::of(lang, error, "text", &lang.t("answer-clash"))?;
                self.refused(&typed, &refusal)
            }
        }
    }

    fn refused(&self, typed: &Typed, refusal: &Refusal) -> Result<Response> {
        Ok(refusal.answer(html(&self.page(typed, &refusal.mistakes))?))
    }

    fn answering(&self, typed: &Typed) -> Result<Answering, Mistakes> {
        let lang = self.site.lang;
        let mut mistakes = Mistakes::default();
        if let Some(mistake) = wrong_text(lang, &typed.text) {
            mistakes.add("text", mistake);
        }
        let text = typed.text.clone();
        let answering = match self.kind {
            Kind::Invite => {
                let dates: Vec<NewDate> = typed.dates.understood(lang, self.state.clock.now(), &mut mistakes);
                Answering::Invite { text, dates }
            }
            Kind::Offer => {
                let reply_by = day(&typed.reply_by);
                if reply_by.is_none() && !typed.reply_by.is_empty() {
                    mistakes.add("reply_by", lang.t("posting-day-wrong"));
                }
                Answering::Offer { text, reply_by }
            }
            Kind::Reject => Answering::Reject { text },
        };
        if mistakes.is_empty() { Ok(answering) } else { Err(mistakes) }
    }
}

pub(super) async fn inviting(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    Case::of(state, site, &at, Kind::Invite).await?.show().await
}

pub(super) async fn invite(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    Case::of(state, site, &at, Kind::Invite).await?.take(&fields).await
}

pub(super) async fn offering(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    Case::of(state, site, &at, Kind::Offer).await?.show().await
}

pub(super) async fn offer(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    Case::of(state, site, &at, Kind::Offer).await?.take(&fields).await
}

pub(super) async fn rejecting(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    Case::of(state, site, &at, Kind::Reject).await?.show().await
}

pub(super) async fn reject(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    Case::of(state, site, &at, Kind::Reject).await?.take(&fields).await
}
