use std::num::NonZeroU16;

use krilla::{
    Document, SerializeSettings,
    color::rgb,
    configure::{Accessibility, ConfigurationBuilder},
    error::KrillaError,
    geom::{PathBuilder, Point, Rect},
    metadata::Metadata,
    num::NormalizedF32,
    page::PageSettings,
    paint::{Fill, FillRule},
    surface::Surface,
    tagging::{
        Artifact, ArtifactType, ContentTag, Identifier, Node as TreeNode, SpanTag, TagGroup, TagKind, TagTree,
    },
};

use super::{
    Fonts, Weight,
    links::{Anchor, Anchors, Link, OutlineEntry, outline},
};
use crate::{Language, PaperError};

/// A colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Ink(pub(crate) u8, pub(crate) u8, pub(crate) u8);

impl Ink {
    pub(crate) const BLACK: Self = Self(0x11, 0x11, 0x11);
    /// 7 to 1 on white.
    pub(crate) const GREY: Self = Self(0x55, 0x55, 0x55);
    pub(crate) const RULE: Self = Self(0xb4, 0xbc, 0xc4);
    pub(crate) const SHADE: Self = Self(0xe9, 0xee, 0xf2);
}

/// A place in the structure that screen readers follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Node(usize);

/// What something drawn means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    Content(Node),
    /// Drawn, and read as that text.
    ReadAs(Node, &'static str),
    Header,
    Footer,
    /// What only orders the page: lines, shades, heads of tables that were there before.
    Layout,
    /// Marks for scissors.
    Cut,
}

pub(crate) enum Shape {
    /// One line of cleaned text on its base line.
    Text { x: f32, y: f32, weight: Weight, size: f32, ink: Ink, text: String },
    /// The number of the page where something lands, ending at `right`; nothing where it never lands.
    PageNumber { right: f32, y: f32, weight: Weight, size: f32, ink: Ink, anchor: Anchor },
    /// Filled rectangles as (x, y, width, height).
    Bars { ink: Ink, bars: Vec<(f32, f32, f32, f32)> },
    /// An empty square.
    Frame { x: f32, y: f32, side: f32, thickness: f32, ink: Ink },
}

/// Pages that are being filled, and what they mean. Page and node numbers are those that it gave.
pub(crate) struct Sheet {
    pub(crate) fonts: &'static Fonts,
    pub(crate) language: Language,
    pub(crate) size: (f32, f32),
    title: String,
    pages: Vec<Vec<(Mark, Vec<Shape>)>>,
    nodes: Vec<Kept>,
    outline: Vec<OutlineEntry>,
    pub(super) anchors: Anchors,
    pub(super) links: Vec<Link>,
}

struct Kept {
    tag: Option<TagKind>,
    children: Vec<Node>,
    leaves: Vec<Identifier>,
}

impl Sheet {
    /// `title` is cleaned, one line, and not empty.
    pub(crate) fn new(language: Language, title: String, size: (f32, f32)) -> Result<Self, PaperError> {
        Ok(Self {
            fonts: Fonts::get()?,
            language,
            size,
            title,
            pages: Vec::new(),
            nodes: vec![Kept { tag: None, children: Vec::new(), leaves: Vec::new() }],
            outline: Vec::new(),
            anchors: Anchors::default(),
            links: Vec::new(),
        })
    }

    pub(crate) const ROOT: Node = Node(0);

    pub(crate) fn page(&mut self) -> usize {
        self.pages.push(Vec::new());
        self.pages.len() - 1
    }

    pub(crate) fn pages(&self) -> usize {
        self.pages.len()
    }

    /// A new last child of another node.
    pub(crate) fn node(&mut self, parent: Node, tag: impl Into<TagKind>) -> Node {
        let node = Node(self.nodes.len());
        self.nodes.push(Kept { tag: Some(tag.into()), children: Vec::new(), leaves: Vec::new() });
        if let Some(parent) = self.nodes.get_mut(parent.0) {
            parent.children.push(node);
        }
        node
    }

    pub(crate) fn heading(&mut self, parent: Node, level: u16, text: &str) -> Node {
        let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
        self.node(parent, krilla::tagging::Tag::Hn(level, Some(text.to_owned())))
    }

    /// What a reader shows beside the pages, to jump to; below the last one of a lower level.
    pub(crate) fn outline(&mut self, level: u16, text: &str, page: usize, y: f32) {
        self.outline.push(OutlineEntry { level, text: text.to_owned(), page, y });
    }

    pub(crate) fn draw(&mut self, page: usize, mark: Mark, shapes: Vec<Shape>) {
        let shapes: Vec<_> = shapes.into_iter().filter(Shape::is_seen).collect();
        if let Some(page) = self.pages.get_mut(page).filter(|_| !shapes.is_empty()) {
            page.push((mark, shapes));
        }
    }

    pub(crate) fn write(mut self) -> Result<Vec<u8>, PaperError> {
        if self.pages.is_empty() {
            self.page();
        }
        let configuration = ConfigurationBuilder::new()
            .with_accessibility_validator(Accessibility::UA1)
            .finish()
            .map_err(|error| PaperError::Pdf(format!("{error:?}")))?;
        let mut document =
            Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
        let (anchors, links) = (std::mem::take(&mut self.anchors), std::mem::take(&mut self.links));
        for (number, page) in std::mem::take(&mut self.pages).into_iter().enumerate() {
            let settings = PageSettings::from_wh(self.size.0, self.size.1)
                .ok_or_else(|| PaperError::Pdf("a page without a size".to_owned()))?;
            let mut open = document.start_page_with(settings);
            let mut surface = open.surface();
            for (mark, shapes) in page {
                let leaf = surface.start_tagged(mark.tag());
                for shape in shapes {
                    shape.draw(&mut surface, self.fonts, &anchors);
                }
                surface.end_tagged();
                if let Some(node) = mark.node().and_then(|node| self.nodes.get_mut(node.0)) {
                    node.leaves.push(leaf);
                }
            }
            surface.finish();
            for link in links.iter().filter(|link| link.page == number) {
                if let Some((annotation, node)) = link.annotation(&anchors)
                    && let Some(node) = self.nodes.get_mut(node.0)
                {
                    node.leaves.push(open.add_tagged_annotation(annotation));
                }
            }
            open.finish();
        }
        document.set_outline(outline(std::mem::take(&mut self.outline)));
        let words = self.language.words();
        let metadata = Metadata::new()
            .title(std::mem::take(&mut self.title))
            .language(words.tag.to_owned())
            .creator("Lotse".to_owned())
            .producer("Lotse".to_owned());
        document.set_metadata(metadata);
        let mut tree = TagTree::new().with_lang(Some(words.tag.to_owned()));
        for child in self.branches(Self::ROOT) {
            tree.push(child);
        }
        document.set_tag_tree(tree);
        document.finish().map_err(|error| PaperError::Pdf(told(&error)))
    }

    /// As deep as tables in sections are.
    fn branches(&mut self, node: Node) -> Vec<TreeNode> {
        let Some(kept) = self.nodes.get_mut(node.0) else { return Vec::new() };
        let children = std::mem::take(&mut kept.children);
        let mut branches: Vec<_> = kept.leaves.drain(..).map(TreeNode::from).collect();
        for child in children {
            if let Some(tag) = self.nodes.get_mut(child.0).and_then(|child| child.tag.take()) {
                branches.push(TagGroup::with_children(tag, self.branches(child)).into());
            }
        }
        branches
    }
}

impl Mark {
    fn node(self) -> Option<Node> {
        match self {
            Self::Content(node) | Self::ReadAs(node, _) => Some(node),
            Self::Header | Self::Footer | Self::Layout | Self::Cut => None,
        }
    }

    fn tag(self) -> ContentTag<'static> {
        let kind = match self {
            Self::Content(_) => return ContentTag::Other,
            Self::ReadAs(_, text) => {
                return ContentTag::Span(SpanTag::empty().with_alt_text(Some(text)));
            }
            Self::Header => ArtifactType::Header,
            Self::Footer => ArtifactType::Footer,
            Self::Layout => ArtifactType::Layout,
            Self::Cut => ArtifactType::Page,
        };
        ContentTag::Artifact(Artifact::with_kind(kind))
    }
}

impl Shape {
    fn is_seen(&self) -> bool {
        !matches!(self, Self::Text { text, .. } if text.is_empty())
    }

    fn draw(self, surface: &mut Surface<'_>, fonts: &Fonts, anchors: &Anchors) {
        match self {
            Self::PageNumber { right, y, weight, size, ink, anchor } => {
                if let Some((page, _)) = anchors.landed(anchor) {
                    let text = (page + 1).to_string();
                    let x = right - fonts.face(weight).width(&text, size);
                    Self::Text { x, y, weight, size, ink, text }.draw(surface, fonts, anchors);
                }
            }
            Self::Text { x, y, weight, size, ink, text } => {
                let face = fonts.face(weight);
                let glyphs = face.glyphs(&text);
                surface.set_fill(Some(fill(ink, FillRule::NonZero)));
                surface.draw_glyphs(Point::from_xy(x, y), &glyphs, face.font.clone(), &text, size, false);
            }
            Self::Bars { ink, bars } => fill_bars(surface, ink, bars),
            Self::Frame { x, y, side, thickness, ink } => {
                let inner = side - 2.0 * thickness;
                let bars = vec![
                    (x, y, side, thickness),
                    (x, y + side - thickness, side, thickness),
                    (x, y + thickness, thickness, inner),
                    (x + side - thickness, y + thickness, thickness, inner),
                ];
                fill_bars(surface, ink, bars);
            }
        }
    }
}

fn fill_bars(surface: &mut Surface<'_>, ink: Ink, bars: Vec<(f32, f32, f32, f32)>) {
    let mut path = PathBuilder::new();
    for (x, y, width, height) in bars {
        if let Some(bar) = Rect::from_xywh(x, y, width, height) {
            path.push_rect(bar);
        }
    }
    if let Some(path) = path.finish() {
        surface.set_fill(Some(fill(ink, FillRule::NonZero)));
        surface.draw_path(&path);
    }
}

fn fill(Ink(red, green, blue): Ink, rule: FillRule) -> Fill {
    Fill { paint: rgb::Color::new(red, green, blue).into(), opacity: NormalizedF32::ONE, rule }
}

fn told(error: &KrillaError) -> String {
    match error {
        KrillaError::Validation(errors) => {
            let kinds = errors.iter().take(3).map(|(error, _)| format!("{error:?}"));
            kinds.collect::<Vec<_>>().join("; ")
        }
        other => other.to_string(),
    }
}
