use lotse_domain::{article::ArticlePicture, company::profile::CompanyPicture};

/// A picture as a page shows it. With its size, so that nothing jumps while it loads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Picture {
    pub(crate) src: String,
    pub(crate) alt: String,
    pub(crate) width: i32,
    pub(crate) height: i32,
}

impl Picture {
    pub(crate) fn new(picture: &CompanyPicture) -> Self {
        Self {
            src: format!("/bilder/{}", picture.id),
            alt: picture.alt.clone(),
            width: picture.width,
            height: picture.height,
        }
    }

    pub(crate) fn of_article(picture: &ArticlePicture) -> Self {
        Self {
            src: format!("/bilder/{}", picture.id),
            alt: picture.alt.clone(),
            width: picture.width,
            height: picture.height,
        }
    }
}
