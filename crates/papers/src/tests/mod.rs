//! Every file is opened again with a reader that is not ours.
mod badges;
mod guides;
mod lists;
mod odd;
mod pages;
mod pdf;
mod place_lists;
mod spreadsheets;
