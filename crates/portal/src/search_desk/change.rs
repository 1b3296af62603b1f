//! One rule, to be changed.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::search_rule::{self, RuleDraft, SearchRule};
use lotse_search::check_rule;
use lotse_web_kit::auth::Form;

use super::{
    PART,
    form::{RuleForm, draft, intro, is_preview, refusal},
    preview::Preview,
};
use crate::{
    PortalState,
    desk::{At, Desk, Scope, id_at, inner_page, see},
    error::Result,
    form::Mistakes,
    page::{Page, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "search_desk/rule.html")]
struct RulePage {
    page: Page,
    desk: Desk,
    mistakes: Mistakes,
    intro: String,
    form: RuleForm,
    back: String,
    remove: String,
}

pub(super) async fn rule(state: &PortalState, site: &Site, scope: &Scope, at: &At) -> Result<SearchRule> {
    let id = id_at(at, "rule")?;
    Ok(search_rule::find(&state.db, &site.visit.actor, scope.id(), id).await?)
}

fn page(site: &Site, scope: &Scope, rule: &SearchRule, typed: &RuleDraft, version: i32) -> RulePage {
    let (lang, path) = (site.lang, scope.path());
    let heading = lang.with("sdesk-change-heading", [("words", rule.written.clone())]);
    let own = format!("{path}/{}", rule.id);
    let mut form = RuleForm::new(site, &own, heading.clone(), typed);
    form.version = Some(version);
    RulePage {
        page: inner_page(site, scope.title(heading)),
        desk: scope.desk(site),
        mistakes: Mistakes::default(),
        intro: intro(lang, scope),
        form,
        back: site.href(&path),
        remove: site.href(&format!("{own}/entfernen")),
    }
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let scope = Scope::of(&state, &site, &at, PART).await?;
    let rule = rule(&state, &site, &scope, &at).await?;
    let typed = RuleDraft { written: rule.written.clone(), meant: rule.meant.clone() };
    html(&page(&site, &scope, &rule, &typed, rule.version))
}

pub(super) async fn change(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let scope = Scope::of(&state, &site, &at, PART).await?;
    let rule = rule(&state, &site, &scope, &at).await?;
    let typed = draft(&fields);
    // The version that was looked at; whoever sends none means the present one.
    let version = fields.text("version").parse().unwrap_or(rule.version);
    let outcome = match check_rule(&typed) {
        Err(error) => Err(error),
        Ok(()) if is_preview(&fields) => {
            let mut page = page(&site, &scope, &rule, &typed, version);
            page.form.preview = Some(Preview::new(&state, &site, &scope, &typed, Some(rule.id))?);
            return html(&page);
        }
        Ok(()) => {
            let (db, clock, actor) = (&state.db, &*state.clock, &site.visit.actor);
            search_rule::change(db, clock, actor, scope.id(), rule.id, Some(version), typed.clone()).await
        }
    };
    match outcome {
        Ok(_) => Ok(see(&site, &format!("{}?fertig=suchregel", scope.path()))),
        Err(error) => {
            let refusal = refusal(site.lang, error)?;
            // What others wrote meanwhile is told; who sends it again means it.
            let mut page = page(&site, &scope, &rule, &typed, rule.version);
            refusal.mistakes.mark(&mut page.form.fields);
            page.mistakes = refusal.mistakes.clone();
            Ok(refusal.answer(html(&page)?))
        }
    }
}
