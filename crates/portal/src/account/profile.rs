use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use lotse_domain::account::{self, Language, Profile};
use lotse_web_kit::auth::Form;

use crate::{
    PortalState,
    error::Result,
    form::{Block, Field, FormPage, Refusal},
    language::Lang,
    site::Site,
};

fn form(site: &Site, mail: &str, name: &str, language: &str) -> FormPage {
    let lang = site.lang;
    let languages = Lang::ALL.iter().map(|one| (one.code().to_owned(), one.own_name().to_owned())).collect();
    let profile = Block::new("/mein/konto", lang.t("profile-save"))
        .field(
            Field { maxlength: 120, ..Field::text("name", lang.t("profile-name")) }
                .hint(lang.t("profile-name-hint"))
                .value(name)
                .autocomplete("name"),
        )
        .field(
            Field::select("language", lang.t("profile-language"), languages)
                .hint(lang.t("profile-language-hint"))
                .value(language),
        );
    FormPage::new(site, lang.t("profile-title"))
        .below("/mein", lang.t("mine-title"))
        .intro(lang.with("profile-mail", [("mail", mail.to_owned())]))
        .form(profile)
        .link("/mein/konto/adresse", lang.t("address-title"))
        .link("/mein/daten/loeschen", lang.t("erase-title"))
}

pub(super) async fn page(State(state): State<PortalState>, site: Site) -> Result<Response> {
    let own = account::find_own(&state.db, &site.visit.actor).await?;
    form(&site, &own.mail, own.name.as_deref().unwrap_or_default(), own.language.as_str()).show()
}

pub(super) async fn change(
    State(state): State<PortalState>,
    site: Site,
    Form(fields): Form,
) -> Result<Response> {
    let (actor, name) = (&site.visit.actor, fields.text("name"));
    let language: Option<Language> = fields.text("language").parse().ok();
    let profile = Profile { name: Some(name.to_owned()), language };
    match account::change_profile(&state.db, &*state.clock, actor, profile).await {
        Ok(_) => Ok(Redirect::to(&site.href("/mein/konto?fertig=saved")).into_response()),
        Err(error) => {
            let refusal = Refusal::of(site.lang, error, "name", &site.lang.t("mistake-again"))?;
            let mail = actor.signed_in()?.mail.clone();
            form(&site, &mail, name, fields.text("language")).refused(&refusal)
        }
    }
}
