use lotse_domain::{account::Language, cluster::Cluster};

use super::{colour, wording};

const NAME: &str = "Lotse";
const COLOUR: &str = "#0b5394";
const ACCENT: &str = "#e07a1f";
/// Letters that the tile beside the name has room for.
const LETTERS: usize = 4;

/// In whose name and colours a mail is written, and where its links lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brand {
    /// In full, as in "Formwerk – Kunststoff in Franken".
    pub name: String,
    /// `#rrggbb`.
    pub colour: String,
    /// For letters on [`Self::colour`]: `#rrggbb` with a contrast of at least 4.5.
    pub on_colour: String,
    /// For the line around a button, which has to be seen on white paper: `#rrggbb`.
    pub edge: String,
    /// `#rrggbb`, the warm second.
    pub accent: String,
    /// What stands on the tile beside the name, where the cluster has said so.
    pub logo_text: Option<String>,
    pub contact_mail: Option<String>,
    /// The portal's start page in German, without a slash at the end: `https://lotse.example/c/food`.
    pub base_url: String,
    /// Lotse's own address, without a slash at the end. The language stands between it and the cluster.
    pub public_url: String,
    pub cluster_slug: Option<String>,
}

impl Brand {
    /// A cluster's brand, or Lotse's own.
    pub fn of(cluster: Option<&Cluster>, public_url: &str) -> Self {
        let public_url = public_url.trim_end_matches('/').to_owned();
        let given = |of: fn(&Cluster) -> &String, otherwise: &str| {
            cluster.and_then(|cluster| colour::checked(of(cluster))).unwrap_or_else(|| otherwise.to_owned())
        };
        let colour = given(|cluster| &cluster.colour, COLOUR);
        let accent = given(|cluster| &cluster.accent_colour, ACCENT);
        let text =
            |text: Option<&String>| text.map(|text| wording::one_line(text)).filter(|text| !text.is_empty());
        let cluster_slug = cluster.map(|cluster| cluster.slug.clone());
        Self {
            name: text(cluster.map(|cluster| &cluster.name)).unwrap_or_else(|| NAME.to_owned()),
            on_colour: colour::on(&colour).to_owned(),
            edge: colour::edge(&colour),
            colour,
            accent,
            logo_text: text(cluster.and_then(|cluster| cluster.logo_text.as_ref())),
            contact_mail: text(cluster.and_then(|cluster| cluster.contact_mail.as_ref()))
                .filter(|mail| is_address(mail)),
            base_url: address(&public_url, "", cluster_slug.as_deref(), ""),
            public_url,
            cluster_slug,
        }
    }

    /// The name without what explains it: of "Formwerk – Kunststoff in Franken" it is "Formwerk".
    pub fn short_name(&self) -> &str {
        self.name.split(" – ").next().map_or(self.name.as_str(), str::trim)
    }

    /// The letters on the tile beside the name.
    pub fn letters(&self) -> String {
        let short = |text: &str| (text.chars().count() <= LETTERS).then(|| text.to_owned());
        self.logo_text
            .as_deref()
            .and_then(|text| short(text).or_else(|| text.split_whitespace().next().and_then(short)))
            .unwrap_or_else(|| {
                self.short_name().split_whitespace().filter_map(|word| word.chars().next()).take(2).collect()
            })
    }

    /// A page in this brand.
    pub fn here(&self, language: Language, path: &str) -> String {
        address(&self.public_url, prefix(language), self.cluster_slug.as_deref(), path)
    }

    /// A page that belongs to no cluster's portal.
    pub fn outside(&self, language: Language, path: &str) -> String {
        address(&self.public_url, prefix(language), None, path)
    }
}

/// What stands before every path in a language.
const fn prefix(language: Language) -> &'static str {
    match language {
        Language::De => "",
        Language::En => "/en",
    }
}

/// Whether a text can stand behind `mailto:` as it is. Clusters write down whatever they like.
fn is_address(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
        && text.chars().all(|c| c.is_alphanumeric() || "@.-_+".contains(c))
}

fn address(public_url: &str, language: &str, cluster: Option<&str>, path: &str) -> String {
    let path = path.trim_end_matches('/');
    match cluster {
        Some(slug) => format!("{public_url}{language}/c/{slug}{path}"),
        None => format!("{public_url}{language}{path}"),
    }
}

#[cfg(test)]
mod tests {
    use lotse_domain::account::Language;

    use super::{Brand, COLOUR};
    use crate::samples;

    #[test]
    fn the_language_stands_before_the_cluster() {
        let cluster = samples::cluster();
        let brand = Brand::of(Some(&cluster), "https://lotse.example/");
        assert_eq!(brand.base_url, "https://lotse.example/c/formwerk");
        assert_eq!(brand.here(Language::En, "/mein/mails"), "https://lotse.example/en/c/formwerk/mein/mails");
        assert_eq!(brand.here(Language::De, "/"), "https://lotse.example/c/formwerk");
        assert_eq!(brand.outside(Language::En, "/betrieb/x"), "https://lotse.example/en/betrieb/x");
        let own = Brand::of(None, "https://lotse.example");
        assert_eq!(own.here(Language::De, "/anmelden"), "https://lotse.example/anmelden");
    }

    #[test]
    fn what_is_no_colour_does_not_get_into_a_style() {
        let mut cluster = samples::cluster();
        cluster.colour = "red;background:url(https://evil.example)".into();
        assert_eq!(Brand::of(Some(&cluster), "https://lotse.example").colour, COLOUR);
    }

    #[test]
    fn what_is_no_address_is_not_written_to() {
        let mut cluster = samples::cluster();
        for (given, known) in [
            ("hallo@formwerk.example", true),
            ("a@b.example?bcc=c@d.example", false),
            ("per Formular", false),
            ("", false),
        ] {
            cluster.contact_mail = Some(given.into());
            let brand = Brand::of(Some(&cluster), "https://lotse.example");
            assert_eq!(brand.contact_mail.is_some(), known, "{given}");
        }
    }

    #[test]
    fn the_tile_shows_what_fits() {
        let mut cluster = samples::cluster();
        for (given, shown) in
            [(Some("FW"), "FW"), (Some("IT Rhein-Main"), "IT"), (Some("Formwerk"), "F"), (None, "F")]
        {
            cluster.logo_text = given.map(ToOwned::to_owned);
            assert_eq!(Brand::of(Some(&cluster), "https://lotse.example").letters(), shown);
        }
        assert_eq!(Brand::of(None, "https://lotse.example").letters(), "L");
    }
}
