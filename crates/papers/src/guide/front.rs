//! Title page, contents and foreword.
use krilla::tagging::Tag;

use super::{CHAPTER, Guide, Places, TEXT, chapter, named};
use crate::ink::{Columns, Flow, Ink, MM, Mark, Shape, Sheet, Style, clean, one_line, shortened};

const BAND: f32 = 105.0 * MM;
const PUBLISHER: f32 = 24.0;
const TITLE: Style = Style::bold(34.0);
const ABOUT: Style = Style::regular(13.0);
const ENTRY: Style = Style::regular(9.5);
const PART: Style = Style::bold(10.5);
const INDENT: f32 = 3.0 * MM;

impl Guide {
    pub(super) fn cover(&self, flow: &mut Flow, title: &str) {
        let fonts = flow.sheet.fonts;
        let (red, green, blue) = self.colour;
        let band = (0.0, 0.0, flow.sheet.size.0, BAND);
        flow.draw(Mark::Layout, vec![Shape::Bars { ink: Ink(red, green, blue), bars: vec![band] }]);
        let ink = if is_dark(self.colour) { Ink(0xff, 0xff, 0xff) } else { Ink::BLACK };
        let publisher = one_line(fonts, &self.publisher);
        let style = Style { ink, ..Style::bold(PUBLISHER) };
        if !publisher.is_empty() {
            let lines = shortened(flow.face(style), &publisher, style.size, flow.width(), 3);
            let height: f32 = lines.iter().map(|_| style.leading()).sum();
            flow.y = BAND - height - 10.0 * MM;
            let node = flow.sheet.node(Sheet::ROOT, Tag::P);
            let mut shapes = Vec::new();
            for line in lines {
                shapes.push(style.line(Flow::LEFT, flow.y, line.text));
                flow.y += style.leading();
            }
            flow.draw(Mark::Content(node), shapes);
        }
        flow.y = BAND + 16.0 * MM;
        let lines = shortened(flow.face(TITLE), title, TITLE.size, flow.width(), 5);
        flow.heading_at(Sheet::ROOT, 1, title, lines, TITLE, Flow::LEFT);
        flow.space(8.0 * MM);
        for line in self.about.iter().map(|line| one_line(fonts, line)).filter(|line| !line.is_empty()) {
            let line = shortened(flow.face(ABOUT), &line, ABOUT.size, flow.width(), 3);
            let line: String = line.into_iter().map(|line| line.text).collect();
            flow.paragraph(Sheet::ROOT, &line, ABOUT);
            flow.space(1.0 * MM);
        }
    }

    pub(super) fn contents(&self, flow: &mut Flow, places: &Places) {
        let (fonts, words) = (flow.sheet.fonts, flow.sheet.language.words());
        chapter(flow, words.contents, None);
        let toc = flow.sheet.node(Sheet::ROOT, Tag::TOC);
        let mut columns = Columns::new(flow);
        let mut entry = |flow: &mut Flow, text: &str, style: Style, indent: f32, anchor| {
            let item = flow.sheet.node(toc, Tag::TOCI);
            columns.entry(flow, item, text, style, indent, anchor);
        };
        if self.has_foreword() {
            entry(flow, words.foreword, PART, 0.0, places.foreword);
            flow.space(2.0 * MM);
        }
        entry(flow, words.occupations, PART, 0.0, places.occupations_begin);
        for (occupation, anchor) in self.occupations.iter().zip(&places.occupations) {
            entry(flow, &named(fonts, &occupation.title), ENTRY, INDENT, *anchor);
        }
        flow.space(2.0 * MM);
        entry(flow, words.companies, PART, 0.0, places.companies_begin);
        for (company, anchor) in self.companies.iter().zip(&places.companies) {
            entry(flow, &named(fonts, &company.name), ENTRY, INDENT, *anchor);
        }
        if !self.institutions.is_empty() {
            flow.space(2.0 * MM);
            entry(flow, words.studies, PART, 0.0, places.studies_begin);
            for (institution, anchor) in self.institutions.iter().zip(&places.institutions) {
                entry(flow, &named(fonts, &institution.name), ENTRY, INDENT, *anchor);
            }
        }
        flow.space(2.0 * MM);
        entry(flow, words.towns, PART, 0.0, places.towns_begin);
        entry(flow, self.index_heading(), PART, 0.0, places.occupation_index_begin);
        columns.end(flow);
    }

    fn has_foreword(&self) -> bool {
        !self.foreword.trim().is_empty()
    }

    pub(super) fn foreword(&self, flow: &mut Flow, places: &Places) {
        if !self.has_foreword() {
            return;
        }
        let words = flow.sheet.language.words();
        chapter(flow, words.foreword, Some(places.foreword));
        let style = Style { size: 11.5, ..TEXT };
        for paragraph in clean(flow.sheet.fonts, &self.foreword).split("\n\n").map(str::trim) {
            if !paragraph.is_empty() {
                flow.paragraph(Sheet::ROOT, paragraph, style);
                flow.space(style.leading() / 2.0);
            }
        }
        flow.space(CHAPTER.leading());
    }
}

/// Whether white stands out from it more than black does (WCAG 2.2, relative luminance).
fn is_dark((red, green, blue): (u8, u8, u8)) -> bool {
    let [red, green, blue] = [red, green, blue].map(|part| {
        let part = f32::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.179
}

#[cfg(test)]
mod tests {
    use super::is_dark;

    #[test]
    fn what_is_written_on_a_colour_can_be_read() {
        assert!(is_dark((0x00, 0x4a, 0x5a)) && is_dark((0, 0, 0)) && is_dark((0xb0, 0x20, 0x20)));
        assert!(!is_dark((0xff, 0xff, 0xff)) && !is_dark((0xff, 0xc2, 0x0a)));
    }
}
