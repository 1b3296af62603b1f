//! One form on a page of a desk: to enter something, or to confirm a step that nobody should take by accident.
use askama::Template;
use axum::response::Response;

use super::Desk;
use crate::{
    error::Result,
    form::{Block, Mistakes, Refusal},
    page::{Page, html},
};

#[derive(Template)]
#[template(path = "desk/form_page.html")]
pub(crate) struct DeskForm {
    pub(crate) page: Page,
    pub(crate) desk: Option<Desk>,
    pub(crate) heading: String,
    pub(crate) intro: Vec<String>,
    pub(crate) mistakes: Mistakes,
    pub(crate) form: Block,
    /// Label and address of the way out.
    pub(crate) back: Option<(String, String)>,
}

impl DeskForm {
    pub(crate) fn show(&self) -> Result<Response> {
        html(self)
    }

    /// The page again with what is wrong.
    pub(crate) fn refused(mut self, refusal: &Refusal) -> Result<Response> {
        refusal.mistakes.mark(&mut self.form.fields);
        self.mistakes = refusal.mistakes.clone();
        self.page.title = self.page.with("mistake-title", "title", &self.page.title);
        Ok(refusal.answer(html(&self)?))
    }
}
