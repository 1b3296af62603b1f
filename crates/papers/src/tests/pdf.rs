//! What a PDF says to who reads it: pages, texts, and the structure for screen readers.
use lopdf::{Dictionary, Document, Object};

pub(crate) struct Pdf(Document);

/// A part of the structure: its role, its attributes, and what is below it.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) role: String,
    pub(crate) alt: Option<String>,
    pub(crate) scope: Option<String>,
    pub(crate) leaves: usize,
    pub(crate) parts: Vec<Part>,
}

/// A link: what it says to those who hear it, and the page (from 1) or the address where it leads.
#[derive(Debug)]
pub(crate) struct PdfLink {
    pub(crate) says: String,
    pub(crate) page: Option<usize>,
    pub(crate) address: Option<String>,
}

impl Pdf {
    /// Of a file that says that it keeps to PDF/UA-1, with everything that is wanted of the catalogue.
    pub(crate) fn read(bytes: &[u8], language: &str) -> Self {
        let pdf = Self(Document::load_mem(bytes).unwrap());
        let catalogue = pdf.0.catalog().unwrap();
        let marked = pdf.dictionary(catalogue, b"MarkInfo").unwrap();
        assert!(marked.get(b"Marked").unwrap().as_bool().unwrap());
        let shown = pdf.dictionary(catalogue, b"ViewerPreferences").unwrap();
        assert!(shown.get(b"DisplayDocTitle").unwrap().as_bool().unwrap());
        assert_eq!(text(catalogue.get(b"Lang").unwrap()), language);
        assert!(catalogue.get(b"Outlines").is_ok());
        let metadata = pdf.object(catalogue.get(b"Metadata").unwrap()).as_stream().unwrap();
        let metadata = String::from_utf8(metadata.content.clone()).unwrap();
        assert!(metadata.contains("<pdfuaid:part>1</pdfuaid:part>"), "{metadata}");
        pdf
    }

    pub(crate) fn title(&self) -> String {
        let info = self.object(self.0.trailer.get(b"Info").unwrap()).as_dict().unwrap();
        text(info.get(b"Title").unwrap())
    }

    pub(crate) fn pages(&self) -> usize {
        self.0.get_pages().len()
    }

    /// Of one page, counted from 1, in the order in which it is drawn, all blanks made one.
    pub(crate) fn page(&self, page: usize) -> String {
        let text = self.0.extract_text(&[u32::try_from(page).unwrap()]).unwrap();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub(crate) fn whole(&self) -> String {
        (1..=self.pages()).map(|page| self.page(page)).collect::<Vec<_>>().join(" ")
    }

    /// Width and height of the first page in millimetres.
    pub(crate) fn millimetres(&self) -> (i64, i64) {
        let page = self.0.get_dictionary(*self.0.get_pages().first_key_value().unwrap().1).unwrap();
        let sides = page.get(b"MediaBox").unwrap().as_array().unwrap();
        #[expect(clippy::cast_possible_truncation, reason = "a page is smaller than that")]
        let side = |at: usize| (sides[at].as_float().unwrap() / 72.0 * 25.4).round() as i64;
        (side(2), side(3))
    }

    /// In the order in which they stand.
    pub(crate) fn links(&self) -> Vec<PdfLink> {
        let mut links = Vec::new();
        for id in self.0.get_pages().values() {
            let page = self.0.get_dictionary(*id).unwrap();
            let Ok(annotations) = page.get(b"Annots") else { continue };
            for annotation in self.object(annotations).as_array().unwrap() {
                let annotation = self.object(annotation).as_dict().unwrap();
                assert_eq!(name(annotation.get(b"Subtype").unwrap()), "Link");
                assert!(annotation.has(b"StructParent"));
                let action = self.dictionary(annotation, b"A");
                let address = action.and_then(|action| action.get(b"URI").ok());
                links.push(PdfLink {
                    says: text(annotation.get(b"Contents").unwrap()),
                    page: annotation.get(b"Dest").ok().map(|dest| self.page_at(dest)),
                    address: address.map(|it| String::from_utf8(it.as_str().unwrap().to_vec()).unwrap()),
                });
            }
        }
        links
    }

    /// Level, text and page of every bookmark, from 1.
    pub(crate) fn outline(&self) -> Vec<(usize, String, usize)> {
        let outlines = self.dictionary(self.0.catalog().unwrap(), b"Outlines").unwrap();
        let mut found = Vec::new();
        self.bookmarks(outlines, 1, &mut found);
        found
    }

    fn bookmarks(&self, parent: &Dictionary, level: usize, found: &mut Vec<(usize, String, usize)>) {
        let mut next = self.dictionary(parent, b"First");
        while let Some(entry) = next {
            let page = self.page_at(entry.get(b"Dest").unwrap());
            found.push((level, text(entry.get(b"Title").unwrap()), page));
            self.bookmarks(entry, level + 1, found);
            next = self.dictionary(entry, b"Next");
        }
    }

    fn page_at(&self, destination: &Object) -> usize {
        let page = self.object(destination).as_array().unwrap()[0].as_reference().unwrap();
        self.0.get_pages().iter().find(|(_, id)| **id == page).map(|(at, _)| *at as usize).unwrap()
    }

    pub(crate) fn structure(&self) -> Part {
        let catalogue = self.0.catalog().unwrap();
        let root = self.dictionary(catalogue, b"StructTreeRoot").unwrap();
        let mut parts = self.below(root).0;
        assert_eq!(parts.len(), 1);
        parts.remove(0)
    }

    fn part(&self, element: &Dictionary) -> Part {
        let (parts, leaves) = self.below(element);
        let attributes = element.get(b"A").ok().map(|found| self.object(found));
        let attributes: Vec<_> = match attributes {
            Some(Object::Array(all)) => all.iter().map(|one| self.object(one).as_dict().unwrap()).collect(),
            Some(one) => vec![one.as_dict().unwrap()],
            None => Vec::new(),
        };
        Part {
            role: name(element.get(b"S").unwrap()),
            alt: element.get(b"Alt").ok().map(text),
            scope: attributes.iter().find_map(|it| it.get(b"Scope").ok()).map(name),
            leaves,
            parts,
        }
    }

    fn below(&self, element: &Dictionary) -> (Vec<Part>, usize) {
        let kids = match element.get(b"K").ok().map(|found| self.object(found)) {
            Some(Object::Array(kids)) => kids.iter().map(|kid| self.object(kid)).collect(),
            Some(kid) => vec![kid],
            None => Vec::new(),
        };
        let elements = kids.iter().filter_map(|kid| kid.as_dict().ok().filter(|kid| kid.has(b"S")));
        let parts: Vec<_> = elements.map(|kid| self.part(kid)).collect();
        let leaves = kids.len() - parts.len();
        (parts, leaves)
    }

    fn dictionary<'a>(&'a self, of: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
        self.object(of.get(key).ok()?).as_dict().ok()
    }

    fn object<'a>(&'a self, object: &'a Object) -> &'a Object {
        self.0.dereference(object).unwrap().1
    }
}

impl Part {
    pub(crate) fn all(&self, role: &str) -> Vec<&Self> {
        let below = self.parts.iter().flat_map(|part| part.all(role));
        (self.role == role).then_some(self).into_iter().chain(below).collect()
    }

    pub(crate) fn count(&self, role: &str) -> usize {
        self.all(role).len()
    }
}

fn name(object: &Object) -> String {
    String::from_utf8(object.as_name().unwrap().to_vec()).unwrap()
}

fn text(object: &Object) -> String {
    lopdf::decode_text_string(object).unwrap()
}
