use super::{Cell, Column, Table, cell};
use crate::{
    Language, PaperError,
    ink::{A4, Flow, Fonts, Grid, GridCell, GridColumn, Sheet, Style, clean, one_line},
};

const TITLE: Style = Style::bold(17.0);
const SUBTITLE: Style = Style::grey(10.0);
const HEADING: Style = Style::bold(12.0);
const TEXT: Style = Style::regular(9.5);
const CELLS: f32 = 9.0;

/// A table with its title drawn, and everything of it cleaned and measured.
pub(crate) struct Laid {
    pub(crate) flow: Flow,
    pub(crate) grid: Grid,
    /// Rows of each group.
    pub(crate) groups: Vec<Vec<Vec<GridCell>>>,
    pub(crate) title: String,
}

impl Table {
    pub(crate) fn laid(&self) -> Result<Laid, PaperError> {
        let fonts = Fonts::get()?;
        let words = self.language.words();
        let title = Some(one_line(fonts, &self.title)).filter(|title| !title.is_empty());
        let title = title.unwrap_or_else(|| words.list.to_owned());
        let size = if self.landscape { (A4.1, A4.0) } else { A4 };
        let mut flow =
            Flow::new(Sheet::new(self.language, title.clone(), size)?, one_line(fonts, &self.footer));

        let groups: Vec<Vec<Vec<GridCell>>> = self
            .groups
            .iter()
            .map(|group| drawn_rows(fonts, self.language, &self.columns, &group.rows))
            .collect();
        let columns = drawn_columns(fonts, &self.columns);
        let grid = Grid::new(fonts, columns, CELLS, flow.width(), groups.iter().flatten());

        flow.heading(Sheet::ROOT, 1, &title, TITLE, 20.0);
        if let Some(subtitle) =
            self.subtitle.as_deref().map(|it| clean(fonts, it)).filter(|it| !it.is_empty())
        {
            flow.paragraph(Sheet::ROOT, &subtitle, SUBTITLE);
        }
        if self.groups.is_empty() || self.columns.is_empty() {
            flow.space(10.0);
            flow.paragraph(Sheet::ROOT, words.empty, TEXT);
        }
        Ok(Laid { flow, grid, groups, title })
    }

    /// A4, upright or across. Page numbers below, the head of the table on every page.
    pub fn pdf(&self) -> Result<Vec<u8>, PaperError> {
        let Laid { mut flow, grid, groups, title } = self.laid()?;
        let (fonts, words) = (flow.sheet.fonts, self.language.words());
        for (number, (group, rows)) in self.groups.iter().zip(&groups).enumerate() {
            if self.columns.is_empty() {
                break;
            }
            let heading = group.heading.as_deref().map(|it| one_line(fonts, it)).filter(|it| !it.is_empty());
            let note = group.note.as_deref().map(|it| clean(fonts, it)).filter(|it| !it.is_empty());
            flow.above.clone_from(&title);
            if self.page_per_group && number > 0 {
                flow.turn();
            } else {
                flow.space(10.0);
            }
            if let Some(heading) = heading {
                let with = if note.is_some() { 3.0 * TEXT.leading() } else { 0.0 } + grid.beginning() + 3.0;
                flow.heading(Sheet::ROOT, 2, &heading, HEADING, with);
                flow.above = format!("{title} · {heading}");
                flow.space(3.0);
            }
            if let Some(note) = note {
                flow.paragraph(Sheet::ROOT, &note, TEXT);
                flow.space(3.0);
            }
            if rows.is_empty() {
                flow.paragraph(Sheet::ROOT, words.empty, TEXT);
            } else {
                grid.draw(&mut flow, Sheet::ROOT, rows);
            }
        }
        flow.finish(true)
    }
}

pub(crate) fn drawn_columns(fonts: &Fonts, columns: &[Column]) -> Vec<GridColumn> {
    let drawn = |column: &Column| GridColumn {
        title: clean(fonts, &column.title),
        width: column.width,
        align: column.align,
    };
    columns.iter().map(drawn).collect()
}

pub(crate) fn drawn_rows(
    fonts: &Fonts,
    language: Language,
    columns: &[Column],
    rows: &[Vec<Cell>],
) -> Vec<Vec<GridCell>> {
    rows.iter()
        .map(|row| {
            let cells = columns.iter().enumerate();
            cells.map(|(at, column)| drawn(fonts, language, cell(row, at), column)).collect()
        })
        .collect()
}

fn drawn(fonts: &Fonts, language: Language, cell: &Cell, column: &Column) -> GridCell {
    GridCell::Text(match cell {
        Cell::Text(text) => clean(fonts, text),
        // With the sign of the minus, which is as wide as digits are.
        Cell::Number(number) => language.number(*number).replace('-', "\u{2212}"),
        Cell::Date(day) => clean(fonts, &language.date(*day)),
        Cell::At(at) => clean(fonts, &language.at(*at, column.kind)),
        Cell::Empty => String::new(),
        Cell::Box => return GridCell::Box,
    })
}
