use lotse_documents::WIDTHS;
use lotse_domain::{
    article::ArticlePicture,
    company::profile::{CompanyPicture, PictureKind},
};
use uuid::Uuid;

/// A picture as a page shows it. With its size, so that nothing jumps while it loads, and with the widths that it comes in, so that
/// a phone loads no more than it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Picture {
    pub(crate) src: String,
    /// Narrower ones; empty where it is narrow itself.
    pub(crate) srcset: String,
    /// How wide it stands on the page (HTML, section 4.8.4.2.2).
    pub(crate) sizes: &'static str,
    pub(crate) alt: String,
    pub(crate) width: i32,
    pub(crate) height: i32,
    /// Whether it is loaded when somebody comes near it.
    pub(crate) lazy: bool,
}

impl Picture {
    pub(crate) fn new(picture: &CompanyPicture) -> Self {
        let sizes = match picture.kind {
            PictureKind::Logo => "12rem",
            PictureKind::Photo => "(min-width: 40rem) 20rem, 92vw",
        };
        let CompanyPicture { id, ref alt, width, height, .. } = *picture;
        Self { src: src(id), srcset: srcset(id, width), sizes, alt: alt.clone(), width, height, lazy: true }
    }

    pub(crate) fn of_article(picture: &ArticlePicture) -> Self {
        let ArticlePicture { id, ref alt, width, height, .. } = *picture;
        let sizes = "(min-width: 48rem) 44rem, 92vw";
        Self { src: src(id), srcset: srcset(id, width), sizes, alt: alt.clone(), width, height, lazy: true }
    }

    /// The one that people see first.
    pub(crate) fn at_once(self) -> Self {
        Self { lazy: false, ..self }
    }
}

fn src(id: Uuid) -> String {
    format!("/bilder/{id}")
}

fn srcset(id: Uuid, width: i32) -> String {
    let width = u32::try_from(width).unwrap_or_default();
    let narrower: Vec<u32> = WIDTHS.into_iter().filter(|narrow| *narrow < width).collect();
    if narrower.is_empty() {
        return String::new();
    }
    let mut set: Vec<String> =
        narrower.iter().map(|narrow| format!("{}?breite={narrow} {narrow}w", src(id))).collect();
    set.push(format!("{} {width}w", src(id)));
    set.join(", ")
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::srcset;

    #[test]
    fn a_picture_comes_in_every_width_below_its_own() {
        let id = Uuid::nil();
        assert_eq!(srcset(id, 240), "");
        assert_eq!(
            srcset(id, 500),
            format!("/bilder/{id}?breite=240 240w, /bilder/{id}?breite=480 480w, /bilder/{id} 500w")
        );
        assert_eq!(srcset(id, 1600).matches("breite=").count(), 4);
    }
}
