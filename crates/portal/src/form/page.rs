//! Pages that are made of forms.
use askama::Template;
use axum::response::Response;

use super::{Field, Mistakes, Refusal};
use crate::{
    error::Result,
    page::{Page, Section, html},
    site::Site,
};

/// One form with what stands around it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Block {
    /// A heading of the second rank, where a page has several forms.
    pub(crate) heading: String,
    pub(crate) text: Vec<String>,
    /// Where it goes, within the portal.
    pub(crate) action: String,
    pub(crate) hidden: Vec<(&'static str, String)>,
    pub(crate) fields: Vec<Field>,
    pub(crate) button: String,
    /// Drawn less loud than the one thing that a page is about.
    pub(crate) quiet: bool,
    /// Carries files (`multipart/form-data`): the handler takes an `UploadForm`.
    pub(crate) multipart: bool,
    /// For the script that asks the browser for a passkey: `create` or `get`, and the options as JSON.
    pub(crate) passkey: Option<(&'static str, String)>,
}

impl Block {
    pub(crate) fn new(action: &str, button: String) -> Self {
        Self { action: action.to_owned(), button, ..Self::default() }
    }

    pub(crate) fn heading(self, heading: String) -> Self {
        Self { heading, ..self }
    }

    pub(crate) fn text(mut self, text: String) -> Self {
        self.text.push(text);
        self
    }

    /// A field for files makes it a form with files.
    pub(crate) fn field(mut self, field: Field) -> Self {
        self.multipart |= field.kind == "file";
        self.fields.push(field);
        self
    }

    /// Left out where there is nothing to say.
    pub(crate) fn hidden(mut self, name: &'static str, value: impl Into<String>) -> Self {
        let value = value.into();
        if !value.is_empty() {
            self.hidden.push((name, value));
        }
        self
    }

    pub(crate) fn quiet(self) -> Self {
        Self { quiet: true, ..self }
    }

    /// A form that the script sends once the browser has the passkey.
    pub(crate) fn passkey(self, ceremony: &'static str, options: String) -> Self {
        Self { passkey: Some((ceremony, options)), ..self }
    }
}

/// Something that has been done, told once on the page that follows.
#[derive(Debug, Clone)]
pub(crate) struct Notice(pub(crate) String);

impl Notice {
    /// What the parameter `fertig` names. Words that nobody gave are ignored.
    pub(crate) fn of(site: &Site) -> Option<Self> {
        let (_, word) = form_urlencoded::parse(site.query.as_bytes()).find(|(name, _)| name == "fertig")?;
        let plain = word.len() <= 40 && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        if plain { site.lang.known(&format!("done-{word}")).map(Self) } else { None }
    }
}

/// A page that is one or several forms and a few lines.
#[derive(Debug, Clone, Template)]
#[template(path = "form/page.html")]
pub(crate) struct FormPage {
    pub(crate) page: Page,
    /// (address, text) of the page above this one.
    pub(crate) back: Option<(String, String)>,
    pub(crate) notice: Option<Notice>,
    pub(crate) mistakes: Mistakes,
    pub(crate) intro: Vec<String>,
    pub(crate) forms: Vec<Block>,
    /// (address, text) below.
    pub(crate) links: Vec<(String, String)>,
    /// Of the script that this page needs, if any.
    pub(crate) script: Option<&'static str>,
}

impl FormPage {
    pub(crate) fn new(site: &Site, title: String) -> Self {
        let page = Page::new(site, Section::Other, title.clone(), title);
        let notice = Notice::of(site);
        let (mistakes, script) = (Mistakes::default(), None);
        Self {
            page,
            back: None,
            notice,
            mistakes,
            intro: Vec::new(),
            forms: Vec::new(),
            links: Vec::new(),
            script,
        }
    }

    /// The page above.
    pub(crate) fn below(mut self, path: &str, text: String) -> Self {
        self.back = Some((self.page.href(path), text));
        self
    }

    pub(crate) fn intro(mut self, text: String) -> Self {
        self.intro.push(text);
        self
    }

    pub(crate) fn form(mut self, form: Block) -> Self {
        self.forms.push(form);
        self
    }

    pub(crate) fn link(mut self, path: &str, text: String) -> Self {
        self.links.push((self.page.href(path), text));
        self
    }

    pub(crate) fn show(&self) -> Result<Response> {
        html(self)
    }

    /// The page again with what is wrong.
    pub(crate) fn refused(mut self, refusal: &Refusal) -> Result<Response> {
        for form in &mut self.forms {
            refusal.mistakes.mark(&mut form.fields);
        }
        self.mistakes = refusal.mistakes.clone();
        self.notice = None;
        self.page.title = self.page.with("mistake-title", "title", &self.page.title);
        Ok(refusal.answer(html(&self)?))
    }
}
