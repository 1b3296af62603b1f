use krilla::tagging::Tag;

use super::{Flow, Fonts, Goal, Ink, Line, MM, Mark, Modules, Node, Style, one_line, shortened};

/// How somebody is reached: lines, and beside them a code that leads to a page, whose address stands below the lines.
pub(crate) struct Contact {
    lines: Vec<Line>,
    address: Vec<Line>,
    /// Where the code leads.
    link: Option<(Modules, String)>,
    width: f32,
}

const QR: f32 = 23.0 * MM;
const TEXT: Style = Style::regular(9.0);
const ADDRESS: Style = Style { ink: Ink(0x1a, 0x4a, 0x7a), ..Style::grey(7.5) };
/// Nobody needs more to be found.
const MOST: usize = 9;

impl Contact {
    /// `link` is an address of the web.
    pub(crate) fn new(fonts: &Fonts, lines: &[String], link: Option<&str>, width: f32) -> Self {
        let face = |style: Style| fonts.face(style.weight);
        let link = link.and_then(|link| Some((Modules::of(link)?, link.to_owned())));
        let beside = if link.is_some() { width - QR - 2.0 * MM } else { width };
        let lines = lines.iter().map(|line| one_line(fonts, line)).filter(|line| !line.is_empty());
        let lines = lines.flat_map(|line| shortened(face(TEXT), &line, TEXT.size, beside, 2));
        let shown = link.as_ref().map(|(_, link)| one_line(fonts, without_scheme(link)));
        let address = shown.map(|shown| shortened(face(ADDRESS), &shown, ADDRESS.size, beside, 2));
        Self { lines: lines.take(MOST).collect(), address: address.unwrap_or_default(), link, width }
    }

    pub(crate) fn height(&self) -> f32 {
        let lines: f32 = self.lines.iter().map(|_| TEXT.leading()).sum();
        let address: f32 = self.address.iter().map(|_| ADDRESS.leading()).sum();
        let code = if self.link.is_some() { QR } else { 0.0 };
        (lines + address).max(code)
    }

    /// Below where the flow stands; nothing turns the page.
    pub(crate) fn draw(self, flow: &mut Flow, parent: Node, x: f32) {
        let (height, top) = (self.height(), flow.y);
        let mut y = top;
        if !self.lines.is_empty() {
            let node = flow.sheet.node(parent, Tag::P);
            let mut shapes = Vec::new();
            for line in self.lines {
                shapes.push(TEXT.line(x, y, format!("{} ", line.text.trim_end())));
                y += TEXT.leading();
            }
            flow.draw(Mark::Content(node), shapes);
        }
        if let Some((modules, link)) = self.link {
            let says = flow.sheet.language.words().qr_code(&link);
            if !self.address.is_empty() {
                let paragraph = flow.sheet.node(parent, Tag::P);
                let node = flow.sheet.node(paragraph, Tag::Link);
                let (mut shapes, from) = (Vec::new(), y);
                for line in self.address {
                    shapes.push(ADDRESS.line(x, y, line.text));
                    y += ADDRESS.leading();
                }
                flow.draw(Mark::Content(node), shapes);
                let area = (x, from, self.width - QR - 2.0 * MM, y - from);
                flow.sheet.link(flow.page, node, area, Goal::Address(link.clone()), &link);
            }
            // The blank border of the code may reach into the margin.
            let at = x + self.width - QR + modules.border(QR);
            let shape = modules.shape(at, top - modules.border(QR), QR);
            let figure = flow.sheet.node(parent, Tag::Figure(Some(says)));
            flow.draw(Mark::Content(figure), vec![shape]);
        }
        flow.y = top + height;
    }
}

fn without_scheme(address: &str) -> &str {
    address.split_once("://").map_or(address, |(_, rest)| rest)
}
