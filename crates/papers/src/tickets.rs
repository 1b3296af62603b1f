//! Tickets: a page for each person, to print or to show.
use krilla::tagging::Tag;

use crate::{
    Align, Language, PaperError, Width,
    ink::{
        A4, Flow, Fonts, Grid, GridCell, GridColumn, MM, Mark, Modules, Node, Sheet, Style, clean, one_line,
        shortened,
    },
};

/// What one person takes along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticket {
    /// Of this page. The file has that of its first ticket.
    pub language: Language,
    pub event: String,
    /// When, one line each.
    pub dates: Vec<String>,
    pub place: Option<String>,
    pub name: String,
    /// What the QR code says.
    pub qr: String,
    /// The same for people to read out; drawn in groups of four.
    pub code: String,
    pub plan: Vec<PlanLine>,
    pub bring: Option<String>,
    pub footer: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanLine {
    pub time: String,
    pub what: String,
    pub place: Option<String>,
}

const TITLE: Style = Style::bold(20.0);
const DATE: Style = Style::bold(12.0);
const TEXT: Style = Style::regular(11.0);
const LABEL: Style = Style::grey(9.5);
const NAME: Style = Style::bold(20.0);
const CODE: Style = Style::bold(13.0);
const HEADING: Style = Style::bold(12.0);
const QR: f32 = 68.0 * MM;

/// A4, one page for each ticket; a plan too long for it goes on overleaf.
pub fn tickets(tickets: Vec<Ticket>) -> Result<Vec<u8>, PaperError> {
    let fonts = Fonts::get()?;
    let language = tickets.first().map_or(Language::De, |ticket| ticket.language);
    let words = language.words();
    let events: Vec<_> = tickets.iter().map(|ticket| one_line(fonts, &ticket.event)).collect();
    let footers: Vec<_> = tickets.iter().map(|ticket| one_line(fonts, &ticket.footer)).collect();
    let first_footer = footers.first().cloned().unwrap_or_default();
    let title = match events.first().filter(|event| !event.is_empty()) {
        Some(event) => format!("{}: {event}", words.ticket),
        None => words.ticket.to_owned(),
    };
    let mut flow = Flow::new(Sheet::new(language, title, A4)?, first_footer);
    if tickets.is_empty() {
        flow.heading(Sheet::ROOT, 1, words.ticket, TITLE, 20.0);
        flow.paragraph(Sheet::ROOT, words.empty, TEXT);
    }
    for (number, ((ticket, event), footer)) in tickets.into_iter().zip(events).zip(footers).enumerate() {
        if number > 0 {
            flow.turn_titled(footer);
        }
        let lang = ticket.language.words().tag.to_owned();
        let node = flow.sheet.node(Sheet::ROOT, Tag::Section.with_lang(Some(lang)));
        flow.above.clone_from(&event);
        draw(&mut flow, node, &event, ticket);
    }
    flow.finish(false)
}

fn draw(flow: &mut Flow, node: Node, event: &str, ticket: Ticket) {
    let Ticket { language, event: _, dates, place, name, qr, code, plan, bring, footer: _ } = ticket;
    let (fonts, words) = (flow.sheet.fonts, language.words());
    flow.heading(node, 1, if event.is_empty() { words.ticket } else { event }, TITLE, 20.0);
    flow.space(2.0 * MM);
    for date in dates {
        flow.told(node, &date, DATE);
    }
    flow.told(node, place.as_deref().unwrap_or_default(), TEXT);
    flow.space(5.0 * MM);
    whose(flow, node, language, &one_line(fonts, &name), &qr, &one_line(fonts, &code));
    if !plan.is_empty() {
        flow.space(6.0 * MM);
        let columns =
            [(words.time, Width::Fit), (words.what, Width::Share(3.0)), (words.place, Width::Share(2.0))];
        let columns = columns
            .map(|(title, width)| GridColumn { title: title.to_owned(), width, align: Align::Left })
            .into_iter()
            .collect();
        let rows: Vec<Vec<GridCell>> = plan
            .iter()
            .map(|line| {
                let place = line.place.as_deref().unwrap_or_default();
                [&line.time, &line.what, place].map(|text| GridCell::Text(clean(fonts, text))).into()
            })
            .collect();
        let grid = Grid::new(fonts, columns, 10.0, flow.width(), rows.iter());
        flow.heading(node, 2, words.plan, HEADING, grid.beginning() + 3.0);
        flow.space(3.0);
        grid.draw(flow, node, &rows);
    }
    let bring = clean(fonts, bring.as_deref().unwrap_or_default());
    if !bring.is_empty() {
        flow.space(6.0 * MM);
        flow.heading(node, 2, words.bring, HEADING, TEXT.leading());
        flow.paragraph(node, &bring, TEXT);
    }
}

/// The code, large, and beside it whose it is.
fn whose(flow: &mut Flow, node: Node, language: Language, name: &str, qr: &str, code: &str) {
    let (fonts, words) = (flow.sheet.fonts, language.words());
    let modules = Modules::of(qr);
    let grouped = grouped(code);
    let code_lines = shortened(fonts.face(CODE.weight), &grouped, CODE.size, QR, 3);
    let code_height: f32 = code_lines.iter().map(|_| CODE.leading()).sum();
    let height = if modules.is_some() { QR } else { 0.0 } + code_height;
    let beside = Flow::LEFT + QR + 8.0 * MM;
    let name_lines = shortened(fonts.face(NAME.weight), name, NAME.size, flow.width() - QR - 8.0 * MM, 5);
    let name_height: f32 = LABEL.leading() + name_lines.iter().map(|_| NAME.leading()).sum::<f32>();
    flow.need(height.max(name_height));
    let (left, top) = (Flow::LEFT, flow.y);
    if !name.is_empty() {
        let paragraph = flow.sheet.node(node, Tag::P);
        let mut y = top + 4.0 * MM;
        let mut shapes = vec![LABEL.line(beside, y, format!("{} ", words.ticket_for))];
        y += LABEL.leading();
        for line in name_lines {
            shapes.push(NAME.line(beside, y, line.text));
            y += NAME.leading();
        }
        flow.draw(Mark::Content(paragraph), shapes);
    }
    let mut y = top;
    if let Some(modules) = &modules {
        let alt = words.qr_code(if code.is_empty() { qr } else { &grouped });
        let figure = flow.sheet.node(node, Tag::Figure(Some(alt)));
        // The blank border reaches into the margin, so that the code stands in line with the text.
        flow.draw(Mark::Content(figure), vec![modules.shape(left - modules.border(QR), y, QR)]);
        y += QR;
    }
    if !code.is_empty() {
        let paragraph = flow.sheet.node(node, Tag::P);
        let mut shapes = Vec::new();
        for line in code_lines {
            shapes.push(CODE.line(left, y, line.text));
            y += CODE.leading();
        }
        flow.draw(Mark::Content(paragraph), shapes);
    }
    flow.y = top + height.max(name_height + 4.0 * MM);
}

/// `ABCD EFGH IJ`. What is grouped already stays as it is.
fn grouped(code: &str) -> String {
    if code.contains([' ', '-']) {
        return code.to_owned();
    }
    let letters: Vec<char> = code.chars().collect();
    let groups = letters.chunks(4).map(|group| group.iter().collect::<String>());
    groups.collect::<Vec<_>>().join(" ")
}

impl Flow {
    /// A paragraph, unless there is nothing to say.
    fn told(&mut self, parent: Node, text: &str, style: Style) {
        let text = clean(self.sheet.fonts, text);
        if !text.is_empty() {
            self.paragraph(parent, &text, style);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn codes_are_read_in_groups() {
        assert_eq!(grouped("ABCDEFGHIJ"), "ABCD EFGH IJ");
        assert_eq!(grouped("AB-CD-EFGHIJ"), "AB-CD-EFGHIJ");
        assert_eq!(grouped(""), "");
        assert_eq!(grouped("äöüßx"), "äöüß x");
    }
}
