//! What the index keeps.
use tantivy::{
    IndexSettings, IndexSortByField, Order,
    schema::{FAST, Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions},
    store::Compressor,
};

use crate::analysis::Form;

/// Goes up whenever the same row would be indexed differently: another field, another analysis, another order of the
/// values of an enum that is kept by position; or when the files are kept differently. An index of another version is made anew.
pub(crate) const VERSION: u32 = 6;

/// Names of the columns.
pub(crate) mod column {
    pub(crate) const DOCUMENT: &str = "document";
    pub(crate) const ID_HIGH: &str = "id_high";
    pub(crate) const ID_LOW: &str = "id_low";
    pub(crate) const VERSION: &str = "version";
    pub(crate) const KIND: &str = "kind";
    pub(crate) const QUALIFICATION: &str = "qualification";
    pub(crate) const AREA: &str = "area";
    pub(crate) const START_YEAR: &str = "start_year";
    pub(crate) const STATE: &str = "state";
    pub(crate) const DISTRICT: &str = "district";
    pub(crate) const SITE: &str = "site";
    pub(crate) const CURVE: &str = "curve";
    pub(crate) const PUBLISHED: &str = "published";
    pub(crate) const START: &str = "start";
    pub(crate) const PAY: &str = "pay";
    pub(crate) const COMPANY: &str = "company";
    pub(crate) const CLUSTER: &str = "cluster";
    pub(crate) const OCCUPATION: &str = "occupation";
    pub(crate) const ANSWERING: &str = "answering";
    pub(crate) const CROWD: &str = "crowd";
}

/// What a document of the index is.
pub(crate) mod document_kind {
    pub(crate) const VACANCY: u64 = 0;
    /// For suggestions only; has no words to search.
    pub(crate) const SUGGESTION: u64 = 1;
}

/// Handles of the fields.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fields {
    /// Id of the row; a term of its own so that the document can be deleted by it.
    pub id: Field,
    /// Title, occupation, synonyms, and the parts of compounds: weighs most.
    pub head: Field,
    /// Words of head and meta as they are written: repairs what stemming merges ("Pflege", "Pfleger"), and its
    /// dictionary is the vocabulary for prefixes and typos.
    pub surf: Field,
    /// Words of title and occupation as they are written, whole: a hit by one of them stands before a hit by a part.
    pub title: Field,
    /// Company and places.
    pub meta: Field,
    /// Everything else that is said.
    pub body: Field,
    /// What a result shows, or what a suggestion says; see [`crate::card`].
    pub card: Field,
    pub document: Field,
    pub id_high: Field,
    pub id_low: Field,
    pub version: Field,
    /// Position in `Kind::ALL`; the same for qualification and area, where 0 stands for unknown and all move up by one.
    pub kind: Field,
    pub qualification: Field,
    pub area: Field,
    pub start_year: Field,
    /// Positions in `STATES`, one for each state with a site.
    pub state: Field,
    /// Keys of five digits as numbers, one for each district with a site.
    pub district: Field,
    pub site: Field,
    pub curve: Field,
    /// Seconds since 2000.
    pub published: Field,
    /// Days since 2000; absent where there is no start.
    pub start: Field,
    /// Cents a month in the first year; absent where it is not said.
    pub pay: Field,
    /// Slug.
    pub company: Field,
    /// Slugs.
    pub cluster: Field,
    /// Code.
    pub occupation: Field,
    /// Position in `Answering::ALL`; absent where it makes no difference.
    pub answering: Field,
    /// How many wait for an answer, in steps; absent where nobody does.
    pub crowd: Field,
}

pub(crate) fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let words = |form: Form| {
        let indexing = TextFieldIndexing::default().set_tokenizer(form.name());
        TextOptions::default().set_indexing_options(match form {
            // Only whether a form occurs counts, so neither numbers nor lengths are kept.
            Form::Surface | Form::Whole => {
                indexing.set_index_option(IndexRecordOption::Basic).set_fieldnorms(false)
            }
            _ => indexing.set_index_option(IndexRecordOption::WithFreqs),
        })
    };
    let names = || TextOptions::default().set_fast("raw");
    let fields = Fields {
        id: schema.add_text_field("id", STRING),
        head: schema.add_text_field("head", words(Form::StemAndParts)),
        surf: schema.add_text_field("surf", words(Form::Surface)),
        title: schema.add_text_field("title", words(Form::Whole)),
        meta: schema.add_text_field("meta", words(Form::Stem)),
        body: schema.add_text_field("body", words(Form::Stem)),
        card: schema.add_bytes_field("card", STORED),
        document: schema.add_u64_field(column::DOCUMENT, FAST),
        id_high: schema.add_u64_field(column::ID_HIGH, FAST),
        id_low: schema.add_u64_field(column::ID_LOW, FAST),
        version: schema.add_u64_field(column::VERSION, FAST),
        kind: schema.add_u64_field(column::KIND, FAST),
        qualification: schema.add_u64_field(column::QUALIFICATION, FAST),
        area: schema.add_u64_field(column::AREA, FAST),
        start_year: schema.add_u64_field(column::START_YEAR, FAST),
        state: schema.add_u64_field(column::STATE, FAST),
        district: schema.add_u64_field(column::DISTRICT, FAST),
        site: schema.add_u64_field(column::SITE, FAST),
        curve: schema.add_u64_field(column::CURVE, FAST),
        published: schema.add_u64_field(column::PUBLISHED, FAST),
        start: schema.add_u64_field(column::START, FAST),
        pay: schema.add_u64_field(column::PAY, FAST),
        company: schema.add_text_field(column::COMPANY, names()),
        cluster: schema.add_text_field(column::CLUSTER, names()),
        occupation: schema.add_text_field(column::OCCUPATION, names()),
        answering: schema.add_u64_field(column::ANSWERING, FAST),
        crowd: schema.add_u64_field(column::CROWD, FAST),
    };
    (schema.build(), fields)
}

/// Documents lie in the order of their places, so that what is near is read together.
pub(crate) fn settings() -> IndexSettings {
    IndexSettings {
        sort_by_field: Some(IndexSortByField { field: column::CURVE.to_owned(), order: Order::Asc }),
        docstore_compression: Compressor::Lz4,
        // A page of hits reads twenty cards from as many blocks.
        docstore_blocksize: 4_096,
        ..IndexSettings::default()
    }
}
