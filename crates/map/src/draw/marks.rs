//! The marks: ordinary links with a target that a finger hits.

use std::fmt::Write;

use super::Mark;
use super::xml::escaped;
use crate::frame::Frame;
use crate::point::{Flat, Rect};
use crate::shape::short;

/// Where the visible parts of the marks are.
pub(super) fn places(frame: &Frame, marks: &[Mark]) -> Vec<Rect> {
    let unit = frame.size().unit();
    seen(frame, marks).map(|(mark, at)| Rect::around([at]).grown(radius(mark.count) * unit)).collect()
}

pub(super) fn draw(svg: &mut String, frame: &Frame, marks: &[Mark]) {
    let unit = frame.size().unit();
    let _ = write!(svg, r#"<g class="map-marks" text-anchor="middle" font-size="{}">"#, short(13.0 * unit));
    for (mark, at) in seen(frame, marks) {
        let (class, current) =
            if mark.chosen { ("map-mark map-chosen", r#" aria-current="true""#) } else { ("map-mark", "") };
        let tab = if mark.new_tab { r#" target="_blank""# } else { "" };
        let (href, label) = (escaped(&mark.href), escaped(&mark.label));
        let (x, y) = (short(at.x), short(at.y));
        let target = short(f64::from(frame.size().target()) / 2.0);
        let dot = short(radius(mark.count) * unit);
        let _ = write!(
            svg,
            r#"<a href="{href}" class="{class}" aria-label="{label}"{current}{tab}><title>{label}</title><circle class="map-target" cx="{x}" cy="{y}" r="{target}" fill-opacity="0"/><circle class="map-dot" cx="{x}" cy="{y}" r="{dot}"/>"#
        );
        if mark.count > 1 {
            let y = short(at.y + 4.6 * unit);
            let count = number(mark.count);
            let _ = write!(svg, r#"<text class="map-count" x="{x}" y="{y}">{count}</text>"#);
        }
        svg.push_str("</a>");
    }
    svg.push_str("</g>");
}

fn seen<'a>(frame: &Frame, marks: &'a [Mark]) -> impl Iterator<Item = (&'a Mark, Flat)> {
    let (view, picture) = (frame.view(), frame.size().rect());
    marks.iter().filter_map(move |mark| {
        let at = view.pixel(mark.at.flat()?);
        picture.holds(at).then_some((mark, at))
    })
}

/// The visible radius: more is larger, but never larger than the target.
fn radius(count: usize) -> f64 {
    match count {
        0 | 1 => 9.0,
        2..=9 => 13.0,
        10..=99 => 16.0,
        100..=999 => 19.0,
        _ => 22.0,
    }
}

/// At most four letters, so that the number stays in its circle.
fn number(count: usize) -> String {
    match count {
        0..=9_999 => count.to_string(),
        10_000..=999_999 => format!("{}k", count / 1000),
        _ => "1M+".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_fit_their_circles() {
        assert_eq!(
            (number(9_999), number(12_345), number(usize::MAX)),
            ("9999".into(), "12k".into(), "1M+".into())
        );
        assert!([1, 5, 50, 500, usize::MAX].map(radius).is_sorted());
        assert!(radius(usize::MAX) <= 22.0);
    }
}
