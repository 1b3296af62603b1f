//! The keys of texts that are made from words of the domain at run time.
use lotse_domain::article::ArticleKind;

/// Field and code of the domain's errors that the forms show.
const MISTAKES: [&str; 12] = [
    "title-missing",
    "title-too-long",
    "title-characters",
    "title-too-many-articles",
    "lead-missing",
    "lead-too-long",
    "lead-characters",
    "body-missing",
    "body-too-long",
    "body-characters",
    "occupation-missing",
    "occupation-unknown",
];

/// What was done, as the address of the next page says it.
const DONE: [&str; 3] = ["beitrag-gesichert", "beitrag-da", "beitrag-veraltet"];

pub(crate) fn spelt_out() -> Vec<String> {
    let mut keys: Vec<String> = MISTAKES.iter().map(|mistake| format!("mistake-{mistake}")).collect();
    keys.extend(DONE.iter().map(|done| format!("done-{done}")));
    for kind in ArticleKind::ALL {
        let word = kind.as_str().replace('_', "-");
        keys.extend([format!("article-kind-{word}"), format!("article-kinds-{word}")]);
    }
    keys
}
