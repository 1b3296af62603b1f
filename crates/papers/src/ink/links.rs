//! What leads somewhere: links, page numbers that are known later, and what a reader shows beside the pages.
use krilla::{
    action::LinkAction,
    annotation::{Annotation, LinkAnnotation, Target},
    destination::XyzDestination,
    geom::{Point, Rect},
    outline::{Outline, OutlineNode},
};

use super::{Node, Sheet};

/// Something that will stand on some page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Anchor(usize);

/// Page and height of every anchor that has landed.
#[derive(Debug, Default)]
pub(super) struct Anchors(Vec<Option<(usize, f32)>>);

impl Anchors {
    pub(super) fn landed(&self, anchor: Anchor) -> Option<(usize, f32)> {
        self.0.get(anchor.0).copied().flatten()
    }
}

/// Where a link leads.
#[derive(Debug, Clone)]
pub(crate) enum Goal {
    Anchor(Anchor),
    /// Of the web.
    Address(String),
}

pub(super) struct Link {
    pub(super) page: usize,
    node: Node,
    /// x, y, width, height.
    area: (f32, f32, f32, f32),
    goal: Goal,
    /// What a screen reader says.
    says: String,
}

impl Link {
    /// None where it would lead nowhere.
    pub(super) fn annotation(&self, anchors: &Anchors) -> Option<(Annotation, Node)> {
        let (x, y, width, height) = self.area;
        let target = match &self.goal {
            Goal::Anchor(anchor) => {
                let (page, y) = anchors.landed(*anchor)?;
                Target::Destination(XyzDestination::new(page, Point::from_xy(0.0, y)).into())
            }
            Goal::Address(address) => Target::Action(LinkAction::new(address.clone()).into()),
        };
        let link = LinkAnnotation::new(Rect::from_xywh(x, y, width, height)?, target);
        Some((Annotation::new_link(link, Some(self.says.clone())), self.node))
    }
}

impl Sheet {
    pub(crate) fn anchor(&mut self) -> Anchor {
        self.anchors.0.push(None);
        Anchor(self.anchors.0.len() - 1)
    }

    pub(crate) fn land(&mut self, anchor: Anchor, page: usize, y: f32) {
        if let Some(place) = self.anchors.0.get_mut(anchor.0) {
            *place = Some((page, y));
        }
    }

    /// An area as (x, y, width, height) that leads somewhere. `node` is a link's; `says` is not empty.
    pub(crate) fn link(
        &mut self,
        page: usize,
        node: Node,
        area: (f32, f32, f32, f32),
        goal: Goal,
        says: &str,
    ) {
        self.links.push(Link { page, node, area, goal, says: says.to_owned() });
    }
}

pub(super) struct OutlineEntry {
    pub(super) level: u16,
    pub(super) text: String,
    pub(super) page: usize,
    pub(super) y: f32,
}

pub(super) fn outline(entries: Vec<OutlineEntry>) -> Outline {
    let mut outline = Outline::new();
    let mut entries = entries.into_iter().peekable();
    while let Some(node) = below(&mut entries, 0) {
        outline.push_child(node);
    }
    outline
}

/// The next entry with everything below it, where it is deeper than `level`.
fn below(
    entries: &mut std::iter::Peekable<impl Iterator<Item = OutlineEntry>>,
    level: u16,
) -> Option<OutlineNode> {
    let OutlineEntry { level, text, page, y } = entries.next_if(|entry| entry.level > level)?;
    let mut node = OutlineNode::new(text, XyzDestination::new(page, Point::from_xy(0.0, y)));
    while let Some(child) = below(entries, level) {
        node.push_child(child);
    }
    Some(node)
}
