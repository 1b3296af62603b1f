//! Study programmes by institution.
use krilla::tagging::Tag;

use super::{Guide, GuideInstitution, Places, SMALL_HEADING, TEXT, chapter, named, occupations::landed};
use crate::ink::{Anchor, Contact, Flow, MM, Sheet, clean, one_line, shortened};

impl Guide {
    /// Nothing where nothing can be studied.
    pub(super) fn draw_studies(&self, flow: &mut Flow, places: &Places) {
        if self.institutions.is_empty() {
            return;
        }
        let words = flow.sheet.language.words();
        chapter(flow, words.studies, Some(places.studies_begin));
        for (institution, anchor) in self.institutions.iter().zip(&places.institutions) {
            draw(flow, institution, *anchor);
        }
    }
}

fn draw(flow: &mut Flow, institution: &GuideInstitution, anchor: Anchor) {
    let fonts = flow.sheet.fonts;
    let name = named(fonts, &institution.name);
    let contact = Contact::new(fonts, &institution.lines, institution.link.as_deref(), flow.width());
    let section = flow.sheet.node(Sheet::ROOT, Tag::Section);
    landed(flow, section, &name, contact.height() + 2.0 * TEXT.leading() + 3.0 * MM, anchor);
    flow.space(1.5 * MM);
    contact.draw(flow, section, Flow::LEFT);
    flow.space(1.5 * MM);
    for paragraph in institution.text.iter().map(|text| clean(fonts, text)).filter(|text| !text.is_empty()) {
        flow.space(1.0 * MM);
        flow.paragraph(section, &paragraph, TEXT);
    }
    for programme in &institution.programmes {
        flow.space(3.0 * MM);
        let title = named(fonts, &programme.title);
        let lines = shortened(flow.face(SMALL_HEADING), &title, SMALL_HEADING.size, flow.width(), 1);
        let title: String = lines.into_iter().map(|line| line.text).collect();
        flow.heading_quiet(section, 3, &title, SMALL_HEADING, 2.0 * TEXT.leading());
        for fact in programme.facts.iter().map(|fact| one_line(fonts, fact)).filter(|it| !it.is_empty()) {
            flow.paragraph(section, &fact, TEXT);
        }
    }
    flow.space(10.0 * MM);
}
