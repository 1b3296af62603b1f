//! Something is wrong with a posting: anyone may say so, without an account and without leaving a trace.
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{
    DomainError,
    report::{self, Reason},
    vacancy::{self, VacancyView},
};
use lotse_web_kit::auth::{ClientDevice, Form};

use super::pages::{At, id_in};
use crate::{
    PortalState,
    desk::see,
    error::{PortalError, Result},
    form::{Block, Field, FormPage, Mistakes, Refusal},
    search::{vacancy_path, with_sexes},
    site::Site,
};

/// The posting that an address names, while everyone sees it.
async fn posting(state: &PortalState, address: &str) -> Result<VacancyView> {
    let id = id_in(address).ok_or(PortalError::NotFound)?;
    Ok(vacancy::find_public(state.db.read(), id).await?)
}

fn path(view: &VacancyView) -> String {
    vacancy_path(&view.vacancy.title, view.vacancy.id)
}

fn form_page(site: &Site, view: &VacancyView, reason: &str, text: &str) -> FormPage {
    let lang = site.lang;
    let title = with_sexes(&view.vacancy.title);
    let reasons = Reason::ALL
        .iter()
        .map(|reason| (reason.as_str().to_owned(), lang.word("report-choice", reason.as_str())))
        .collect();
    let path = path(view);
    let about = [("title", title.clone()), ("company", view.company.name.clone())];
    FormPage::new(site, lang.t("report-title"))
        .below(&path, title)
        .intro(lang.with("report-intro", about))
        .intro(lang.t("report-privacy"))
        .form(
            Block::new(&format!("{path}/melden"), lang.t("report-button"))
                .field(Field::radio("reason", lang.t("report-reason"), reasons).value(reason))
                .field(
                    Field {
                        maxlength: 1_000,
                        ..Field::area("text", lang.with("field-optional", [("name", lang.t("report-text"))]))
                    }
                    .hint(lang.t("report-text-hint"))
                    .value(text),
                ),
        )
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(At { address }): Path<At>,
) -> Result<Response> {
    form_page(&site, &posting(&state, &address).await?, "", "").show()
}

pub(super) async fn file(
    State(state): State<PortalState>,
    site: Site,
    Path(At { address }): Path<At>,
    ClientDevice(device): ClientDevice,
    Form(fields): Form,
) -> Result<Response> {
    let view = posting(&state, &address).await?;
    let page = || form_page(&site, &view, fields.text("reason"), fields.text("text"));
    let Ok(reason) = fields.text("reason").parse::<Reason>() else {
        let missing = Mistakes::of("reason", site.lang.t("report-reason-missing"));
        return page().refused(&Refusal::own(missing));
    };
    let (clock, secrets, id) = (&*state.clock, &state.auth.secrets, view.vacancy.id);
    match report::file(&state.db, clock, secrets, &device, id, reason, fields.given("text")).await {
        Ok(_) => Ok(see(&site, &format!("{}/melden/danke", path(&view)))),
        Err(error @ (DomainError::Invalid(_) | DomainError::TooMany { .. } | DomainError::Conflict(_))) => {
            let refusal = Refusal::of(site.lang, error, "text", &site.lang.t("mistake-other"))?;
            page().refused(&refusal)
        }
        Err(other) => Err(other.into()),
    }
}

/// What happens next. Also where the posting has gone meanwhile: then there is no way back to it.
pub(super) async fn thanks(
    State(state): State<PortalState>,
    site: Site,
    Path(At { address }): Path<At>,
) -> Result<Response> {
    let lang = site.lang;
    let page = FormPage::new(&site, lang.t("report-thanks")).intro(lang.t("report-thanks-text"));
    let page = match posting(&state, &address).await {
        Ok(view) => page.link(&path(&view), lang.t("report-thanks-back")),
        Err(PortalError::NotFound) => page,
        Err(PortalError::Domain(error)) if error.kind() == lotse_domain::ErrorKind::NotFound => page,
        Err(other) => return Err(other),
    };
    page.link("/suche", lang.t("crumb-search")).show()
}
