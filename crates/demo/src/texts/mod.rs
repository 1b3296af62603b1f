//! The texts of postings, put together from pieces for each family of occupations.
mod commerce;
mod common;
mod company;
mod digital;
mod food;
mod posting;
mod study;
mod technical;

pub(crate) use commerce::{ANY, KITCHEN, LOGISTICS, OFFICE, SALES};
pub(crate) use common::{ACCESSIBILITY, LANGUAGES, PROSPECTS, PROSPECTS_AFTER_STUDY};
pub(crate) use company::{About, company_description};
pub(crate) use digital::{MEDIA, SOFTWARE, SYSTEMS};
pub(crate) use food::{BAKERY, BUTCHERY, DAIRY_AND_DRINKS, FOOD_PRODUCTION, LABORATORY};
pub(crate) use posting::{Posting, Texts, posting_texts};
pub(crate) use study::{DUAL_STUDY, FIRST_JOB, PLACEMENT};
pub(crate) use technical::{DESIGN, ELECTRICAL, METAL, PLASTICS};

/// The pieces for occupations that are alike. `{firma}` and `{ort}` stand for the company and its town.
pub(crate) struct Family {
    /// First sentences of the summary.
    pub openings: &'static [&'static str],
    /// First paragraphs of the description.
    pub intros: &'static [&'static str],
    pub tasks: &'static [&'static str],
    pub needs: &'static [&'static str],
    /// School subjects that help.
    pub subjects: &'static [&'static str],
    /// What such companies offer: the benefit in a word, and the sentence about it.
    pub perks: &'static [(&'static str, &'static str)],
}

/// How people call a company: its name without the legal form.
pub(crate) fn short_name(name: &str) -> String {
    const FORMS: &[&str] = &["GmbH", "AG", "KG", "OHG", "SE", "eG", "e.", "K.", "&", "Co."];
    let words: Vec<&str> = name.split(' ').collect();
    let kept = words.iter().rposition(|word| !FORMS.contains(word)).map_or(words.len(), |last| last + 1);
    words[..kept].join(" ")
}

#[cfg(test)]
mod tests {
    use super::short_name;

    #[test]
    fn the_legal_form_is_not_spoken() {
        assert_eq!(short_name("Hansen & Söhne GmbH & Co. KG"), "Hansen & Söhne");
        assert_eq!(short_name("Bäckerei Petersen e. K."), "Bäckerei Petersen");
        assert_eq!(short_name("Mainbogen Software AG"), "Mainbogen Software");
    }
}
