//! Name badges to cut out: ten on a page, as the usual holders want them.
use krilla::tagging::Tag;

use crate::{
    Language, PaperError,
    ink::{
        A4, Face, Fonts, Ink, Line, MM, Mark, Modules, Node, Shape, Sheet, Style, one_line, shortened, wrap,
    },
};

/// Badges for one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Badges {
    pub language: Language,
    /// Stands on every badge.
    pub event: String,
    pub items: Vec<Badge>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Badge {
    /// As large as fits.
    pub name: String,
    /// School or company.
    pub second: Option<String>,
    pub third: Option<String>,
    /// What a QR code on it says.
    pub code: Option<String>,
    /// The colour of the bar at the side. Say in words what it means, too: not everyone tells colours apart.
    pub accent: Accent,
}

/// Colours that stay apart in print, and for most who see colours otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accent {
    None,
    Blue,
    Green,
    Orange,
    Red,
    Violet,
}

const ACROSS: usize = 2;
const DOWN: usize = 5;
const WIDTH: f32 = 90.0 * MM;
const HEIGHT: f32 = 54.0 * MM;
const LEFT: f32 = 15.0 * MM;
const TOP: f32 = 13.5 * MM;
const BAR: f32 = 5.0 * MM;
const PAD: f32 = 5.0 * MM;
const QR: f32 = 24.0 * MM;
const EVENT: Style = Style::grey(8.5);
const SECOND: Style = Style::bold(10.5);
const THIRD: Style = Style::regular(9.5);

/// A4 pages with ten badges of 90 mm by 54 mm each, and marks to cut along.
pub fn badges(badges: Badges) -> Result<Vec<u8>, PaperError> {
    let Badges { language, event, items } = badges;
    let (fonts, words) = (Fonts::get()?, language.words());
    let event = one_line(fonts, &event);
    let title = if event.is_empty() { words.badges.to_owned() } else { format!("{}: {event}", words.badges) };
    let mut sheet = Sheet::new(language, title.clone(), A4)?;
    if items.is_empty() {
        let page = sheet.page();
        sheet.outline(1, &title, page, 0.0);
        let node = sheet.node(Sheet::ROOT, Tag::P);
        let line = THIRD.line(LEFT, 20.0 * MM, words.empty.to_owned());
        sheet.draw(page, Mark::Content(node), vec![line]);
    }
    let pages = items.len().div_ceil(ACROSS * DOWN);
    for chunk in items.chunks(ACROSS * DOWN) {
        let page = sheet.page();
        sheet.outline(1, &words.page_of(page + 1, pages), page, 0.0);
        sheet.draw(page, Mark::Cut, vec![Shape::Bars { ink: Ink::GREY, bars: cuts() }]);
        for (badge, (left, top)) in chunk.iter().zip(places()) {
            draw(&mut sheet, page, &event, badge, left, top);
        }
    }
    sheet.write()
}

fn draw(sheet: &mut Sheet, page: usize, event: &str, badge: &Badge, left: f32, top: f32) {
    let (fonts, words) = (sheet.fonts, sheet.language.words());
    let node = sheet.node(Sheet::ROOT, Tag::Div);
    let face = |style: Style| fonts.face(style.weight);
    if let Some(ink) = badge.accent.ink() {
        let bar = Shape::Bars { ink, bars: vec![(left, top, BAR, HEIGHT)] };
        sheet.draw(page, Mark::Layout, vec![bar]);
    }
    let (x, width) = (left + BAR + PAD, WIDTH - BAR - 2.0 * PAD);
    let mut y = top + PAD;
    if !event.is_empty() {
        let lines = shortened(face(EVENT), event, EVENT.size, width, 1);
        paragraph(sheet, page, node, lines, EVENT, x, y);
    }
    y += EVENT.leading() + 2.0 * MM;

    let name = one_line(fonts, &badge.name);
    let (style, lines) = fitted(face(Style::bold(1.0)), &name, width);
    let height: f32 = lines.iter().map(|_| style.size * 1.15).sum();
    if !name.is_empty() {
        let paragraph = sheet.node(node, Tag::P);
        let shapes = lines.into_iter().scan(y, |top, line| {
            let shape = style.line(x, *top, line.text);
            *top += style.size * 1.15;
            Some(shape)
        });
        let shapes = shapes.collect();
        sheet.draw(page, Mark::Content(paragraph), shapes);
    }
    y += height + 1.5 * MM;

    let modules = badge.code.as_deref().and_then(|code| Some((Modules::of(code)?, code)));
    // The blank border of the code may reach into the margin.
    let beside = if modules.is_some() { width - QR + 2.0 * MM } else { width };
    let mut room = top + HEIGHT - 4.0 * MM - y;
    for (text, style) in [(&badge.second, SECOND), (&badge.third, THIRD)] {
        let text = one_line(fonts, text.as_deref().unwrap_or_default());
        if text.is_empty() || room < style.leading() {
            continue;
        }
        // The third line keeps its place below the second text.
        let kept = if style == SECOND && badge.third.is_some() { THIRD.leading() } else { 0.0 };
        let most =
            [3, 2].into_iter().zip([3.0, 2.0]).find(|(_, lines)| lines * style.leading() + kept <= room);
        let most = most.map_or(1, |(most, _)| most);
        let lines = shortened(face(style), &text, style.size, beside, most);
        let height: f32 = lines.iter().map(|_| style.leading()).sum();
        paragraph(sheet, page, node, lines, style, x, y);
        y += height;
        room -= height;
    }
    if let Some((modules, code)) = modules {
        let (x, y) = (left + WIDTH - QR - 2.0 * MM, top + HEIGHT - QR - 2.0 * MM);
        let alt = words.qr_code(&one_line(fonts, code));
        let figure = sheet.node(node, Tag::Figure(Some(alt)));
        sheet.draw(page, Mark::Content(figure), vec![modules.shape(x, y, QR)]);
    }
}

fn paragraph(sheet: &mut Sheet, page: usize, parent: Node, lines: Vec<Line>, style: Style, x: f32, y: f32) {
    let node = sheet.node(parent, Tag::P);
    let tops = std::iter::successors(Some(y), |top| Some(top + style.leading()));
    let shapes = lines.into_iter().zip(tops).map(|(line, top)| style.line(x, top, line.text)).collect();
    sheet.draw(page, Mark::Content(node), shapes);
}

/// The name in the largest letters that take one line, or two smaller ones, without breaking a word. A name that fits
/// nowhere is shortened.
fn fitted(face: &Face, name: &str, width: f32) -> (Style, Vec<Line>) {
    for (size, most) in
        [(26.0, 1), (23.0, 1), (20.0, 2), (18.0, 2), (16.0, 2), (14.0, 2), (12.0, 3), (10.0, 3)]
    {
        let whole =
            name.split([' ', '-']).all(|word| face.width(word, size) + face.width("-", size) <= width);
        let lines = wrap(face, name, size, width);
        if whole && lines.len() <= most {
            return (Style::bold(size), lines);
        }
    }
    (Style::bold(10.0), shortened(face, name, 10.0, width, 3))
}

/// The upper left corners, row by row.
fn places() -> impl Iterator<Item = (f32, f32)> {
    steps(TOP, HEIGHT, DOWN).flat_map(|top| steps(LEFT, WIDTH, ACROSS).map(move |left| (left, top)))
}

fn steps(from: f32, by: f32, count: usize) -> impl Iterator<Item = f32> {
    std::iter::successors(Some(from), move |at| Some(at + by)).take(count)
}

/// Short lines in the margins, where every cut begins and ends.
fn cuts() -> Vec<(f32, f32, f32, f32)> {
    const LENGTH: f32 = 5.0 * MM;
    const GAP: f32 = 2.0 * MM;
    const THICK: f32 = 0.4;
    let mut bars = Vec::new();
    for x in steps(LEFT, WIDTH, ACROSS + 1) {
        for y in [TOP - GAP - LENGTH, A4.1 - TOP + GAP] {
            bars.push((x - THICK / 2.0, y, THICK, LENGTH));
        }
    }
    for y in steps(TOP, HEIGHT, DOWN + 1) {
        for x in [LEFT - GAP - LENGTH, A4.0 - LEFT + GAP] {
            bars.push((x, y - THICK / 2.0, LENGTH, THICK));
        }
    }
    bars
}

impl Accent {
    /// After the palette of Okabe and Ito, darkened for print.
    const fn ink(self) -> Option<Ink> {
        Some(match self {
            Self::None => return None,
            Self::Blue => Ink(0x00, 0x5f, 0x9e),
            Self::Green => Ink(0x00, 0x7d, 0x5c),
            Self::Orange => Ink(0xd9, 0x8a, 0x00),
            Self::Red => Ink(0xb8, 0x4a, 0x00),
            Self::Violet => Ink(0x9c, 0x4f, 0x82),
        })
    }
}
