use chrono::NaiveDate;
use serde::Serialize;

use super::{ApplyBy, Kind, Qualification, SchoolRhythm, WorkPattern};
use crate::company::SiteDraft;

/// What a source may say about a vacancy. The rest of the row belongs to the system.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct VacancyDraft {
    pub kind: Option<Kind>,
    /// As the source writes it; "(m/w/d)" and the like are taken off when it is stored.
    pub title: String,
    /// Name of the occupation, or its code; the title is looked at where this is missing.
    pub occupation: Option<String>,
    pub summary: Option<String>,
    /// Markdown.
    pub description: Option<String>,
    /// Number of places; 1 unless given.
    pub places: Option<i32>,
    pub starts_on: Option<NaiveDate>,
    pub starts_asap: bool,
    pub start_flexible: bool,
    pub duration_months: Option<i32>,
    pub qualification: Option<Qualification>,
    pub subjects: Vec<String>,
    /// Cents a month, for each year of the training.
    pub pay_by_year: Vec<i32>,
    pub pay_note: Option<String>,
    pub weekly_minutes: Option<i32>,
    pub work_pattern: Option<WorkPattern>,
    pub school: Option<String>,
    pub school_rhythm: Option<SchoolRhythm>,
    pub prospects: Option<String>,
    pub takeover: Option<bool>,
    pub benefits: Vec<String>,
    pub accessibility: Option<String>,
    pub languages: Option<String>,
    pub apply_by: Option<ApplyBy>,
    pub apply_address: Option<String>,
    pub contact_name: Option<String>,
    pub contact_mail: Option<String>,
    pub contact_phone: Option<String>,
    pub deadline: Option<NaiveDate>,
    /// Name of the company.
    pub company: String,
    pub sites: Vec<SiteDraft>,
}

/// One record of an import.
#[derive(Debug, Clone, PartialEq)]
pub struct VacancyRecord {
    /// Row or position in the file, from 1.
    pub row: u64,
    /// Its key within the source.
    pub external_id: String,
    pub draft: VacancyDraft,
    /// What the reader understood only in part; passed on in the acknowledgement.
    pub remarks: Vec<crate::FieldError>,
}
