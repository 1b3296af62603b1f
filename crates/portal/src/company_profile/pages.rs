use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{
    DomainError,
    company::profile::{self, CompanyPicture, MAX_PICTURES, Profile},
};
use lotse_web_kit::auth::Form;

use super::{form::Typed, pictures};
use crate::{
    PortalState,
    company_desk::{Own, desk, own},
    desk::{At, Desk, inner_page, see},
    error::Result,
    form::{Block, Mistakes, Notice, Refusal},
    page::{Page, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "company_profile/profile.html")]
pub(super) struct ProfilePage {
    page: Page,
    desk: Desk,
    notice: Option<Notice>,
    mistakes: Mistakes,
    public: Option<String>,
    form: Block,
    logo: Option<Picture>,
    photos: Vec<Picture>,
    /// The form for a logo, and the one for a photograph while there is room for one more.
    uploads: Vec<Block>,
}

/// A picture as the page shows it.
struct Picture {
    src: String,
    alt: String,
    width: i32,
    height: i32,
    remove: String,
}

impl Picture {
    fn new(site: &Site, own: &Own, picture: &CompanyPicture) -> Self {
        Self {
            src: site.href(&format!("/bilder/{}", picture.id)),
            alt: picture.alt.clone(),
            width: picture.width,
            height: picture.height,
            remove: site.href(&own.path(&format!("/profil/bilder/{}/entfernen", picture.id))),
        }
    }
}

impl ProfilePage {
    pub(super) fn new(
        site: &Site,
        own: &Own,
        profile: &Profile,
        typed: &Typed,
        alt: &pictures::Typed,
    ) -> Self {
        let lang = site.lang;
        let room = u64::try_from(profile.photos.len()).unwrap_or(u64::MAX) < MAX_PICTURES;
        Self {
            page: inner_page(site, format!("{} – {}", lang.t("company-desk-profile"), own.company.name)),
            desk: desk(site, own, "/profil"),
            notice: Notice::of(site),
            mistakes: Mistakes::default(),
            public: own.is_member().then(|| site.public(lang, &format!("/unternehmen/{}", own.company.slug))),
            form: typed.block(lang, &own.path("/profil")),
            logo: profile.logo.as_ref().map(|logo| Picture::new(site, own, logo)),
            photos: profile.photos.iter().map(|photo| Picture::new(site, own, photo)).collect(),
            uploads: alt.blocks(lang, own, room),
        }
    }

    /// The page again with what is wrong with one of its forms.
    pub(super) fn refused(mut self, refusal: &Refusal) -> Result<Response> {
        refusal.mistakes.mark(&mut self.form.fields);
        for upload in &mut self.uploads {
            refusal.mistakes.mark(&mut upload.fields);
        }
        self.mistakes = refusal.mistakes.clone();
        self.notice = None;
        self.page.title = self.page.with("mistake-title", "title", &self.page.title);
        Ok(refusal.answer(html(&self)?))
    }
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let own = own(&state, &site, &at).await?;
    let profile = profile::find(&state.db, &site.visit.actor, own.company.id).await?;
    html(&ProfilePage::new(&site, &own, &profile, &Typed::of(&profile), &pictures::Typed::default()))
}

pub(super) async fn change(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let own = own(&state, &site, &at).await?;
    let (lang, actor, company_id) = (site.lang, &site.visit.actor, own.company.id);
    let mut typed = Typed::read(&fields);
    let refusal = match typed.draft(lang) {
        Err(mistakes) => Refusal::own(mistakes),
        Ok(draft) => {
            let changed =
                profile::change(&state.db, &*state.clock, actor, company_id, typed.version(), draft).await;
            match changed {
                Ok(_) => return Ok(see(&site, &own.path("/profil?fertig=profil-gespeichert"))),
                Err(DomainError::Stale | DomainError::Conflict(_)) => {
                    typed = typed.at_version(own.company.version);
                    let error = DomainError::Conflict(String::new());
                    Refusal::of(lang, error, "summary", &lang.t("profile-stale"))?
                }
                Err(error) => Refusal::of(lang, error, "summary", &lang.t("profile-stale"))?,
            }
        }
    };
    let profile = profile::find(&state.db, actor, company_id).await?;
    ProfilePage::new(&site, &own, &profile, &typed, &pictures::Typed::default()).refused(&refusal)
}
