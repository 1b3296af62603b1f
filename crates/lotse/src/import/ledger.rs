//! The answers to a file's records, one line each, and their sum.
use lotse_domain::{
    FieldError,
    import::{Acknowledgement, Outcome},
};
use lotse_import::{Note, Refusal};

use crate::{Ended, progress::Progress};

/// From a field of the domain to the file's column.
type ColumnOf<'s> = Box<dyn Fn(&str) -> Option<&'static str> + Send + 's>;

/// Writes each answer to standard output: outcome, row, key, and what there is to say, separated by tabs.
pub(super) struct Ledger<'s> {
    what: &'static str,
    quiet: bool,
    column_of: ColumnOf<'s>,
    progress: Progress,
    sums: Sums,
    /// A refused record of which not even the key is known.
    keyless: bool,
}

#[derive(Default)]
struct Sums {
    created: u64,
    updated: u64,
    unchanged: u64,
    refused: u64,
    duplicates: u64,
    remarks: u64,
    withdrawn: Option<usize>,
}

impl<'s> Ledger<'s> {
    pub(super) fn new(
        what: &'static str,
        quiet: bool,
        column_of: impl Fn(&str) -> Option<&'static str> + Send + 's,
    ) -> Self {
        Self {
            what,
            quiet,
            column_of: Box::new(column_of),
            progress: Progress::new("read", None),
            sums: Sums::default(),
            keyless: false,
        }
    }

    /// What the domain answered.
    pub(super) fn enter(&mut self, answers: Vec<Acknowledgement>) {
        self.progress.advance(answers.len() as u64);
        for answer in answers {
            let Acknowledgement { row, external_id, outcome, duplicate_of, remarks } = answer;
            let mut said = Vec::new();
            let word = match outcome {
                Outcome::Created => count(&mut self.sums.created, "created"),
                Outcome::Updated => count(&mut self.sums.updated, "updated"),
                Outcome::Unchanged => count(&mut self.sums.unchanged, "unchanged"),
                Outcome::Refused(errors) => {
                    said.extend(errors.iter().map(|error| self.sentence(error)));
                    count(&mut self.sums.refused, "refused")
                }
            };
            if let Some(other) = duplicate_of {
                self.sums.duplicates += 1;
                said.push(format!("says the same as {other}, which is shown"));
            }
            self.sums.remarks += remarks.len() as u64;
            said.extend(remarks.iter().map(|remark| self.sentence(remark)));
            if !self.quiet || !said.is_empty() {
                self.line(word, row, &external_id, &said.join("; "));
            }
        }
    }

    /// What could not even be read.
    pub(super) fn refuse(&mut self, refusal: &Refusal) {
        self.progress.advance(1);
        self.sums.refused += 1;
        self.keyless |= refusal.external_id.is_none();
        self.line(
            "refused",
            refusal.row,
            refusal.external_id.as_deref().unwrap_or("-"),
            &refusal.to_string(),
        );
    }

    /// What is worth telling about the file.
    pub(super) fn remark(&mut self, note: &Note) {
        self.sums.remarks += 1;
        let said = self.sentence(&note.remark);
        self.line("note", note.row, "-", &said);
    }

    pub(super) fn withdrawn(&mut self, count: usize) {
        self.sums.withdrawn = Some(count);
    }

    pub(super) fn refused_without_key(&self) -> bool {
        self.keyless
    }

    fn sentence(&self, error: &FieldError) -> String {
        let column = (self.column_of)(&error.field).unwrap_or(&error.field);
        format!("{column}: {}", error.detail)
    }

    fn line(&self, word: &str, row: u64, key: &str, said: &str) {
        let end = if said.is_empty() { String::new() } else { format!("\t{said}") };
        self.progress.say(&format!("{word}\trow {row}\t{key}{end}"));
    }

    /// Writes the sum.
    pub(super) fn close(self, trial: bool) -> Ended {
        self.progress.finish();
        let Sums { created, updated, unchanged, refused, duplicates, remarks, withdrawn } = self.sums;
        let total = created + updated + unchanged + refused;
        let mut sums = vec![format!(
            "{total} {}: {created} created, {updated} updated, {unchanged} unchanged, {refused} refused",
            self.what
        )];
        sums.extend(withdrawn.map(|count| format!("{count} withdrawn")));
        sums.extend((duplicates > 0).then(|| format!("{duplicates} duplicates linked")));
        sums.extend((remarks > 0).then(|| format!("{remarks} remarks")));
        println!("{}", sums.join("; "));
        if trial {
            println!("This was a trial run: nothing was changed.");
        }
        if refused == 0 { Ended::Done } else { Ended::WithRefusals }
    }
}

fn count(sum: &mut u64, word: &'static str) -> &'static str {
    *sum += 1;
    word
}
