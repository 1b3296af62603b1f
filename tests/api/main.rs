//! The JSON API, through HTTP on the real server.
mod admission;
mod auth;
mod bounces;
mod directory;
mod forged;
mod forger;
mod me;
mod openapi;
mod person;
mod robustness;
mod search;
mod teams;
mod vacancies;
