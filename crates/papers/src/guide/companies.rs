//! Companies, each with how it is reached, what it says of itself, and its open places.
use krilla::tagging::Tag;

use super::{Guide, GuideCompany, Places, SMALL_HEADING, TEXT, chapter, named, occupations::landed};
use crate::{
    ink::{Anchor, Contact, Flow, Grid, GridCell, MM, Sheet, clean},
    table::{drawn_columns, drawn_rows},
};

const CELLS: f32 = 9.0;

impl Guide {
    pub(super) fn draw_companies(&self, flow: &mut Flow, places: &Places) {
        let (fonts, words) = (flow.sheet.fonts, flow.sheet.language.words());
        chapter(flow, words.companies, Some(places.companies_begin));
        if self.companies.is_empty() {
            flow.paragraph(Sheet::ROOT, words.empty, TEXT);
        }
        let rows: Vec<Vec<Vec<GridCell>>> = self
            .companies
            .iter()
            .map(|company| drawn_rows(fonts, self.language, &self.columns, &company.places))
            .collect();
        let columns = drawn_columns(fonts, &self.columns);
        let grid = Grid::new(fonts, columns, CELLS, flow.width(), rows.iter().flatten());
        for ((company, rows), anchor) in self.companies.iter().zip(&rows).zip(&places.companies) {
            let rows = if self.columns.is_empty() { &[] } else { rows.as_slice() };
            draw(flow, company, rows, &grid, *anchor);
        }
    }
}

fn draw(flow: &mut Flow, company: &GuideCompany, rows: &[Vec<GridCell>], grid: &Grid, anchor: Anchor) {
    let (fonts, words) = (flow.sheet.fonts, flow.sheet.language.words());
    let name = named(fonts, &company.name);
    let contact = Contact::new(fonts, &company.lines, company.link.as_deref(), flow.width());
    let section = flow.sheet.node(Sheet::ROOT, Tag::Section);
    landed(flow, section, &name, contact.height() + 2.0 * TEXT.leading() + 3.0 * MM, anchor);
    flow.space(1.5 * MM);
    contact.draw(flow, section, Flow::LEFT);
    flow.space(1.5 * MM);
    for paragraph in company.text.iter().map(|text| clean(fonts, text)).filter(|text| !text.is_empty()) {
        flow.space(1.0 * MM);
        flow.paragraph(section, &paragraph, TEXT);
    }
    if !rows.is_empty() {
        flow.space(3.0 * MM);
        flow.heading_quiet(section, 3, words.open_places, SMALL_HEADING, grid.beginning() + 2.0 * MM);
        flow.space(1.0 * MM);
        grid.draw(flow, section, rows);
    }
    flow.space(10.0 * MM);
}
