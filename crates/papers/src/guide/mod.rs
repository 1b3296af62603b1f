//! A guide to read and to look things up in: title page, contents, occupations, companies, study programmes, and where in it each town and each
//! occupation stands.
mod companies;
mod front;
mod occupations;
mod register;
mod studies;

use crate::{
    Cell, Column, Language, PaperError,
    ink::{A4, Anchor, Flow, Fonts, Sheet, Style, one_line},
};

/// What stands in a guide, in its order: whoever fills it sorts.
#[derive(Debug, Clone, PartialEq)]
pub struct Guide {
    pub language: Language,
    /// Whose guide it is.
    pub publisher: String,
    /// Of the band on the title page, in sRGB.
    pub colour: (u8, u8, u8),
    pub title: String,
    /// What the title page says below it: what is in it, and how old that is.
    pub about: Vec<String>,
    /// Empty for none.
    pub foreword: String,
    /// Stands below every page but the first.
    pub footer: String,
    pub occupations: Vec<GuideOccupation>,
    pub companies: Vec<GuideCompany>,
    /// What [`GuideCompany::places`] has.
    pub columns: Vec<Column>,
    /// Where one can study; empty for no such chapter.
    pub institutions: Vec<GuideInstitution>,
    pub towns: Vec<GuideTown>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuideOccupation {
    pub title: String,
    /// A line each.
    pub facts: Vec<String>,
    /// Other names under which the index has it.
    pub names: Vec<String>,
    /// Who trains for it, as positions in [`Guide::companies`]; others are left out.
    pub companies: Vec<usize>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct GuideCompany {
    pub name: String,
    /// How it is reached; at most nine lines are drawn.
    pub lines: Vec<String>,
    /// Address of its page, which becomes a code.
    pub link: Option<String>,
    /// Paragraphs.
    pub text: Vec<String>,
    /// Rows under [`Guide::columns`].
    pub places: Vec<Vec<Cell>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuideInstitution {
    pub name: String,
    /// How it is reached; at most nine lines are drawn.
    pub lines: Vec<String>,
    /// Address of its page, which becomes a code.
    pub link: Option<String>,
    /// Paragraphs.
    pub text: Vec<String>,
    pub programmes: Vec<GuideProgramme>,
}

/// What can be studied there; the index has it under its title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuideProgramme {
    pub title: String,
    /// A line each.
    pub facts: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuideTown {
    pub name: String,
    /// Positions in [`Guide::companies`]; others are left out.
    pub companies: Vec<usize>,
}

const CHAPTER: Style = Style::bold(20.0);
const HEADING: Style = Style::bold(13.0);
const SMALL_HEADING: Style = Style::bold(10.0);
const TEXT: Style = Style::regular(10.0);

/// Where everything will stand.
struct Places {
    foreword: Anchor,
    occupations_begin: Anchor,
    companies_begin: Anchor,
    studies_begin: Anchor,
    towns_begin: Anchor,
    occupation_index_begin: Anchor,
    occupations: Vec<Anchor>,
    companies: Vec<Anchor>,
    institutions: Vec<Anchor>,
}

impl Guide {
    /// A4, with links, page numbers and bookmarks.
    pub fn pdf(&self) -> Result<Vec<u8>, PaperError> {
        let fonts = Fonts::get()?;
        let title = one_line(fonts, &self.title);
        let title = if title.is_empty() { self.language.words().guide.to_owned() } else { title };
        let sheet = Sheet::new(self.language, title.clone(), A4)?;
        let mut flow = Flow::new(sheet, one_line(fonts, &self.footer));
        flow.has_cover = true;
        let places = self.places(&mut flow.sheet);
        self.cover(&mut flow, &title);
        self.contents(&mut flow, &places);
        self.foreword(&mut flow, &places);
        self.draw_occupations(&mut flow, &places);
        self.draw_companies(&mut flow, &places);
        self.draw_studies(&mut flow, &places);
        self.draw_towns(&mut flow, &places);
        self.draw_occupation_index(&mut flow, &places);
        flow.finish(true)
    }

    fn places(&self, sheet: &mut Sheet) -> Places {
        Places {
            foreword: sheet.anchor(),
            occupations_begin: sheet.anchor(),
            companies_begin: sheet.anchor(),
            studies_begin: sheet.anchor(),
            towns_begin: sheet.anchor(),
            occupation_index_begin: sheet.anchor(),
            occupations: self.occupations.iter().map(|_| sheet.anchor()).collect(),
            companies: self.companies.iter().map(|_| sheet.anchor()).collect(),
            institutions: self.institutions.iter().map(|_| sheet.anchor()).collect(),
        }
    }

    /// The heading of the index: what stands in it.
    fn index_heading(&self) -> &'static str {
        let words = self.language.words();
        if self.institutions.is_empty() { words.occupation_index } else { words.study_index }
    }

    /// The companies at these positions that there are, with where they stand.
    fn companies_at<'a>(
        &'a self,
        positions: &'a [usize],
        places: &'a Places,
    ) -> impl Iterator<Item = (&'a GuideCompany, Anchor)> {
        positions.iter().filter_map(|&at| self.companies.get(at).zip(places.companies.get(at).copied()))
    }
}

/// A part of the guide, on a page of its own.
fn chapter(flow: &mut Flow, title: &str, anchor: Option<Anchor>) {
    flow.above.clear();
    flow.turn();
    if let Some(anchor) = anchor {
        flow.sheet.land(anchor, flow.page, flow.y);
    }
    flow.heading(Sheet::ROOT, 1, title, CHAPTER, 20.0);
    title.clone_into(&mut flow.above);
    flow.space(10.0);
}

/// What a person would call it where nothing is said.
fn named(fonts: &Fonts, text: &str) -> String {
    let text = one_line(fonts, text);
    if text.is_empty() { "–".to_owned() } else { text }
}
