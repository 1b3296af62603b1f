//! Articles, for asking about them.
use lotse_domain::{
    Actor,
    account::Language,
    article::{self, Article, ArticleDraft, ArticleKind, NewArticle},
    page::PageRequest,
};
use uuid::Uuid;

use crate::world::World;

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

/// What stands in the places of addresses: what `nord` writes, and the installation on the operators' desk.
pub async fn fill(world: &World, text: &str) -> String {
    if !text.contains("{article}") {
        return text.to_owned();
    }
    let scope = if text.contains("/betreiber/") { None } else { Some(world.north.id) };
    let article = some_article(world, scope).await;
    let named = if text.contains("/wissen/") { article.slug } else { article.id.to_string() };
    // It has no pictures: nobody finds one to remove.
    text.replace("{article}", &named)
        .replace("{version}", "1")
        .replace("/bilder/{picture}", &format!("/bilder/{}", Uuid::nil()))
}
