use krilla::tagging::Tag;

use super::{Face, Ink, Line, MM, Mark, Node, Shape, Sheet, Weight, shortened, wrap};

/// How a text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Style {
    pub(crate) weight: Weight,
    pub(crate) size: f32,
    pub(crate) ink: Ink,
}

impl Style {
    pub(crate) const fn regular(size: f32) -> Self {
        Self { weight: Weight::Regular, size, ink: Ink::BLACK }
    }

    pub(crate) const fn bold(size: f32) -> Self {
        Self { weight: Weight::Bold, size, ink: Ink::BLACK }
    }

    pub(crate) const fn grey(size: f32) -> Self {
        Self { weight: Weight::Regular, size, ink: Ink::GREY }
    }

    /// From one base line to the next.
    pub(crate) fn leading(self) -> f32 {
        self.size * 1.3
    }

    /// From the top of a line to its base.
    pub(crate) fn base(self) -> f32 {
        self.size
    }

    pub(crate) fn line(self, x: f32, top: f32, text: String) -> Shape {
        Shape::Text { x, y: top + self.base(), weight: self.weight, size: self.size, ink: self.ink, text }
    }
}

/// Fills pages from top to bottom. What is above and below comes when all pages are known.
pub(crate) struct Flow {
    pub(crate) sheet: Sheet,
    pub(crate) page: usize,
    /// Where the next thing begins.
    pub(crate) y: f32,
    /// What stands above the pages that come, in one cleaned line: what they go on with.
    pub(crate) above: String,
    /// What stands below this page and those that come.
    below: String,
    margins: Vec<(String, String)>,
    /// The first page has nothing above and below.
    pub(crate) has_cover: bool,
}

const SIDE: f32 = 15.0 * MM;
const TOP: f32 = 20.0 * MM;
const TOP_TITLED: f32 = 15.0 * MM;
const BOTTOM: f32 = 18.0 * MM;
const SMALL: Style = Style::grey(8.0);

impl Flow {
    /// `below` is one cleaned line.
    pub(crate) fn new(mut sheet: Sheet, below: String) -> Self {
        let page = sheet.page();
        let margins = vec![(String::new(), below.clone())];
        Self { sheet, page, y: TOP_TITLED, above: String::new(), below, margins, has_cover: false }
    }

    /// Where every line begins.
    pub(crate) const LEFT: f32 = SIDE;

    pub(crate) fn width(&self) -> f32 {
        self.sheet.size.0 - 2.0 * SIDE
    }

    pub(crate) fn face(&self, style: Style) -> &'static Face {
        self.sheet.fonts.face(style.weight)
    }

    pub(crate) fn left_on_page(&self) -> f32 {
        self.sheet.size.1 - BOTTOM - self.y
    }

    /// What a page has at most.
    pub(crate) fn whole_page(&self) -> f32 {
        self.sheet.size.1 - BOTTOM - TOP
    }

    pub(crate) fn turn(&mut self) {
        self.page = self.sheet.page();
        self.y = TOP;
        self.margins.push((self.above.clone(), self.below.clone()));
    }

    /// A page that begins anew, with a title of its own.
    pub(crate) fn turn_titled(&mut self, below: String) {
        self.above.clear();
        self.below = below;
        self.turn();
        self.y = TOP_TITLED;
    }

    /// Turns the page unless so much is left on it. More than a page is never left.
    pub(crate) fn need(&mut self, height: f32) {
        if height > self.left_on_page() && self.y > TOP {
            self.turn();
        }
    }

    pub(crate) fn space(&mut self, height: f32) {
        self.y += height;
    }

    pub(crate) fn draw(&mut self, mark: Mark, shapes: Vec<Shape>) {
        self.sheet.draw(self.page, mark, shapes);
    }

    /// A heading that stays with what follows, `with` points of it.
    pub(crate) fn heading(&mut self, parent: Node, level: u16, text: &str, style: Style, with: f32) {
        let lines = wrap(self.face(style), text, style.size, self.width());
        let height: f32 = lines.iter().map(|_| style.leading()).sum();
        self.need(height + with);
        let title = text.replace('\n', " ");
        self.sheet.outline(level, &title, self.page, self.y);
        let node = self.sheet.heading(parent, level, &title);
        self.lines(node, lines, style);
    }

    /// A heading of one line that no bookmark leads to, for it stands many times.
    pub(crate) fn heading_quiet(&mut self, parent: Node, level: u16, text: &str, style: Style, with: f32) {
        self.need(style.leading() + with);
        let node = self.sheet.heading(parent, level, text);
        let shape = style.line(Self::LEFT, self.y, text.to_owned());
        self.draw(Mark::Content(node), vec![shape]);
        self.y += style.leading();
    }

    /// A heading whose lines are broken already, where the flow stands; `text` may be empty, then there is none.
    pub(crate) fn heading_at(
        &mut self,
        parent: Node,
        level: u16,
        text: &str,
        lines: Vec<Line>,
        style: Style,
        x: f32,
    ) {
        if text.is_empty() {
            return;
        }
        self.sheet.outline(level, text, self.page, self.y);
        let node = self.sheet.heading(parent, level, text);
        let mut shapes = Vec::new();
        for line in lines {
            shapes.push(style.line(x, self.y, line.text));
            self.y += style.leading();
        }
        self.draw(Mark::Content(node), shapes);
    }

    pub(crate) fn paragraph(&mut self, parent: Node, text: &str, style: Style) {
        let node = self.sheet.node(parent, Tag::P);
        let lines = wrap(self.face(style), text, style.size, self.width());
        self.lines(node, lines, style);
    }

    fn lines(&mut self, node: Node, lines: Vec<Line>, style: Style) {
        for line in lines {
            self.need(style.leading());
            let shape = style.line(Self::LEFT, self.y, line.text);
            self.draw(Mark::Content(node), vec![shape]);
            self.y += style.leading();
        }
    }

    /// Adds what stands above and below the pages, and writes the file.
    pub(crate) fn finish(mut self, numbered: bool) -> Result<Vec<u8>, crate::PaperError> {
        let (pages, words) = (self.sheet.pages(), self.sheet.language.words());
        let (width, top) = (self.width(), self.sheet.size.1 - BOTTOM + 4.0 * MM);
        let face = self.face(SMALL);
        for (page, (above, below)) in std::mem::take(&mut self.margins).into_iter().enumerate() {
            if self.has_cover && page == 0 {
                continue;
            }
            let mut footer = Vec::new();
            let mut room = width;
            if numbered && pages > 1 {
                let number = words.page_of(page + 1, pages);
                room -= face.width(&number, SMALL.size);
                footer.push(SMALL.line(SIDE + room, top, number));
                room -= 4.0 * MM;
            }
            let tops = [top, top + SMALL.leading()];
            for (line, top) in shortened(face, &below, SMALL.size, room, tops.len()).into_iter().zip(tops) {
                footer.push(SMALL.line(SIDE, top, line.text));
            }
            self.sheet.draw(page, Mark::Footer, footer);
            let header = shortened(face, &above, SMALL.size, width, 1).into_iter();
            let header = header.map(|line| SMALL.line(SIDE, 11.0 * MM, line.text)).collect();
            self.sheet.draw(page, Mark::Header, header);
        }
        self.sheet.write()
    }
}
