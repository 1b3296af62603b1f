//! What is drawn on pages, and the little layout that lists and tickets need.
//!
//! A [`Sheet`] keeps everything that is to be drawn until all pages are known; a [`Flow`] fills its pages from top to
//! bottom; a [`Grid`] is a table in that flow. All lengths are points of 1/72 inch, and y grows downwards.

mod columns;
mod contact;
mod face;
mod flow;
mod grid;
mod links;
mod qr;
mod sheet;
mod wrap;

pub(crate) use columns::Columns;
pub(crate) use contact::Contact;
pub(crate) use face::{Face, Fonts, Weight, clean, one_line};
pub(crate) use flow::{Flow, Style};
pub(crate) use grid::{Grid, GridCell, GridColumn};
pub(crate) use links::{Anchor, Goal};
pub(crate) use qr::Modules;
pub(crate) use sheet::{Ink, Mark, Node, Shape, Sheet};
pub(crate) use wrap::{Line, shortened, wrap};

pub(crate) const MM: f32 = 72.0 / 25.4;
pub(crate) const A4: (f32, f32) = (210.0 * MM, 297.0 * MM);
