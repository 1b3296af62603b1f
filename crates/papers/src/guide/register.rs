//! Where in the guide each town, each occupation and each study programme stands.
use krilla::tagging::Tag;

use super::{Guide, Places, SMALL_HEADING, TEXT, chapter, named};
use crate::ink::{Anchor, Columns, Flow, MM, Mark, Sheet, Style, shortened};

const ENTRY: Style = Style::regular(9.5);
const INDENT: f32 = 3.0 * MM;

impl Guide {
    pub(super) fn draw_towns(&self, flow: &mut Flow, places: &Places) {
        let (fonts, words) = (flow.sheet.fonts, flow.sheet.language.words());
        chapter(flow, words.towns, Some(places.towns_begin));
        if self.towns.is_empty() {
            flow.paragraph(Sheet::ROOT, words.empty, TEXT);
            return;
        }
        let index = flow.sheet.node(Sheet::ROOT, Tag::Index);
        let mut columns = Columns::new(flow);
        for town in &self.towns {
            columns.need(flow, SMALL_HEADING.leading() + 2.0 * ENTRY.leading());
            let name = named(fonts, &town.name);
            let (x, node) = (columns.x(flow), flow.sheet.node(index, Tag::P));
            let size = SMALL_HEADING.size;
            let mut shapes = Vec::new();
            for line in shortened(flow.face(SMALL_HEADING), &name, size, Columns::width(flow), 2) {
                shapes.push(SMALL_HEADING.line(x, flow.y, line.text));
                flow.y += SMALL_HEADING.leading();
            }
            flow.draw(Mark::Content(node), shapes);
            for (company, anchor) in self.companies_at(&town.companies, places) {
                let item = flow.sheet.node(index, Tag::P);
                columns.entry(flow, item, &named(fonts, &company.name), ENTRY, INDENT, anchor);
            }
            flow.space(2.0 * MM);
        }
        columns.end(flow);
    }

    pub(super) fn draw_occupation_index(&self, flow: &mut Flow, places: &Places) {
        let (fonts, words) = (flow.sheet.fonts, flow.sheet.language.words());
        chapter(flow, self.index_heading(), Some(places.occupation_index_begin));
        let mut entries: Vec<(String, String, Anchor)> = Vec::new();
        for (occupation, anchor) in self.occupations.iter().zip(&places.occupations) {
            for name in std::iter::once(&occupation.title).chain(&occupation.names) {
                let name = named(fonts, name);
                entries.push((name.to_lowercase(), name, *anchor));
            }
        }
        for (institution, anchor) in self.institutions.iter().zip(&places.institutions) {
            for programme in &institution.programmes {
                let name = named(fonts, &programme.title);
                entries.push((name.to_lowercase(), name, *anchor));
            }
        }
        entries.sort_by(|a, b| a.0.cmp(&b.0));
        entries.dedup_by(|a, b| a.1 == b.1 && a.2 == b.2);
        if entries.is_empty() {
            flow.paragraph(Sheet::ROOT, words.empty, TEXT);
            return;
        }
        let index = flow.sheet.node(Sheet::ROOT, Tag::Index);
        let mut columns = Columns::new(flow);
        for (_, name, anchor) in entries {
            let item = flow.sheet.node(index, Tag::P);
            columns.entry(flow, item, &name, ENTRY, 0.0, anchor);
        }
        columns.end(flow);
    }
}
