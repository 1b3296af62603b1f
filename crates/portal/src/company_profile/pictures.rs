//! The pictures of a company's page.
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{
    DomainError,
    company::profile::{self, PictureKind},
};
use lotse_web_kit::auth::{Form, UploadForm};

use super::{form, pages::ProfilePage};
use crate::{
    PortalState,
    company_desk::{Own, desk, own},
    desk::{At, DeskForm, id_at, inner_page, see},
    error::{PortalError, Result},
    form::{Block, Field, Mistakes, Refusal},
    language::Lang,
    site::Site,
};

/// The longer side of what is kept, in pixels.
const LOGO: u32 = 512;
const PHOTO: u32 = 1_600;
/// Pictures only.
const ENDINGS: &str = ".jpg,.jpeg,.png";

/// The description that was typed with a picture.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    logo_alt: String,
    photo_alt: String,
}

/// The fields of one of the two forms: file and description have names of their own, for both stand on one page.
const fn names(kind: PictureKind) -> (&'static str, &'static str) {
    match kind {
        PictureKind::Logo => ("logo", "logo_alt"),
        PictureKind::Photo => ("photo", "photo_alt"),
    }
}

impl Typed {
    /// The forms for both kinds; none for photographs where there is no room.
    pub(super) fn blocks(&self, lang: Lang, own: &Own, room: bool) -> Vec<Block> {
        let mut blocks = vec![block(lang, own, PictureKind::Logo, &self.logo_alt)];
        if room {
            blocks.push(block(lang, own, PictureKind::Photo, &self.photo_alt));
        }
        blocks
    }
}

fn block(lang: Lang, own: &Own, kind: PictureKind, alt: &str) -> Block {
    let (file, about) = names(kind);
    let word = kind.as_str();
    let field = Field::file(file, lang.word("picture-file", word)).hint(lang.t("picture-file-hint"));
    Block::new(&own.path("/profil/bilder"), lang.word("picture-add", word))
        .hidden("kind", word)
        .field(Field { accept: ENDINGS, ..field })
        .field(Field::text(about, lang.t("picture-alt")).hint(lang.word("picture-alt-hint", word)).value(alt))
        .quiet()
}

/// What the store says about a file, in the reader's language.
pub(crate) fn sentence(lang: Lang, code: &str, name: &str) -> String {
    let key = match code {
        "too_large" => "picture-too-large",
        "empty" => "picture-missing",
        "type" | "encrypted" | "active" => "picture-type",
        "pixels" => "picture-pixels",
        "infected" => "picture-infected",
        _ => "picture-broken",
    };
    lang.with(key, [("name", name.to_owned())])
}

pub(super) async fn add(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    UploadForm { fields, files }: UploadForm,
) -> Result<Response> {
    let own = own(&state, &site, &at).await?;
    let kind: PictureKind = fields.text("kind").parse().map_err(|_| PortalError::NotFound)?;
    let (file, about) = names(kind);
    let alt = fields.text(about);
    let lang = site.lang;
    let mut mistakes = Mistakes::default();
    let given = files.into_iter().find(|upload| upload.field == file);
    match &given {
        None => mistakes.add(file, lang.t("picture-missing")),
        Some(upload) if upload.too_large => mistakes.add(file, sentence(lang, "too_large", &upload.name)),
        Some(_) => {}
    }
    if !(1..=200).contains(&alt.chars().count()) {
        mistakes.add(about, lang.t("picture-alt-missing"));
    }
    let refusal = match given.filter(|_| mistakes.is_empty()) {
        None => Refusal::own(mistakes),
        Some(upload) => {
            let longest = if kind == PictureKind::Logo { LOGO } else { PHOTO };
            match store(&state, &site, &own, (kind, alt), upload.bytes, longest).await {
                Ok(()) => return Ok(see(&site, &own.path("/profil?fertig=bild-da#bilder"))),
                Err(DomainError::Invalid(errors)) => {
                    let mut mistakes = Mistakes::default();
                    for error in &errors {
                        if error.field == "alt" {
                            mistakes.add(about, lang.t("picture-alt-missing"));
                        } else {
                            mistakes.add(file, sentence(lang, error.code, &upload.name));
                        }
                    }
                    Refusal::own(mistakes)
                }
                Err(error) => Refusal::of(lang, error, file, &lang.t("picture-no-room"))?,
            }
        }
    };
    let profile = profile::find(&state.db, &site.visit.actor, own.company.id).await?;
    let typed = match kind {
        PictureKind::Logo => Typed { logo_alt: alt.to_owned(), ..Typed::default() },
        PictureKind::Photo => Typed { photo_alt: alt.to_owned(), ..Typed::default() },
    };
    let site = site.answering_for(&own.path("/profil"));
    ProfilePage::new(&site, &own, &profile, &form::Typed::of(&profile), &typed).refused(&refusal)
}

/// Draws it anew, stores it and shows it on the page. What gets no row leaves no file.
async fn store(
    state: &PortalState,
    site: &Site,
    own: &Own,
    (kind, alt): (PictureKind, &str),
    bytes: Vec<u8>,
    longest: u32,
) -> Result<(), DomainError> {
    let picture = state.documents.take_picture(bytes, longest).await?;
    let (actor, company_id, id) = (&site.visit.actor, own.company.id, picture.id);
    let added = profile::add_picture(&state.db, &*state.clock, actor, company_id, kind, alt, picture).await;
    if added.is_err() {
        state.documents.discard(&[id]).await;
    }
    added.map(|_| ())
}

pub(super) async fn removing(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let own = own(&state, &site, &at).await?;
    let (lang, id) = (site.lang, id_at(&at, "picture")?);
    let profile = profile::find(&state.db, &site.visit.actor, own.company.id).await?;
    let picture = profile.logo.iter().chain(&profile.photos).find(|picture| picture.id == id);
    let picture = picture.ok_or(PortalError::NotFound)?;
    DeskForm {
        page: inner_page(&site, lang.t("picture-remove-heading")),
        desk: Some(desk(&site, &own, "/profil")),
        heading: lang.t("picture-remove-heading"),
        intro: vec![picture.alt.clone(), lang.t("picture-remove-text")],
        mistakes: Mistakes::default(),
        form: Block::new(&own.path(&format!("/profil/bilder/{id}/entfernen")), lang.t("picture-remove")),
        back: Some((lang.t("desk-cancel"), site.href(&own.path("/profil")))),
    }
    .show()
}

pub(super) async fn remove(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(_): Form,
) -> Result<Response> {
    let own = own(&state, &site, &at).await?;
    let (actor, id) = (&site.visit.actor, id_at(&at, "picture")?);
    profile::remove_picture(&state.db, &*state.clock, actor, own.company.id, id).await?;
    Ok(see(&site, &own.path("/profil?fertig=bild-entfernt#bilder")))
}
