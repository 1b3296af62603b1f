//! What was searched for in vain, the form of a new rule, and the rules that there are.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use form_urlencoded::Serializer;
use lotse_domain::{
    page::PageRequest,
    search_miss::{self, After, Vain},
    search_rule::{self, RuleDraft},
};
use lotse_search::check_rule;
use lotse_web_kit::auth::Form;

use super::{
    PART,
    form::{RuleForm, draft, intro, is_preview, refusal},
    preview::Preview,
};
use crate::{
    PortalState,
    desk::{At, Desk, Scope, inner_page, parameter, see},
    error::Result,
    form::{Mistakes, Notice},
    format,
    page::{Page, html},
    site::Site,
};

/// Texts and rules on one page.
const VAIN: u64 = 10;
const RULES: u64 = 50;

#[derive(Template)]
#[template(path = "search_desk/list.html")]
struct List {
    page: Page,
    desk: Desk,
    notice: Option<Notice>,
    mistakes: Mistakes,
    intro: String,
    vain: Vec<VainRow>,
    more_vain: Option<String>,
    form: RuleForm,
    rules: Vec<RuleRow>,
    more_rules: Option<String>,
    /// Back to the beginning of both.
    first: Option<String>,
}

struct VainRow {
    words: String,
    /// How often, what was found, and when the last time.
    facts: String,
    make: String,
}

struct RuleRow {
    written: String,
    meant: String,
    change: String,
    remove: String,
}

/// Where the two lists go on: `nach` names the last text, `regel` the last rule.
fn vain_after(site: &Site) -> Option<After> {
    let marker = parameter(site, "nach")?;
    let (times, words) = marker.split_once(' ')?;
    Some((times.parse().ok()?, words.to_owned()))
}

async fn page(state: &PortalState, site: &Site, scope: &Scope, typed: &RuleDraft) -> Result<List> {
    let (lang, actor, path) = (site.lang, &site.visit.actor, scope.path());
    let (vain_from, rule_from) = (vain_after(site), parameter(site, "regel"));
    let first = (vain_from.is_some() || rule_from.is_some()).then(|| site.href(&path));
    let request = PageRequest::new(vain_from, Some(VAIN));
    let vain = search_miss::list(&state.db, &*state.clock, actor, scope.id(), request).await?;
    let request = PageRequest::new(rule_from, Some(RULES));
    let rules = search_rule::list(&state.db, actor, scope.id(), request).await?;
    let more = |name: &str, marker: String| {
        let query = Serializer::new(String::new()).append_pair(name, &marker).finish();
        site.href(&format!("{path}?{query}"))
    };
    Ok(List {
        page: inner_page(site, scope.title(lang.t("desk-search"))),
        desk: scope.desk(site),
        notice: Notice::of(site),
        mistakes: Mistakes::default(),
        intro: intro(lang, scope),
        vain: vain.items.into_iter().map(|vain| vain_row(site, &path, vain)).collect(),
        more_vain: vain.next.map(|(times, words)| more("nach", format!("{times} {words}"))),
        form: RuleForm::new(site, &path, lang.t("sdesk-form"), typed),
        rules: rules
            .items
            .into_iter()
            .map(|rule| RuleRow {
                change: site.href(&format!("{path}/{}", rule.id)),
                remove: site.href(&format!("{path}/{}/entfernen", rule.id)),
                written: rule.written,
                meant: rule.meant,
            })
            .collect(),
        more_rules: rules.next.map(|key| more("regel", key)),
        first,
    })
}

fn vain_row(site: &Site, path: &str, vain: Vain) -> VainRow {
    let lang = site.lang;
    let Vain { words, times, last_day, partial } = vain;
    let found = if partial { lang.t("sdesk-vain-partial") } else { lang.t("sdesk-vain-nothing") };
    let facts = [
        lang.count("sdesk-vain-times", u64::try_from(times).unwrap_or(0)),
        found,
        lang.with("sdesk-vain-last", [("day", format::date(lang, last_day))]),
    ];
    let query = Serializer::new(String::new()).append_pair("wort", &words).finish();
    VainRow {
        make: format!("{}#anlegen", site.href(&format!("{path}?{query}"))),
        facts: facts.join(" · "),
        words,
    }
}

pub(super) async fn list(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let scope = Scope::of(&state, &site, &at, PART).await?;
    let typed = RuleDraft { written: parameter(&site, "wort").unwrap_or_default(), ..RuleDraft::default() };
    html(&page(&state, &site, &scope, &typed).await?)
}

pub(super) async fn create(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let scope = Scope::of(&state, &site, &at, PART).await?;
    let typed = draft(&fields);
    let outcome = match check_rule(&typed) {
        Err(error) => Err(error),
        Ok(()) if is_preview(&fields) => {
            let mut page = page(&state, &site, &scope, &typed).await?;
            page.form.preview = Some(Preview::new(&state, &site, &scope, &typed, None)?);
            return html(&page);
        }
        Ok(()) => {
            search_rule::create(&state.db, &*state.clock, &site.visit.actor, scope.id(), typed.clone()).await
        }
    };
    match outcome {
        Ok(_) => Ok(see(&site, &format!("{}?fertig=suchregel", scope.path()))),
        Err(error) => {
            let refusal = refusal(site.lang, error)?;
            let mut page = page(&state, &site, &scope, &typed).await?;
            refusal.mistakes.mark(&mut page.form.fields);
            page.mistakes = refusal.mistakes.clone();
            Ok(refusal.answer(html(&page)?))
        }
    }
}
