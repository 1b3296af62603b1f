use chrono::{DateTime, Utc};
use lotse_domain::{
    account::Language,
    article::{ArticleDraft, ArticleKind, ArticleVersion, NewArticle},
    page::PageRequest,
};
use lotse_web_kit::{Params, QueryParams};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::{list::PageIn, patch::described_patch, words};

/// An article to be begun.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = ArticleRequest)]
#[serde(deny_unknown_fields)]
pub(super) struct NewArticleIn {
    /// Stays as it is, like the two below.
    #[schema(value_type = words::ArticleKindDescribed)]
    kind: ArticleKind,
    /// In which it is written.
    #[schema(value_type = words::LanguageDescribed)]
    language: Language,
    /// Slug of the occupation, for a career profile and for nothing else.
    #[schema(max_length = 200)]
    occupation: Option<String>,
    #[schema(min_length = 1, max_length = 300, example = "Was ist ein duales Studium?")]
    title: String,
    /// What it is about, in one or two sentences: beside the title in lists.
    #[schema(min_length = 1, max_length = 400)]
    lead: String,
    /// Markdown.
    #[schema(min_length = 1, max_length = 40_000)]
    body: String,
}

impl NewArticleIn {
    pub(super) fn article(self) -> NewArticle {
        let Self { kind, language, occupation, title, lead, body } = self;
        NewArticle { kind, language, occupation, draft: ArticleDraft { title, lead, body } }
    }
}

/// What an article says.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = ArticleText)]
#[serde(deny_unknown_fields)]
pub(super) struct ArticleIn {
    #[schema(min_length = 1, max_length = 300)]
    title: String,
    /// What it is about, in one or two sentences: beside the title in lists.
    #[schema(min_length = 1, max_length = 400)]
    lead: String,
    /// Markdown.
    #[schema(min_length = 1, max_length = 40_000)]
    body: String,
}

described_patch!(
    /// See [`ArticleIn`].
    ArticlePatch as "ArticlePatch" of ArticleIn
);

impl ArticleIn {
    /// As it is now.
    pub(super) fn of(text: ArticleVersion) -> Self {
        let ArticleVersion { article_id: _, version: _, title, lead, body, created_at: _ } = text;
        Self { title, lead, body }
    }

    pub(super) fn draft(self) -> ArticleDraft {
        let Self { title, lead, body } = self;
        ArticleDraft { title, lead, body }
    }
}

/// Which articles.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters of ArticlesAsked")]
pub(super) struct ArticlesIn {
    /// Slug of a cluster: its articles, and those for everywhere.
    cluster: Option<String>,
    /// Only those of that kind.
    #[param(value_type = Option<words::ArticleKindDescribed>)]
    kind: Option<ArticleKind>,
    /// Only those that are written in it.
    #[param(value_type = Option<words::LanguageDescribed>)]
    language: Option<Language>,
    /// Slug of an occupation: the career profiles about it.
    occupation: Option<String>,
    /// Articles on a page.
    #[param(default = 20, minimum = 1, maximum = 100)]
    limit: Option<u64>,
    /// `next` of the page before.
    after: Option<String>,
}

#[derive(Debug)]
pub(super) struct ArticlesAsked {
    pub(super) cluster: Option<String>,
    pub(super) kind: Option<ArticleKind>,
    pub(super) language: Option<Language>,
    pub(super) occupation: Option<String>,
    pub(super) page: Asked,
}

impl QueryParams for ArticlesAsked {
    fn read(params: &mut Params) -> Self {
        Self {
            cluster: params.text("cluster", 100),
            kind: params.word("kind"),
            language: params.word("language"),
            occupation: params.text("occupation", 200),
            page: Asked::read(params),
        }
    }
}

/// Which of a cluster's.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters of Asked")]
pub(super) struct AskedIn {
    /// Items on a page.
    #[param(default = 20, minimum = 1, maximum = 100)]
    limit: Option<u64>,
    /// `next` of the page before.
    after: Option<String>,
}

#[derive(Debug)]
pub(super) struct Asked {
    limit: u64,
    /// Where the page before ended.
    after: Option<Cursor>,
}

impl QueryParams for Asked {
    fn read(params: &mut Params) -> Self {
        let PageIn { limit, after } = PageIn::read(params);
        let after = after.and_then(|given| {
            let cursor = read_cursor(&given);
            if cursor.is_none() {
                params.refuse("after", "bad_cursor", "is not the `next` of a page of this list");
            }
            cursor
        });
        Self { limit, after }
    }
}

impl Asked {
    pub(super) fn request(self) -> PageRequest<Cursor> {
        PageRequest::new(self.after, Some(self.limit))
    }
}

/// Time and id of the last article of a page.
pub(super) type Cursor = (DateTime<Utc>, Uuid);

/// What `next` says.
pub(super) fn cursor((at, id): Cursor) -> String {
    format!("{}.{}", at.timestamp_micros(), id.simple())
}

fn read_cursor(given: &str) -> Option<Cursor> {
    let (at, id) = given.split_once('.')?;
    // What `PostgreSQL` does not take as a time would come back as a fault of ours.
    let at = at.parse::<i64>().ok().filter(|at| *at >= 0)?;
    Some((DateTime::from_timestamp_micros(at)?, Uuid::try_parse(id).ok()?))
}

/// What the picture is.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct PictureIn {
    /// What is to be seen, for those who do not see it. Needed.
    #[param(min_length = 1, max_length = 200)]
    pub(super) alt: Option<String>,
}

impl QueryParams for PictureIn {
    fn read(params: &mut Params) -> Self {
        Self { alt: params.text("alt", 200) }
    }
}
