//! The JSON API, through HTTP on the real server.
mod directory;
mod openapi;
mod robustness;
mod search;
mod vacancies;
