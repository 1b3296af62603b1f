use askama::Template;
use axum::{extract::Path, response::Response};

use super::{answers, local::LocalShelf};
use crate::{
    desk::{At, inner_page},
    error::{PortalError, Result},
    format,
    mail_shelf::ShelvedMail,
    page::{Page, html},
    site::Site,
};

/// Mails that the list shows.
const ROWS: usize = 100;

#[derive(Template)]
#[template(path = "dev_mail/list.html")]
struct List {
    page: Page,
    rows: Vec<Row>,
}

struct Row {
    subject: String,
    to: String,
    at: String,
    href: String,
}

pub(super) async fn list(site: Site, LocalShelf(shelf): LocalShelf) -> Result<Response> {
    let mails = shelf.list(ROWS).await.map_err(PortalError::Shelf)?;
    let rows = mails.into_iter().map(|mail| Row {
        href: format!("/dev/mail/{}", mail.id),
        at: format::moment(site.lang, mail.at),
        to: mail.to,
        subject: mail.shown.subject,
    });
    let list = List { page: inner_page(&site, site.lang.t("dev-mail-title")), rows: rows.collect() };
    Ok(answers::framing(html(&list)?))
}

#[derive(Template)]
#[template(path = "dev_mail/mail.html")]
struct One {
    page: Page,
    subject: String,
    to: String,
    at: String,
    text: String,
    body: String,
}

async fn find(shelf: LocalShelf, at: &At) -> Result<ShelvedMail> {
    let id = at.get("id").map_or("", String::as_str);
    shelf.0.find(id).await.map_err(PortalError::Shelf)?.ok_or(PortalError::NotFound)
}

pub(super) async fn show(site: Site, shelf: LocalShelf, Path(at): Path<At>) -> Result<Response> {
    let mail = find(shelf, &at).await?;
    let one = One {
        page: inner_page(&site, mail.shown.subject.clone()),
        at: format::moment(site.lang, mail.at),
        body: format!("/dev/mail/{}/html", mail.id),
        to: mail.to,
        subject: mail.shown.subject,
        text: mail.shown.text,
    };
    Ok(answers::framing(html(&one)?))
}

pub(super) async fn body(shelf: LocalShelf, Path(at): Path<At>) -> Result<Response> {
    Ok(answers::mail(find(shelf, &at).await?.shown.html))
}
