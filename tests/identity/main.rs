//! Accounts, signing in, sessions, tokens, limits.
mod codes;
mod mail_change;
mod passwords;
mod people;
mod refresh;
mod sessions;
