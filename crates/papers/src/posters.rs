//! Posters to pin up: what it is, a code to photograph, and the address in words.
use krilla::tagging::Tag;

use crate::{
    Language, PaperError,
    ink::{A4, Flow, Fonts, MM, Mark, Modules, Node, Sheet, Style, clean, one_line, shortened, wrap},
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Poster {
    /// Of this page. The file has that of its first poster.
    pub language: Language,
    pub title: String,
    pub text: String,
    /// What the QR code says.
    pub qr: String,
    /// The same for those who type it.
    pub address: String,
}

const QR: f32 = 105.0 * MM;

/// A4, one page for each poster; a text too long for it goes on overleaf.
pub fn posters(posters: Vec<Poster>) -> Result<Vec<u8>, PaperError> {
    let fonts = Fonts::get()?;
    let language = posters.first().map_or(Language::De, |poster| poster.language);
    let words = language.words();
    let title =
        posters.first().map(|poster| one_line(fonts, &poster.title)).filter(|title| !title.is_empty());
    let title = title.unwrap_or_else(|| words.poster.to_owned());
    let mut flow = Flow::new(Sheet::new(language, title, A4)?, String::new());
    if posters.is_empty() {
        flow.heading(Sheet::ROOT, 1, words.poster, Style::bold(20.0), 20.0);
        flow.paragraph(Sheet::ROOT, words.empty, Style::regular(11.0));
    }
    for (number, poster) in posters.into_iter().enumerate() {
        if number > 0 {
            flow.turn_titled(String::new());
        }
        let lang = poster.language.words().tag.to_owned();
        let node = flow.sheet.node(Sheet::ROOT, Tag::Section.with_lang(Some(lang)));
        draw(&mut flow, node, poster);
    }
    flow.finish(false)
}

fn draw(flow: &mut Flow, node: Node, poster: Poster) {
    let Poster { language, title, text, qr, address } = poster;
    let (fonts, words) = (flow.sheet.fonts, language.words());
    let (title, text, address) = (one_line(fonts, &title), clean(fonts, &text), one_line(fonts, &address));
    let title = if title.is_empty() { words.poster.to_owned() } else { title };
    flow.above.clone_from(&title);
    flow.space(8.0 * MM);
    let style =
        flow.fitted(&title, &[40.0, 36.0, 32.0, 28.0, 24.0, 20.0, 16.0, 13.0], Style::bold, 62.0 * MM);
    flow.heading(node, 1, &title, style, 20.0);
    flow.space(6.0 * MM);

    let modules = Modules::of(&qr);
    let written = Style::bold(17.0);
    let lines = shortened(fonts.face(written.weight), &address, written.size, flow.width(), 3);
    let address_height: f32 = lines.iter().map(|_| written.leading()).sum();
    let below = if modules.is_some() { QR } else { 0.0 } + address_height + 8.0 * MM;
    if !text.is_empty() {
        let room = flow.left_on_page() - below;
        let style = flow.fitted(&text, &[20.0, 18.0, 16.0, 14.0, 12.0, 11.0], Style::regular, room);
        flow.paragraph(node, &text, style);
    }
    flow.space(4.0 * MM);
    flow.need(below - 4.0 * MM);
    if let Some(modules) = modules {
        let alt = words.qr_code(if address.is_empty() { &qr } else { &address });
        let figure = flow.sheet.node(node, Tag::Figure(Some(alt)));
        // The blank border reaches into the margin, so that the code stands in line with the text.
        let x = Flow::LEFT - modules.border(QR);
        let shape = modules.shape(x, flow.y, QR);
        flow.draw(Mark::Content(figure), vec![shape]);
        flow.space(QR);
    }
    if !address.is_empty() {
        let paragraph = flow.sheet.node(node, Tag::P);
        let left = Flow::LEFT;
        for line in lines {
            let shape = written.line(left, flow.y, line.text);
            flow.draw(Mark::Content(paragraph), vec![shape]);
            flow.space(written.leading());
        }
    }
}

impl Flow {
    /// The first of the sizes at which the text takes no more than that height and no word must be broken; else the last.
    fn fitted(&self, text: &str, sizes: &[f32], style: fn(f32) -> Style, height: f32) -> Style {
        let fits = |style: Style| {
            let face = self.face(style);
            let whole = text.split([' ', '\n', '-']).all(|word| face.width(word, style.size) <= self.width());
            let lines = wrap(face, text, style.size, self.width());
            whole && lines.iter().map(|_| style.leading()).sum::<f32>() <= height
        };
        let mut last = style(11.0);
        for size in sizes {
            last = style(*size);
            if fits(last) {
                break;
            }
        }
        last
    }
}
