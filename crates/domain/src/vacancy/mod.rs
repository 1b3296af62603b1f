//! Vacancies: what companies offer, from the apprenticeship to the entry job.
pub mod advice;
pub mod desk;
mod draft;
mod draft_of;
mod duplicates;
mod held_back;
mod model;
mod queries;
mod row;
mod rules;
mod standing;
mod states;
mod store;
mod title;
mod view;
mod words;
mod write;

pub use draft::{VacancyDraft, VacancyRecord};
pub use model::{ActiveModel, Column, Entity, Model as Vacancy, PayByYear, vacancy_site};
pub use queries::{Published, find_public, list_published};
pub use rules::check;
pub(crate) use standing::note_standing;
pub use states::{Event, TRANSITIONS, next};
pub use store::Importer;
pub use title::clean_title;
pub use view::{VacancyView, list_ids_of_companies, list_ids_of_occupations, list_views};
pub use words::{ApplyBy, Kind, Qualification, SchoolRhythm, VacancyState, WorkPattern};
