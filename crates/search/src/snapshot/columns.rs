//! Reading whole columns of a segment.
use std::sync::Arc;

use tantivy::{
    SegmentReader,
    columnar::{Column, StrColumn},
};

use super::tables::Numbers;
use crate::error::Result;

/// A column of numbers; a segment in which no document has a value lacks the column.
pub(crate) struct NumberColumn(Option<Column<u64>>);

impl NumberColumn {
    pub(crate) fn open(reader: &SegmentReader, name: &str) -> Result<Self> {
        Ok(Self(reader.fast_fields().column_opt::<u64>(name)?))
    }

    pub(crate) fn get(&self, doc: u32) -> Option<u64> {
        self.0.as_ref()?.first(doc)
    }

    pub(crate) fn all(&self, doc: u32) -> impl Iterator<Item = u64> + '_ {
        self.0.iter().flat_map(move |column| column.values_for_doc(doc))
    }
}

/// A column of names, read as numbers of one of the tables.
pub(crate) struct NameColumn {
    column: Option<StrColumn>,
    /// The segment's number -> the table's.
    numbers: Vec<u32>,
}

impl NameColumn {
    pub(crate) fn open(reader: &SegmentReader, name: &str, table: &mut Numbers<Arc<str>>) -> Result<Self> {
        let column = reader.fast_fields().str(name)?;
        let mut numbers = Vec::new();
        if let Some(column) = &column {
            let mut text = String::new();
            for ord in 0..column.num_terms() as u64 {
                column.ord_to_str(ord, &mut text)?;
                numbers.push(match table.find(text.as_str()) {
                    Some(known) => known,
                    None => table.number(&Arc::from(text.as_str())),
                });
            }
        }
        Ok(Self { column, numbers })
    }

    pub(crate) fn all(&self, doc: u32) -> impl Iterator<Item = u32> + '_ {
        self.column.iter().flat_map(move |column| {
            column.term_ords(doc).filter_map(|ord| self.numbers.get(usize::try_from(ord).ok()?).copied())
        })
    }

    pub(crate) fn get(&self, doc: u32) -> Option<u32> {
        self.all(doc).next()
    }
}
