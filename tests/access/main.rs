//! Who may do what: every route with every kind of caller, every id that is not one's own, and what ends everywhere at once.
mod alerts;
mod articles;
mod asking;
mod headers;
mod hiring;
mod matrix;
mod open;
mod places;
mod routes;
mod rules;
mod studies;
mod table;
mod two_nodes;
mod under_a_cluster;
mod visits;
mod walker;
mod world;
