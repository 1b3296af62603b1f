use krilla::tagging::Tag;

use super::{Anchor, Flow, Goal, Ink, MM, Mark, Node, Shape, Style, shortened};

/// Two columns side by side in a flow, filled one after the other, page by page.
pub(crate) struct Columns {
    top: f32,
    second: bool,
    /// How far the first one came on this page.
    low: f32,
}

const GAP: f32 = 8.0 * MM;
/// What page numbers get at the end of a line.
const NUMBER: f32 = 10.0 * MM;

impl Columns {
    pub(crate) fn new(flow: &Flow) -> Self {
        Self { top: flow.y, second: false, low: flow.y }
    }

    /// Of one column.
    pub(crate) fn width(flow: &Flow) -> f32 {
        (flow.width() - GAP) / 2.0
    }

    /// Where the present column begins.
    pub(crate) fn x(&self, flow: &Flow) -> f32 {
        if self.second { Flow::LEFT + Self::width(flow) + GAP } else { Flow::LEFT }
    }

    /// Goes on in the next column unless so much is left in this one.
    pub(crate) fn need(&mut self, flow: &mut Flow, height: f32) {
        if height <= flow.left_on_page() || flow.y <= self.top {
            return;
        }
        if self.second {
            flow.turn();
            *self = Self::new(flow);
        } else {
            self.beside(flow);
        }
    }

    /// What comes next stands in the second column.
    pub(crate) fn beside(&mut self, flow: &mut Flow) {
        self.low = self.low.max(flow.y);
        self.second = true;
        flow.y = self.top;
    }

    /// What comes next stands below both.
    pub(crate) fn end(self, flow: &mut Flow) {
        flow.y = flow.y.max(self.low);
    }

    /// A line of a table of contents: a text, and the number of the page where it is. `text` is one cleaned line, not empty.
    pub(crate) fn entry(
        &mut self,
        flow: &mut Flow,
        parent: Node,
        text: &str,
        style: Style,
        indent: f32,
        anchor: Anchor,
    ) {
        let width = Self::width(flow) - indent - NUMBER;
        let lines = shortened(flow.face(style), text, style.size, width, 2);
        let height: f32 = lines.iter().map(|_| style.leading()).sum();
        self.need(flow, height);
        let (x, top) = (self.x(flow) + indent, flow.y);
        let right = self.x(flow) + Self::width(flow);
        let link = flow.sheet.node(parent, Tag::Link);
        let (mut shapes, mut y, mut end) = (Vec::new(), top, x);
        for line in lines {
            end = x + line.width;
            // A blank parts the text from the number for those who hear it.
            shapes.push(style.line(x, y, format!("{} ", line.text.trim_end())));
            y += style.leading();
        }
        let base = y - style.leading() + style.base();
        let Style { weight, size, ink } = style;
        shapes.push(Shape::PageNumber { right, y: base, weight, size, ink, anchor });
        flow.draw(Mark::Content(link), shapes);
        let (from, until) = (end + 2.0 * MM, right - NUMBER + 2.0 * MM);
        if until > from {
            let leader = (from, base - 0.5, until - from, 0.5);
            flow.draw(Mark::Layout, vec![Shape::Bars { ink: Ink::RULE, bars: vec![leader] }]);
        }
        flow.sheet.link(flow.page, link, (x, top, right - x, height), Goal::Anchor(anchor), text);
        flow.y = y;
    }
}
