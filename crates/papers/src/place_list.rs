//! Lists of open places as they are handed out: tables under headings, and every company with a code that leads to it.
use crate::{
    PaperError, Table,
    ink::{Columns, Contact, Flow, MM, Sheet, Style, clean, one_line, shortened},
    table::Laid,
};

/// A list of places; its table has the companies' names in it, or as headings.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceList {
    pub table: Table,
    /// Who stands behind each group, in the order of the groups; shorter or empty where a group is no company.
    pub cards: Vec<CompanyCard>,
    /// Companies once more at the end.
    pub directory: Option<Directory>,
}

/// A company with what it takes to reach it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompanyCard {
    pub name: String,
    /// Address, telephone and so on; at most nine lines are drawn.
    pub lines: Vec<String>,
    /// Address of its page, which becomes a code.
    pub link: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directory {
    pub title: String,
    pub note: Option<String>,
    pub cards: Vec<CompanyCard>,
}

const HEADING: Style = Style::bold(12.0);
const CHAPTER: Style = Style::bold(14.0);
const NAME: Style = Style::bold(10.0);
const TEXT: Style = Style::regular(9.5);

impl PlaceList {
    /// A4 with page numbers below and the head of the table on every page.
    pub fn pdf(&self) -> Result<Vec<u8>, PaperError> {
        let Laid { mut flow, grid, groups, title } = self.table.laid()?;
        let fonts = flow.sheet.fonts;
        for (number, (group, rows)) in self.table.groups.iter().zip(&groups).enumerate() {
            let heading = one_line(fonts, group.heading.as_deref().unwrap_or_default());
            let card = self.cards.get(number);
            let contact =
                card.map(|card| Contact::new(fonts, &card.lines, card.link.as_deref(), flow.width()));
            flow.above.clone_from(&title);
            flow.space(if number == 0 { 8.0 } else { 14.0 });
            if !heading.is_empty() {
                let with = contact.as_ref().map_or(0.0, Contact::height) + grid.beginning() + 8.0;
                flow.heading(Sheet::ROOT, 2, &heading, HEADING, with);
                flow.above = format!("{title} · {heading}");
                flow.space(3.0);
            }
            if let Some(contact) = contact {
                contact.draw(&mut flow, Sheet::ROOT, Flow::LEFT);
                flow.space(3.0);
            }
            if !rows.is_empty() && !self.table.columns.is_empty() {
                grid.draw(&mut flow, Sheet::ROOT, rows);
            }
        }
        if let Some(directory) = &self.directory {
            flow.above.clone_from(&title);
            directory.draw(&mut flow);
        }
        flow.finish(true)
    }
}

impl Directory {
    fn draw(&self, flow: &mut Flow) {
        let fonts = flow.sheet.fonts;
        let (title, note) =
            (one_line(fonts, &self.title), clean(fonts, self.note.as_deref().unwrap_or_default()));
        flow.space(18.0);
        if !title.is_empty() {
            flow.heading(Sheet::ROOT, 2, &title, CHAPTER, 45.0 * MM);
            flow.above = format!("{} · {title}", flow.above);
        }
        if !note.is_empty() {
            flow.paragraph(Sheet::ROOT, &note, TEXT);
        }
        flow.space(6.0);
        let mut columns = Columns::new(flow);
        let width = Columns::width(flow);
        for card in &self.cards {
            let name = one_line(fonts, &card.name);
            let lines = shortened(fonts.face(NAME.weight), &name, NAME.size, width, 2);
            let contact = Contact::new(fonts, &card.lines, card.link.as_deref(), width);
            let heading: f32 = lines.iter().map(|_| NAME.leading()).sum();
            columns.need(flow, heading + 1.0 * MM + contact.height());
            let x = columns.x(flow);
            flow.heading_at(Sheet::ROOT, 3, &name, lines, NAME, x);
            flow.space(1.0 * MM);
            contact.draw(flow, Sheet::ROOT, x);
            flow.space(5.0 * MM);
        }
        columns.end(flow);
    }
}
