//! Occupations, each with what it is and who trains for it.
use krilla::tagging::Tag;

use super::{Guide, GuideOccupation, HEADING, Places, SMALL_HEADING, TEXT, chapter, named};
use crate::ink::{Anchor, Columns, Flow, MM, Node, Sheet, Style, one_line};

const ENTRY: Style = Style::regular(9.5);

impl Guide {
    pub(super) fn draw_occupations(&self, flow: &mut Flow, places: &Places) {
        let words = flow.sheet.language.words();
        chapter(flow, words.occupations, Some(places.occupations_begin));
        if self.occupations.is_empty() {
            flow.paragraph(Sheet::ROOT, words.empty, TEXT);
        }
        for (occupation, anchor) in self.occupations.iter().zip(&places.occupations) {
            self.draw_occupation(flow, places, occupation, *anchor);
        }
    }

    fn draw_occupation(
        &self,
        flow: &mut Flow,
        places: &Places,
        occupation: &GuideOccupation,
        anchor: Anchor,
    ) {
        let fonts = flow.sheet.fonts;
        let title = named(fonts, &occupation.title);
        let section = flow.sheet.node(Sheet::ROOT, Tag::Section);
        landed(flow, section, &title, 24.0 * MM, anchor);
        flow.space(1.0 * MM);
        for fact in occupation.facts.iter().map(|fact| one_line(fonts, fact)).filter(|it| !it.is_empty()) {
            flow.paragraph(section, &fact, TEXT);
        }
        let found: Vec<_> = self.companies_at(&occupation.companies, places).collect();
        if !found.is_empty() {
            flow.space(2.0 * MM);
            flow.need(SMALL_HEADING.leading() + ENTRY.leading() + 1.0 * MM);
            flow.paragraph(section, flow.sheet.language.words().trained_by, SMALL_HEADING);
            flow.space(1.0 * MM);
            Self::draw_trainers(flow, section, &found);
        }
        flow.space(8.0 * MM);
    }

    /// In two columns of about the same length, unless the page ends before.
    fn draw_trainers(flow: &mut Flow, section: Node, found: &[(&super::GuideCompany, Anchor)]) {
        let fonts = flow.sheet.fonts;
        let toc = flow.sheet.node(section, Tag::TOC);
        for pair in found.chunks(2) {
            // A line of the two is as high as the higher one.
            flow.need(2.0 * ENTRY.leading());
            let mut columns = Columns::new(flow);
            for (side, (company, anchor)) in pair.iter().enumerate() {
                if side > 0 {
                    columns.beside(flow);
                }
                let item = flow.sheet.node(toc, Tag::TOCI);
                columns.entry(flow, item, &named(fonts, &company.name), ENTRY, 0.0, *anchor);
            }
            columns.end(flow);
        }
    }
}

/// A heading that others refer to.
pub(super) fn landed(flow: &mut Flow, parent: Node, title: &str, with: f32, anchor: Anchor) {
    flow.heading(parent, 2, title, HEADING, with);
    let lines = crate::ink::wrap(flow.face(HEADING), title, HEADING.size, flow.width()).len();
    let height: f32 = std::iter::repeat_n(HEADING.leading(), lines).sum();
    flow.sheet.land(anchor, flow.page, flow.y - height);
}
