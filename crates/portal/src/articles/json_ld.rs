//! What search engines read: a schema.org `Article` in JSON-LD.
use chrono::SecondsFormat;
use lotse_domain::article::{ArticleKind, ArticleView};
use serde_json::json;

use super::path;
use crate::site::Site;

pub(super) fn article(site: &Site, view: &ArticleView) -> String {
    let ArticleView { article, text, pictures } = view;
    let kind = if article.kind == ArticleKind::News { "NewsArticle" } else { "Article" };
    let url = site.public(site.lang, &path(view));
    let images: Vec<String> =
        pictures.iter().map(|picture| site.public_root(&format!("/bilder/{}", picture.id))).collect();
    let mut it = json!({
        "@context": "https://schema.org",
        "@type": kind,
        "headline": text.title,
        "description": text.lead,
        "inLanguage": article.language.as_str(),
        "dateModified": text.created_at.to_rfc3339_opts(SecondsFormat::Secs, true),
        "mainEntityOfPage": url,
        "author": { "@type": "Organization", "name": site.name() },
        "publisher": { "@type": "Organization", "name": site.name() },
    });
    if let Some(at) = article.published_at {
        it["datePublished"] = json!(at.to_rfc3339_opts(SecondsFormat::Secs, true));
    }
    if !images.is_empty() {
        it["image"] = json!(images);
    }
    // Nothing in it ends the `script` element that it stands in.
    it.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}
