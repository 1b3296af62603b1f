//! The page on which the code of a mail is typed, for a form that waits for it: an application, a booking.
use askama::Template;
use axum::response::Response;
use lotse_domain::{account::MailAddress, sign_in::CODE_MINUTES};
use lotse_web_kit::auth::Fields;
use uuid::Uuid;

use crate::{
    desk::{inner_page, parameter},
    error::Result,
    form::{Block, Field, Mistakes, Notice, Refusal},
    page::{Page, html},
    site::Site,
};

/// A kind of form that waits.
pub(crate) struct Intake {
    /// The page's path; beneath it `/neu` sends another code.
    pub(crate) path: &'static str,
    /// Key of the button's text.
    pub(crate) send: &'static str,
    /// Key of the sentence that says what the code is for.
    pub(crate) why: &'static str,
}

/// What a page says of one form.
pub(crate) struct About<'a> {
    pub(crate) id: Uuid,
    pub(crate) mail: &'a str,
    pub(crate) step: String,
    /// What it is for, where that is still there; and where to look.
    pub(crate) line: Option<String>,
    /// The form, for another address.
    pub(crate) wrong_mail: Option<String>,
}

#[derive(Template)]
#[template(path = "form/intake.html")]
pub(crate) struct CodePage {
    page: Page,
    notice: Option<Notice>,
    mistakes: Mistakes,
    step: String,
    line: Option<String>,
    sent: String,
    why: String,
    enter: Block,
    again: Block,
    wrong_mail: Option<String>,
}

impl Intake {
    /// Where a form that waits for its code can be opened again.
    pub(crate) fn here(&self, id: Uuid) -> String {
        format!("{}?anfrage={id}", self.path)
    }

    pub(crate) fn page(&self, site: &Site, about: About<'_>) -> CodePage {
        let lang = site.lang;
        let hint = lang.with("applying-code-hint", [("n", CODE_MINUTES.to_string())]);
        let enter = Block::new(self.path, lang.t(self.send))
            .hidden("anfrage", about.id.to_string())
            .field(Field::code("code", lang.t("code-field")).hint(hint));
        let again = Block::new(&format!("{}/neu", self.path), lang.t("code-again"))
            .heading(lang.t("applying-code-missing"))
            .text(lang.t("applying-code-missing-text"))
            .hidden("anfrage", about.id.to_string())
            .quiet();
        CodePage {
            page: inner_page(site, lang.t("applying-code-title")),
            notice: Notice::of(site),
            mistakes: Mistakes::default(),
            step: about.step,
            line: about.line,
            sent: lang.with("applying-code-sent", [("mail", about.mail.to_owned())]),
            why: lang.t(self.why),
            enter,
            again,
            wrong_mail: about.wrong_mail,
        }
    }
}

impl CodePage {
    pub(crate) fn show(&self) -> Result<Response> {
        html(self)
    }

    pub(crate) fn refused(mut self, refusal: &Refusal) -> Result<Response> {
        refusal.mistakes.mark(&mut self.enter.fields);
        self.mistakes = refusal.mistakes.clone();
        self.page.title = self.page.with("mistake-title", "title", &self.page.title);
        Ok(refusal.answer(html(&self)?))
    }
}

/// The form that an address names.
pub(crate) fn asked(site: &Site) -> Option<Uuid> {
    Uuid::try_parse(&parameter(site, "anfrage")?).ok()
}

/// The form that was sent.
pub(crate) fn sent(fields: &Fields) -> Option<Uuid> {
    Uuid::try_parse(fields.text("anfrage")).ok()
}

/// A mail address, shortened: whoever has the page's address need not know it. With a word joiner (U+2060), so that no line ends
/// within it.
///
/// # Errors
/// When it is none.
pub(crate) fn masked(mail: &str) -> Result<String> {
    Ok(MailAddress::parse(mail)?.masked().replace("…@", "…\u{2060}@"))
}
