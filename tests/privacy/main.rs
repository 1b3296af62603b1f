//! Second factors, keys, export, erasure, retention, preferences.
mod alerts;
mod api_keys;
mod applications;
mod applications_of;
mod bookings;
mod bookings_of;
mod erasure;
mod erasure_of_others;
mod everywhere;
mod export;
mod mails;
mod recovery_codes;
mod retention;
mod second_factors;
mod signing_keys;
mod stage;
mod traces;
