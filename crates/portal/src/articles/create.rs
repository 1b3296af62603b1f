//! A new article.
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{
    account::Language,
    article::{self, ArticleDraft, ArticleKind, NewArticle},
    occupation,
};
use lotse_web_kit::auth::{Fields, Form};

use super::{PART, form};
use crate::{
    PortalState,
    desk::{At, DeskForm, Scope, inner_page, see},
    error::Result,
    form::{Block, Field, Mistakes, Refusal},
    language::Lang,
    site::Site,
};

/// As it was typed.
struct Typed {
    kind: String,
    language: String,
    occupation: String,
    draft: ArticleDraft,
}

impl Typed {
    fn nothing(lang: Lang) -> Self {
        Self {
            kind: ArticleKind::Guidance.as_str().to_owned(),
            language: lang.code().to_owned(),
            occupation: String::new(),
            draft: ArticleDraft::default(),
        }
    }

    fn read(fields: &Fields) -> Self {
        let text = |name: &str| fields.text(name).to_owned();
        let (kind, language, occupation) = (text("kind"), text("language"), text("occupation"));
        Self { kind, language, occupation, draft: form::typed(fields) }
    }

    fn article(&self, lang: Lang) -> Result<NewArticle, Mistakes> {
        let mut mistakes = Mistakes::default();
        let kind = self.kind.parse::<ArticleKind>();
        let language = self.language.parse::<Language>();
        for (name, wrong) in [("kind", kind.is_err()), ("language", language.is_err())] {
            if wrong {
                mistakes.add(name, lang.t("mistake-any-missing"));
            }
        }
        match (kind, language) {
            (Ok(kind), Ok(language)) => {
                // What was chosen for another kind is not meant.
                let named = kind == ArticleKind::CareerProfile && !self.occupation.is_empty();
                let occupation = named.then(|| self.occupation.clone());
                Ok(NewArticle { kind, language, occupation, draft: self.draft.clone() })
            }
            _ => Err(mistakes),
        }
    }
}

async fn page(state: &PortalState, site: &Site, scope: &Scope, typed: &Typed) -> Result<DeskForm> {
    let (lang, path) = (site.lang, scope.path());
    let kinds = ArticleKind::ALL
        .iter()
        .map(|kind| (kind.as_str().to_owned(), lang.word("article-kind", kind.as_str())))
        .collect();
    let languages =
        Lang::ALL.iter().map(|lang| (lang.code().to_owned(), lang.own_name().to_owned())).collect();
    let nothing = (String::new(), lang.t("article-form-occupation-none"));
    let occupations = occupation::list_all(state.db.read()).await?;
    let occupations = occupations.into_iter().map(|it| (it.slug, it.title));
    let mut block = Block::new(&format!("{path}/neu"), lang.t("article-create"))
        .field(Field::select("kind", lang.t("article-form-kind"), kinds).value(typed.kind.as_str()))
        .field(
            Field::select(
                "occupation",
                lang.t("article-form-occupation"),
                [nothing].into_iter().chain(occupations).collect(),
            )
            .hint(lang.t("article-form-occupation-hint"))
            .value(typed.occupation.as_str()),
        )
        .field(
            Field::radio("language", lang.t("article-form-language"), languages)
                .value(typed.language.as_str()),
        );
    for field in form::fields(lang, &typed.draft) {
        block = block.field(field);
    }
    Ok(DeskForm {
        page: inner_page(site, scope.title(lang.t("article-new"))),
        desk: Some(scope.desk(site)),
        heading: lang.t("article-new"),
        intro: vec![lang.t("article-new-intro")],
        mistakes: Mistakes::default(),
        form: block,
        back: Some((lang.t("desk-cancel"), site.href(&path))),
    })
}

pub(super) async fn fresh(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let scope = Scope::of(&state, &site, &at, PART).await?;
    page(&state, &site, &scope, &Typed::nothing(site.lang)).await?.show()
}

pub(super) async fn create(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let scope = Scope::of(&state, &site, &at, PART).await?;
    let typed = Typed::read(&fields);
    let refusal = match typed.article(site.lang) {
        Err(mistakes) => Refusal::own(mistakes),
        Ok(new) => {
            let (db, clock, actor) = (&state.db, &*state.clock, &site.visit.actor);
            match article::create(db, clock, actor, scope.id(), new).await {
                Ok(article) => {
                    let path = format!("{}/{}?fertig=beitrag-angelegt", scope.path(), article.id);
                    return Ok(see(&site, &path));
                }
                Err(error) => form::refusal(site.lang, error)?,
            }
        }
    };
    page(&state, &site, &scope, &typed).await?.refused(&refusal)
}
