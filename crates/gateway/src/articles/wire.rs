use chrono::{DateTime, Utc};
use lotse_domain::{
    account::Language,
    article::{Article, ArticleKind, ArticlePicture, ArticleVersion, ArticleView},
    page::Page,
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    around::Around,
    input::{Cursor, cursor},
};
use crate::{clusters::ClusterRefOut, occupations::OccupationRefOut, paths, words};

/// A page of articles, newest first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Articles)]
pub(super) struct ArticlesOut {
    items: Vec<ArticleItemOut>,
    /// Asks for the next page, as `after`; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) next: Option<String>,
}

/// An article in a list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ArticleItem)]
struct ArticleItemOut {
    id: Uuid,
    slug: String,
    url: String,
    path: String,
    title: String,
    /// What it is about, in one or two sentences.
    lead: String,
    #[schema(value_type = words::ArticleKindDescribed)]
    kind: ArticleKind,
    /// In which it is written.
    #[schema(value_type = words::LanguageDescribed)]
    language: Language,
    /// The cluster whose it is; absent where it is for everywhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    cluster: Option<ClusterRefOut>,
    /// What a career profile is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    occupation: Option<OccupationRefOut>,
    /// When everybody could read it first.
    #[serde(skip_serializing_if = "Option::is_none")]
    published_at: Option<DateTime<Utc>>,
    /// When this version of it was written.
    updated_at: DateTime<Utc>,
}

/// An article as everybody reads it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Article)]
pub(super) struct ArticleOut {
    #[serde(flatten)]
    item: ArticleItemOut,
    /// Markdown as it was handed in: make it safe before you show it.
    body: String,
    /// In their order: the first stands above the text, the others below it.
    pictures: Vec<PictureOut>,
}

/// A page of a cluster's articles, drafts too, the latest changed first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DeskArticles)]
pub(super) struct DeskArticlesOut {
    items: Vec<DeskItemOut>,
    /// Asks for the next page, as `after`; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) next: Option<String>,
}

/// One of a cluster's articles, with what its latest version says.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DeskArticleItem)]
struct DeskItemOut {
    id: Uuid,
    slug: String,
    /// Where everybody reads it while it is public, like `path`.
    url: String,
    path: String,
    title: String,
    /// What it is about, in one or two sentences.
    lead: String,
    #[schema(value_type = words::ArticleKindDescribed)]
    kind: ArticleKind,
    /// In which it is written.
    #[schema(value_type = words::LanguageDescribed)]
    language: Language,
    /// What a career profile is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    occupation: Option<OccupationRefOut>,
    /// What everybody reads of it: nothing (`draft`), the latest version (`public`), or an older one (`has_changes`).
    #[schema(value_type = words::ArticleStateDescribed)]
    state: &'static str,
    /// Number of the latest version.
    version: i32,
    /// Number of the version that everybody reads.
    #[serde(skip_serializing_if = "Option::is_none")]
    published_version: Option<i32>,
    /// When everybody could read it first.
    #[serde(skip_serializing_if = "Option::is_none")]
    published_at: Option<DateTime<Utc>>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

/// An article as those who write it see it: with its latest version.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DeskArticle)]
pub(super) struct DeskArticleOut {
    #[serde(flatten)]
    item: DeskItemOut,
    /// Markdown.
    body: String,
    /// In their order: the first stands above the text, the others below it.
    pictures: Vec<PictureOut>,
}

/// A picture of an article.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ArticlePicture)]
pub(super) struct PictureOut {
    id: Uuid,
    /// Address of the picture itself. While the article is no public one, it is shown on the pages of those who write it only.
    url: String,
    /// What is to be seen, for those who do not see it.
    alt: String,
    #[schema(example = "image/jpeg")]
    media_type: String,
    bytes: i32,
    /// In pixels.
    width: i32,
    height: i32,
}

/// The versions of an article, the latest first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ArticleVersions)]
pub(super) struct VersionsOut {
    items: Vec<VersionItemOut>,
}

/// A version of an article in a list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ArticleVersionItem)]
struct VersionItemOut {
    version: i32,
    title: String,
    lead: String,
    /// Whether it is the one that everybody reads.
    public: bool,
    created_at: DateTime<Utc>,
}

/// What an article said at a time.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ArticleVersion)]
pub(super) struct VersionOut {
    #[serde(flatten)]
    item: VersionItemOut,
    /// Markdown.
    body: String,
}

impl ArticlesOut {
    pub(super) fn new(Page { items, next }: Page<ArticleView, Cursor>, around: &Around) -> Self {
        let items = items.into_iter().map(|view| ArticleOut::new(view, around).item).collect();
        Self { items, next: next.map(cursor) }
    }
}

impl ArticleOut {
    pub(super) fn new(ArticleView { article, text, pictures }: ArticleView, around: &Around) -> Self {
        let Article {
            id,
            cluster_id,
            slug,
            kind,
            language,
            occupation_id,
            // What is written meanwhile is not public.
            version: _,
            published_version: _,
            published_at,
            created_at: _,
            updated_at: _,
        } = article;
        let ArticleVersion { article_id: _, version: _, title, lead, body, created_at } = text;
        let item = ArticleItemOut {
            id,
            url: paths::article(&slug),
            path: paths::article_page(&slug),
            slug,
            title,
            lead,
            kind,
            language,
            cluster: around.cluster(cluster_id),
            occupation: around.occupation(occupation_id),
            published_at,
            updated_at: created_at,
        };
        Self { item, body, pictures: pictures.into_iter().map(Into::into).collect() }
    }
}

impl DeskArticlesOut {
    pub(super) fn new(Page { items, next }: Page<ArticleView, Cursor>, around: &Around) -> Self {
        let items = items.into_iter().map(|view| DeskArticleOut::new(view, around).item).collect();
        Self { items, next: next.map(cursor) }
    }
}

impl DeskArticleOut {
    pub(super) fn new(ArticleView { article, text, pictures }: ArticleView, around: &Around) -> Self {
        let state = words::of_article(&article);
        let Article {
            id,
            // Named in the address.
            cluster_id: _,
            slug,
            kind,
            language,
            occupation_id,
            version,
            published_version,
            published_at,
            created_at,
            updated_at,
        } = article;
        let ArticleVersion { article_id: _, version: _, title, lead, body, created_at: _ } = text;
        let item = DeskItemOut {
            id,
            url: paths::article(&slug),
            path: paths::article_page(&slug),
            slug,
            title,
            lead,
            kind,
            language,
            occupation: around.occupation(occupation_id),
            state,
            version,
            published_version,
            published_at,
            created_at,
            updated_at,
        };
        Self { item, body, pictures: pictures.into_iter().map(Into::into).collect() }
    }
}

impl From<ArticlePicture> for PictureOut {
    fn from(picture: ArticlePicture) -> Self {
        let ArticlePicture {
            id,
            article_id: _,
            alt,
            media_type,
            bytes,
            width,
            height,
            // Nobody's business.
            wrapped_key: _,
            // Told by the order.
            position: _,
            created_at: _,
        } = picture;
        Self { id, url: paths::picture(id), alt, media_type, bytes, width, height }
    }
}

impl VersionsOut {
    pub(super) fn new(versions: Vec<ArticleVersion>, article: &Article) -> Self {
        Self { items: versions.into_iter().map(|text| VersionOut::new(text, article).item).collect() }
    }
}

impl VersionOut {
    pub(super) fn new(text: ArticleVersion, article: &Article) -> Self {
        let ArticleVersion { article_id: _, version, title, lead, body, created_at } = text;
        let public = article.published_version == Some(version);
        Self { item: VersionItemOut { version, title, lead, public, created_at }, body }
    }
}
