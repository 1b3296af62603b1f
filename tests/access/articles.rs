//! Articles, for asking about them.
use lotse_domain::{
    Actor,
    account::Language,
    article::{self, Article, ArticleDraft, ArticleKind, NewArticle},
    company::profile::NewPicture,
    page::PageRequest,
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::world::World;

/// What is read by everyone.
pub const READ: [&str; 2] = ["/api/v1/articles", "/api/v1/articles/{slug}"];

/// Whether an operation is about them.
pub fn has(path: &str) -> bool {
    path.contains("/articles")
}

/// What stands in a place that carries an id: of the cluster `sued`.
pub async fn southern(world: &World, name: &str) -> String {
    let article = some_article(world, Some(world.south.id)).await;
    let id = if name == "picture_id" { some_picture(world, &article).await } else { article.id };
    id.to_string()
}

/// A body of the right form for an operation.
pub fn sample(method: &str, path: &str) -> Option<Value> {
    Some(match (method, path) {
        ("POST", "/api/v1/clusters/{slug}/articles") => {
            json!({ "kind": "guidance", "language": "de", "title": "", "lead": "", "body": "" })
        }
        ("PATCH", "/api/v1/clusters/{slug}/articles/{id}") => json!({ "title": "" }),
        _ => return None,
    })
}

/// A published article of a cluster or of the installation; made anew where asking has removed it.
async fn some_article(world: &World, cluster_id: Option<Uuid>) -> Article {
    let (db, clock, machine) = (&world.server.db, &*world.server.clock, Actor::operator("test"));
    let one = PageRequest::new(None, Some(1));
    let known = article::list(db, &machine, cluster_id, one).await.unwrap().items.pop();
    let known = if let Some(view) = known {
        view.article
    } else {
        let draft = ArticleDraft { title: "Probe".into(), lead: "Kurz.".into(), body: "Lang.".into() };
        let (kind, language) = (ArticleKind::Guidance, Language::De);
        let new = NewArticle { kind, language, occupation: None, draft };
        article::create(db, clock, &machine, cluster_id, new).await.unwrap()
    };
    article::publish(db, clock, &machine, cluster_id, known.id, None).await.unwrap()
}

/// A picture of an article, without a file; made anew where asking has removed it.
async fn some_picture(world: &World, of: &Article) -> Uuid {
    let (db, clock, machine) = (&world.server.db, &*world.server.clock, Actor::operator("test"));
    let known = article::find(db, &machine, of.cluster_id, of.id).await.unwrap().pictures;
    if let Some(picture) = known.first() {
        return picture.id;
    }
    let picture = NewPicture {
        id: Uuid::now_v7(),
        media_type: "image/png".into(),
        bytes: 1,
        width: 1,
        height: 1,
        wrapped_key: "none".into(),
    };
    article::add_picture(db, clock, &machine, of.cluster_id, of.id, "Probe", picture).await.unwrap().id
}

/// What stands in the places of addresses: what `nord` writes, and the installation on the operators' desk.
pub async fn fill(world: &World, text: &str) -> String {
    if !text.contains("{article}") && !text.contains("/articles/") {
        return text.to_owned();
    }
    let scope = if text.contains("/betreiber/") { None } else { Some(world.north.id) };
    let article = some_article(world, scope).await;
    let named = if text.contains("/wissen/") { article.slug.clone() } else { article.id.to_string() };
    let mut filled = text.to_owned();
    if filled.contains("{picture_id}") {
        filled = filled.replace("{picture_id}", &some_picture(world, &article).await.to_string());
    }
    // The pages are asked about a picture that nobody finds.
    filled
        .replace("{article}", &named)
        .replace("/articles/{id}", &format!("/articles/{}", article.id))
        .replace("/articles/{slug}", &format!("/articles/{}", article.slug))
        .replace("{version}", "1")
        .replace("/bilder/{picture}", &format!("/bilder/{}", Uuid::nil()))
}
