use krilla::tagging::{TableHeaderScope, Tag, TagKind};

use super::{Face, Flow, Fonts, Ink, Line, MM, Mark, Node, Shape, Style, wrap};
use crate::{Align, Width};

pub(crate) struct GridColumn {
    /// Cleaned.
    pub(crate) title: String,
    pub(crate) width: Width,
    pub(crate) align: Align,
}

pub(crate) enum GridCell {
    /// Cleaned.
    Text(String),
    /// A square to tick by hand.
    Box,
}

/// A table in a flow: columns that keep their widths, however many pages and groups it has.
pub(crate) struct Grid {
    columns: Vec<GridColumn>,
    widths: Vec<f32>,
    body: Style,
    head: Style,
}

const PAD_X: f32 = 3.5;
const PAD_Y: f32 = 2.5;
const BOX: f32 = 3.6 * MM;
const RULE: f32 = 0.5;
/// What a column gets at the least, where there is room.
const LEAST: f32 = 14.0 * MM;

impl Grid {
    /// Measures `rows`, which are all that will be drawn.
    pub(crate) fn new<'a>(
        fonts: &Fonts,
        columns: Vec<GridColumn>,
        size: f32,
        room: f32,
        rows: impl Iterator<Item = &'a Vec<GridCell>>,
    ) -> Self {
        let (body, head) = (Style::regular(size), Style::bold(size));
        let face = fonts.face(body.weight);
        let mut natural: Vec<_> =
            columns.iter().map(|column| widest(fonts.face(head.weight), &column.title, size)).collect();
        for row in rows {
            for (widest_yet, cell) in natural.iter_mut().zip(row) {
                let width = match cell {
                    GridCell::Text(text) => widest(face, text, size),
                    GridCell::Box => BOX,
                };
                *widest_yet = widest_yet.max(width);
            }
        }
        let wanted =
            columns.iter().zip(natural).map(|(column, width)| (column.width, width + 2.0 * PAD_X + 0.5));
        let widths = shared_out(&wanted.collect::<Vec<_>>(), room);
        Self { columns, widths, body, head }
    }

    /// The height of the head and of a row of one line: what should stay together.
    pub(crate) fn beginning(&self) -> f32 {
        height_of(self.head_lines().iter().map(Vec::len), self.head) + self.body.leading() + 2.0 * PAD_Y
    }

    /// The whole table with its head on every page that it comes to.
    pub(crate) fn draw(&self, flow: &mut Flow, parent: Node, rows: &[Vec<GridCell>]) {
        flow.need(self.beginning());
        let table = flow.sheet.node(parent, Tag::Table);
        let head = flow.sheet.node(table, Tag::THead);
        let head = flow.sheet.node(head, Tag::TR);
        self.draw_head(flow, Some(head));
        let body = flow.sheet.node(table, Tag::TBody);
        for row in rows {
            self.draw_row(flow, body, row);
        }
    }

    fn head_lines(&self) -> Vec<Vec<Line>> {
        let face = |style: Style| Fonts::get().map(|fonts| fonts.face(style.weight));
        let Ok(face) = face(self.head) else { return Vec::new() };
        self.columns
            .iter()
            .zip(&self.widths)
            .map(|(column, width)| {
                // A head that fills the page would leave no room for rows.
                super::shortened(face, &column.title, self.head.size, inner(*width), 4)
            })
            .collect()
    }

    /// Without a node it is a repetition, which is read out no more.
    fn draw_head(&self, flow: &mut Flow, node: Option<Node>) {
        let lines = self.head_lines();
        let height = height_of(lines.iter().map(Vec::len), self.head);
        let (left, top) = (Flow::LEFT, flow.y);
        let shade = Shape::Bars { ink: Ink::SHADE, bars: vec![(left, top, self.total(), height)] };
        let rule =
            Shape::Bars { ink: Ink::GREY, bars: vec![(left, top + height - RULE, self.total(), RULE)] };
        flow.draw(Mark::Layout, vec![shade, rule]);
        let mut x = left;
        for ((column, width), lines) in self.columns.iter().zip(&self.widths).zip(lines) {
            let mark = match node {
                Some(row) => {
                    Mark::Content(flow.sheet.node(row, TagKind::from(Tag::TH(TableHeaderScope::Column))))
                }
                None => Mark::Layout,
            };
            flow.draw(mark, placed(&lines, column.align, self.head, x, *width, top + PAD_Y));
            x += width;
        }
        flow.y += height;
    }

    fn draw_row(&self, flow: &mut Flow, body: Node, row: &[GridCell]) {
        let face = flow.face(self.body);
        let mut cells: Vec<_> = self
            .widths
            .iter()
            .enumerate()
            .map(|(column, width)| match row.get(column) {
                Some(GridCell::Text(text)) if !text.is_empty() => {
                    wrap(face, text, self.body.size, inner(*width))
                }
                _ => Vec::new(),
            })
            .collect();
        let node = flow.sheet.node(body, Tag::TR);
        let nodes: Vec<_> = self.widths.iter().map(|_| flow.sheet.node(node, Tag::TD)).collect();
        let most = flow.whole_page() - self.beginning();
        let boxed = row.iter().any(|cell| matches!(cell, GridCell::Box));
        let mut first = true;
        loop {
            let height = height_of(cells.iter().map(Vec::len), self.body).max(if boxed && first {
                BOX + 2.0 * PAD_Y
            } else {
                0.0
            });
            if height > flow.left_on_page() && (height <= most || flow.left_on_page() < most / 3.0) {
                flow.turn();
                self.draw_head(flow, None);
            }
            let fit = self.lines_in(flow.left_on_page());
            let part: Vec<_> = cells
                .iter_mut()
                .map(|lines| lines.drain(..fit.min(lines.len())).collect::<Vec<_>>())
                .collect();
            let drawn = height_of(part.iter().map(Vec::len), self.body).max(height.min(flow.left_on_page()));
            let (mut x, top) = (Flow::LEFT, flow.y);
            for (column, lines) in part.iter().enumerate() {
                let (Some(node), Some(width), Some(shown)) =
                    (nodes.get(column), self.widths.get(column), self.columns.get(column))
                else {
                    continue;
                };
                flow.draw(
                    Mark::Content(*node),
                    placed(lines, shown.align, self.body, x, *width, top + PAD_Y),
                );
                if first && matches!(row.get(column), Some(GridCell::Box)) {
                    let x = shown.align.place(x + PAD_X, inner(*width), BOX);
                    let side = BOX;
                    let frame = Shape::Frame { x, y: top + PAD_Y, side, thickness: 0.8, ink: Ink::BLACK };
                    flow.draw(Mark::ReadAs(*node, flow.sheet.language.words().tick_box), vec![frame]);
                }
                x += width;
            }
            flow.y += drawn;
            let rule = (Flow::LEFT, flow.y - RULE, self.total(), RULE);
            flow.draw(Mark::Layout, vec![Shape::Bars { ink: Ink::RULE, bars: vec![rule] }]);
            first = false;
            if cells.iter().all(Vec::is_empty) {
                break;
            }
        }
    }

    /// One at the least, so that a row comes to its end.
    fn lines_in(&self, height: f32) -> usize {
        let leading = self.body.leading();
        let mut lines = 1;
        let mut taken = 2.0 * PAD_Y + 2.0 * leading;
        while taken <= height {
            lines += 1;
            taken += leading;
        }
        lines
    }

    fn total(&self) -> f32 {
        self.widths.iter().sum()
    }
}

fn placed(lines: &[Line], align: Align, style: Style, x: f32, width: f32, top: f32) -> Vec<Shape> {
    let mut top = top;
    let mut shapes = Vec::with_capacity(lines.len());
    for line in lines {
        if !line.text.is_empty() {
            let x = align.place(x + PAD_X, inner(width), line.width);
            shapes.push(style.line(x, top, line.text.clone()));
        }
        top += style.leading();
    }
    shapes
}

/// Of the longest of them, one line at the least.
fn height_of(lines: impl Iterator<Item = usize>, style: Style) -> f32 {
    let most = lines.max().unwrap_or(0).max(1);
    2.0 * PAD_Y + std::iter::repeat_n(style.leading(), most).sum::<f32>()
}

impl Align {
    /// Where something of that width begins.
    fn place(self, x: f32, room: f32, width: f32) -> f32 {
        match self {
            Self::Left => x,
            Self::Centre => x + ((room - width) / 2.0).max(0.0),
            Self::Right => x + (room - width).max(0.0),
        }
    }
}

fn inner(width: f32) -> f32 {
    (width - 2.0 * PAD_X).max(1.0)
}

fn widest(face: &Face, text: &str, size: f32) -> f32 {
    text.split('\n').map(|line| face.width(line, size)).fold(0.0, f32::max)
}

/// Shares the room out: first to columns that fit their contents, then by shares. Together they fill it.
fn shared_out(wanted: &[(Width, f32)], room: f32) -> Vec<f32> {
    let share = |width: Width| match width {
        Width::Share(share) if share.is_finite() && share > 0.0 => share.min(1_000.0),
        Width::Share(_) => 1.0,
        Width::Fit => 0.0,
    };
    let columns: f32 = wanted.iter().map(|_| 1.0).sum();
    let shares: f32 = wanted.iter().map(|&(width, _)| share(width)).sum();
    let sharing: f32 = wanted.iter().filter(|(width, _)| share(*width) > 0.0).map(|_| 1.0).sum();
    let least = LEAST.min(room / columns.max(1.0));
    // A long text in one column that fits its contents must not starve the others.
    let cap = (room / 2.0).max(room / columns.max(1.0));
    let fitting = |&(width, natural): &(Width, f32)| if share(width) > 0.0 { 0.0 } else { natural.min(cap) };
    let fitted: f32 = wanted.iter().map(fitting).sum();
    let room_to_fit =
        if sharing > 0.0 { room - sharing * least.max(room * 0.08).min(room / columns) } else { room };
    let scale =
        if fitted > room_to_fit || (sharing == 0.0 && fitted > 0.0) { room_to_fit / fitted } else { 1.0 };
    let rest = room - fitted * scale;
    wanted
        .iter()
        .map(|column| match share(column.0) {
            share if share > 0.0 => {
                // Everyone gets the least, and what is left goes by shares.
                let base = least.min(rest / sharing);
                base + (rest - base * sharing) * share / shares
            }
            _ => fitting(column) * scale,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::shared_out;
    use crate::Width::{Fit, Share};

    #[test]
    fn the_room_is_filled_and_nobody_is_left_without() {
        let endless = f32::MAX;
        for wanted in [
            vec![(Fit, 30.0), (Share(1.0), 80.0), (Share(3.0), 900.0)],
            vec![(Fit, 30.0), (Fit, 60.0)],
            vec![(Fit, 4_000.0), (Fit, 60.0), (Share(1.0), 5.0)],
            vec![(Fit, endless), (Fit, endless), (Share(f32::NAN), endless), (Share(-3.0), 0.0)],
            vec![(Share(f32::INFINITY), 1.0), (Share(0.0), 1.0)],
            vec![(Fit, 100.0); 60],
            vec![(Share(0.001), 10.0), (Share(1_000.0), 10.0)],
        ] {
            let widths = shared_out(&wanted, 500.0);
            assert!((widths.iter().sum::<f32>() - 500.0).abs() < 0.5, "{wanted:?} {widths:?}");
            assert!(widths.iter().all(|&width| width > 5.0), "{wanted:?} {widths:?}");
        }
    }

    #[test]
    fn a_column_fits_its_contents_and_shares_are_kept() {
        let widths = shared_out(&[(Fit, 50.0), (Share(1.0), 0.0), (Share(2.0), 0.0)], 500.0);
        assert!((widths[0] - 50.0).abs() < 0.1, "{widths:?}");
        assert!(widths[2] > 1.5 * widths[1], "{widths:?}");
    }
}
