//! Writing a vacancy, and changing it.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{
    DomainError,
    cluster::Cluster,
    company::{self, Site as Location},
    vacancy::{
        VacancyState,
        desk::{self as vacancies, DeskStep, OwnVacancy, PostingDraft, Remark},
    },
};
use lotse_web_kit::auth::Form;
use uuid::Uuid;

use super::{
    checker::{Tip, tips},
    sections::{Said, Section, sections},
    typed::Typed,
};
use crate::{
    PortalState,
    company_desk::{Own, desk, own},
    desk::{At, Desk, id_at, inner_page, see},
    error::Result,
    form::{Mistakes, Notice, Refusal},
    language::Lang,
    page::{Page, html},
    search::with_sexes,
    site::Site,
};

/// The company that offers the place, with the sites where it may be.
pub(super) struct Company {
    pub(super) own: Own,
    sites: Vec<Location>,
}

impl Company {
    pub(super) async fn of(state: &PortalState, site: &Site, at: &At) -> Result<Self> {
        let own = own(state, site, at).await?;
        let views = company::list_views(state.db.read(), vec![own.company.id]).await?;
        let sites = views.into_iter().next().map(|view| view.sites).unwrap_or_default();
        Ok(Self { own, sites })
    }

    fn clusters(&self) -> Vec<&Cluster> {
        self.own.clusters().map(|(cluster, _)| cluster).collect()
    }

    /// Whether what is handed in for this cluster is published at once.
    fn is_trusted(&self, slug: &str) -> bool {
        let chosen = self.own.clusters().find(|(cluster, _)| cluster.slug == slug);
        chosen.or_else(|| self.own.clusters().next()).is_some_and(|(_, trusted)| trusted)
    }

    pub(super) fn draft(&self, lang: Lang, typed: &Typed) -> (PostingDraft, Mistakes) {
        typed.draft(lang, &self.own.company, &self.sites, &self.clusters())
    }
}

/// What the pressed button asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wish {
    Save,
    Check,
    /// Fill in what is known about the occupation.
    Fill,
    HandIn,
}

impl Wish {
    fn of(word: &str) -> Self {
        match word {
            "pruefen" => Self::Check,
            "beruf" => Self::Fill,
            "abgeben" => Self::HandIn,
            _ => Self::Save,
        }
    }
}

#[derive(Template)]
#[template(path = "postings/form.html")]
struct Editor {
    page: Page,
    desk: Desk,
    notice: Option<Notice>,
    mistakes: Mistakes,
    heading: String,
    intro: String,
    /// (address, label) of the list.
    back: (String, String),
    action: String,
    check: String,
    version: String,
    sections: Vec<Section>,
    remarks: Vec<Remark>,
    tips: Vec<Tip>,
    checked: bool,
    save: String,
    /// Label of the button that hands it in, where it is not yet.
    hand_in: Option<String>,
    preview: Option<String>,
}

impl Editor {
    fn new(site: &Site, company: &Company, posting: Option<&OwnVacancy>, typed: &Typed, said: Said) -> Self {
        let (lang, own) = (site.lang, &company.own);
        let state = posting.map_or(VacancyState::Draft, |posting| posting.vacancy.state);
        let heading = match posting {
            Some(posting) => with_sexes(&posting.vacancy.title),
            None => lang.t("posting-new"),
        };
        let path = match posting {
            Some(posting) => own.path(&format!("/stellen/{}", posting.vacancy.id)),
            None => own.path("/stellen/neu"),
        };
        let trusted = company.is_trusted(typed.get("cluster"));
        let hand_in = if trusted { "posting-publish" } else { "posting-hand-in" };
        let page = inner_page(site, heading.clone());
        Self {
            desk: desk(site, own, "/stellen"),
            notice: Notice::of(site).filter(|_| said.mistakes.is_empty() && !said.checked),
            intro: lang.word("posting-intro", state.as_str()),
            back: (site.href(&own.path("/stellen")), lang.t("postings-back")),
            preview: posting.map(|_| site.href(&format!("{path}/vorschau"))),
            action: site.href(&path),
            check: site.href(&own.path("/stellen/pruefen")),
            version: typed.get("version").to_owned(),
            sections: sections(lang, typed, &company.sites, &company.clusters(), &said),
            remarks: said.remarks,
            tips: said.tips,
            checked: said.checked,
            save: lang.word("posting-save", state.as_str()),
            hand_in: (state == VacancyState::Draft).then(|| lang.t(hand_in)),
            mistakes: said.mistakes,
            heading,
            page,
        }
    }

    /// The page again with what is wrong, or with what was asked for.
    fn answer(mut self, refusal: Option<&Refusal>) -> Result<Response> {
        let Some(refusal) = refusal else { return html(&self) };
        self.page.title = self.page.with("mistake-title", "title", &self.page.title);
        Ok(refusal.answer(html(&self)?))
    }
}

pub(super) async fn fresh(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let company = Company::of(&state, &site, &at).await?;
    if !company.own.is_member() {
        // The list says why nothing can be written yet.
        return Ok(see(&site, &company.own.path("/stellen")));
    }
    let typed = Typed::fresh(&company.sites);
    Editor::new(&site, &company, None, &typed, Said::default()).answer(None)
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let company = Company::of(&state, &site, &at).await?;
    let id = id_at(&at, "id")?;
    let posting = vacancies::find_own(&state.db, &site.visit.actor, company.own.company.id, id).await?;
    if !is_editable(&posting) {
        return Ok(see(&site, &company.own.path(&format!("/stellen/{id}/vorschau"))));
    }
    let typed = Typed::of(site.lang, &posting);
    let (draft, _) = company.draft(site.lang, &typed);
    let said = Said {
        tips: tips(&state, site.lang, &draft.vacancy).await?,
        remarks: posting.desk.remarks.0.clone(),
        checked: true,
        ..Said::default()
    };
    let mut editor = Editor::new(&site, &company, Some(&posting), &typed, said);
    editor.notice = Notice::of(&site);
    editor.answer(None)
}

/// What an import brought is changed at its source; what is filled stays as it is.
pub(super) fn is_editable(posting: &OwnVacancy) -> bool {
    posting.editable && posting.vacancy.state != VacancyState::Filled
}

pub(super) async fn create(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let company = Company::of(&state, &site, &at).await?;
    let case = Case { state, site, company, posting: None };
    case.take(Typed::read(&fields), Wish::of(fields.text("tun"))).await
}

pub(super) async fn change(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let company = Company::of(&state, &site, &at).await?;
    let id = id_at(&at, "id")?;
    let posting = vacancies::find_own(&state.db, &site.visit.actor, company.own.company.id, id).await?;
    let case = Case { state, site, company, posting: Some(posting) };
    case.take(Typed::read(&fields), Wish::of(fields.text("tun"))).await
}

/// A form that was sent, and what it is about.
struct Case {
    state: PortalState,
    site: Site,
    company: Company,
    /// The vacancy that is changed; none for a new one.
    posting: Option<OwnVacancy>,
}

impl Case {
    async fn take(self, mut typed: Typed, wish: Wish) -> Result<Response> {
        let lang = self.site.lang;
        match wish {
            Wish::Fill => {
                let mistakes = self.fill(&mut typed).await?;
                let refusal = (!mistakes.is_empty()).then(|| Refusal::own(mistakes));
                self.again(&typed, refusal.as_ref(), false).await
            }
            Wish::Check => self.again(&typed, None, true).await,
            Wish::Save | Wish::HandIn => {
                let (draft, mistakes) = self.company.draft(lang, &typed);
                if !mistakes.is_empty() {
                    return self.again(&typed, Some(&Refusal::own(mistakes)), true).await;
                }
                match self.store(&typed, draft).await {
                    Ok(stored) => self.go_on(&stored, wish).await,
                    Err(error) => self.refused(typed, error).await,
                }
            }
        }
    }

    /// The form again, with everything that was typed.
    async fn again(&self, typed: &Typed, refusal: Option<&Refusal>, checked: bool) -> Result<Response> {
        let lang = self.site.lang;
        let (draft, _) = self.company.draft(lang, typed);
        let said = Said {
            mistakes: refusal.map(|refusal| refusal.mistakes.clone()).unwrap_or_default(),
            tips: if checked { tips(&self.state, lang, &draft.vacancy).await? } else { Vec::new() },
            remarks: self.posting.as_ref().map(|posting| posting.desk.remarks.0.clone()).unwrap_or_default(),
            checked,
        };
        Editor::new(&self.site, &self.company, self.posting.as_ref(), typed, said).answer(refusal)
    }

    /// Puts in what is known about the occupation, or else about the one that the title names.
    async fn fill(&self, typed: &mut Typed) -> Result<Mistakes> {
        let named = [typed.get("occupation"), typed.get("title")].into_iter().find(|name| !name.is_empty());
        let Some(named) = named.map(str::to_owned) else {
            return Ok(Mistakes::of("occupation", self.site.lang.t("posting-occupation-missing")));
        };
        match vacancies::suggestion(&self.state.db, &named).await {
            Ok(known) => {
                typed.take(&known);
                Ok(Mistakes::default())
            }
            Err(DomainError::NotFound { .. }) => Ok(Mistakes::of(
                "occupation",
                self.site.lang.with("posting-occupation-unknown", [("name", named)]),
            )),
            Err(error) => Err(error.into()),
        }
    }

    async fn store(&self, typed: &Typed, draft: PostingDraft) -> Result<OwnVacancy, DomainError> {
        let PortalState { db, clock, gazetteer, .. } = &self.state;
        let (actor, company_id) = (&self.site.visit.actor, self.company.own.company.id);
        match &self.posting {
            None => vacancies::create(db, &**clock, actor, company_id, gazetteer, draft).await,
            Some(posting) => {
                let (id, version) = (posting.vacancy.id, typed.version());
                vacancies::change(db, &**clock, actor, company_id, id, version, gazetteer, draft).await
            }
        }
    }

    async fn refused(&self, mut typed: Typed, error: DomainError) -> Result<Response> {
        let lang = self.site.lang;
        let (error, conflict) = match error {
            // Whoever sends it again has read that, and means it.
            DomainError::Stale => {
                if let Some(id) = self.posting.as_ref().map(|posting| posting.vacancy.id) {
                    typed.set("version", self.present_version(id).await?.to_string());
                }
                (DomainError::Conflict(String::new()), "posting-stale")
            }
            other => (other, "posting-clash"),
        };
        let mut refusal = Refusal::of(lang, error, "title", &lang.t(conflict))?;
        for field in ["sites", "site", "sites.postal_code"] {
            refusal.mistakes.told_at(field, "postal_code");
        }
        self.again(&typed, Some(&refusal), true).await
    }

    async fn present_version(&self, id: Uuid) -> Result<i32> {
        let (actor, company_id) = (&self.site.visit.actor, self.company.own.company.id);
        Ok(vacancies::find_own(&self.state.db, actor, company_id, id).await?.vacancy.version)
    }

    async fn go_on(&self, stored: &OwnVacancy, wish: Wish) -> Result<Response> {
        let (own, id) = (&self.company.own, stored.vacancy.id);
        if wish == Wish::HandIn && stored.vacancy.state == VacancyState::Draft {
            let PortalState { db, clock, .. } = &self.state;
            let step = DeskStep::Submit;
            let handed =
                vacancies::step(db, &**clock, &self.site.visit.actor, own.company.id, id, step).await?;
            let done = if handed.vacancy.state == VacancyState::Published {
                "?fertig=stelle-veroeffentlicht"
            } else {
                "?fertig=abgegeben"
            };
            return Ok(see(&self.site, &own.path(&format!("/stellen{done}"))));
        }
        let done = match stored.vacancy.state {
            VacancyState::Published => "?fertig=geaendert",
            _ => "?fertig=entwurf-gespeichert",
        };
        Ok(see(&self.site, &own.path(&format!("/stellen/{id}{done}"))))
    }
}
