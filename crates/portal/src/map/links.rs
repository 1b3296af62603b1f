//! Where everything on the map leads.
use lotse_map::{Cluster, Direction, Frame, Mark};

use super::{page::SIZE, shows::Shows, spots::Spot};
use crate::{language::Lang, search::SearchForm, site::Site};

pub(super) struct Links<'a> {
    pub(super) site: &'a Site,
    pub(super) form: &'a SearchForm,
    pub(super) path: &'a str,
    pub(super) shows: Shows,
    /// Whether the map stands in the page of somebody else: what is no map opens beside that page.
    pub(super) framed: bool,
}

/// A row of the list.
pub(super) struct Row {
    pub(super) company: String,
    pub(super) href: String,
    /// The town, and what is open there.
    pub(super) line: String,
}

impl Links<'_> {
    /// The same map in another view, at its picture (`karte`) or its list (`liste`).
    fn view(&self, frame: &Frame, part: &str) -> String {
        let path = self.shows.path(self.path, self.form, &frame.query());
        self.site.href(&format!("{path}#{part}"))
    }

    /// What the map can show: label, address, and whether it is what is seen. A view that was asked for stays.
    pub(super) fn switch(&self, frame: Option<&Frame>) -> Vec<(String, String, bool)> {
        let further = frame.map(Frame::query).unwrap_or_default();
        [("map-shows-places", Shows::Places), ("map-shows-companies", Shows::Companies)]
            .into_iter()
            .map(|(key, shows)| {
                let href = self.site.href(&shows.path(self.path, self.form, &further));
                (self.site.lang.t(key), href, shows == self.shows)
            })
            .collect()
    }

    /// What is seen as a list without a map: label and address.
    pub(super) fn onward(&self) -> (String, String) {
        let lang = self.site.lang;
        match self.shows {
            Shows::Places => (lang.t("map-to-search"), self.site.href(&self.form.path())),
            Shows::Companies => (lang.t("map-to-companies"), self.site.href("/unternehmen")),
        }
    }

    fn company(&self, spot: &Spot) -> String {
        self.site.href(&format!("/unternehmen/{}", spot.slug))
    }

    /// The town with what is open there; of all companies, many have nothing open, and that is not said of each.
    fn line(&self, spot: &Spot, between: &str) -> String {
        if self.shows == Shows::Companies && spot.open == 0 {
            return spot.town.clone();
        }
        format!("{}{between} {}", spot.town, self.site.lang.count("vacancies-open", spot.open))
    }

    pub(super) fn mark(&self, frame: &Frame, found: &Cluster, spots: &[Spot]) -> Mark {
        let lang = self.site.lang;
        let members: Vec<&Spot> = found.members.iter().filter_map(|at| spots.get(*at)).collect();
        let count = || locations(lang, members.len());
        let (href, label, onward) = match members.as_slice() {
            [one] => (self.company(one), format!("{}, {}", one.company, self.line(one, ":")), true),
            [first, ..] if found.same_place => {
                let onward = self.shows == Shows::Places;
                (self.together(found, first), format!("{}: {}", first.town, count()), onward)
            }
            _ => {
                let nearer = self.view(&frame.opened(found), "karte");
                (nearer, lang.with("map-nearer-to", [("what", count())]), false)
            }
        };
        Mark {
            at: found.centre,
            count: found.count(),
            href,
            label,
            chosen: false,
            new_tab: self.framed && onward,
        }
    }

    /// No zoom takes them apart: a list tells what is there.
    fn together(&self, found: &Cluster, first: &Spot) -> String {
        match self.shows {
            Shows::Places => {
                let here = self.form.changed(|form| {
                    form.place = first.postal_code.clone().unwrap_or_else(|| first.town.clone());
                    form.radius = 1;
                });
                self.site.href(&here.path())
            }
            Shows::Companies => self.view(&Frame::new(SIZE, found.centre, Frame::NEAREST), "liste"),
        }
    }

    pub(super) fn ways(&self, frame: &Frame) -> Vec<(String, String)> {
        let lang = self.site.lang;
        let view = |frame: &Frame| self.view(frame, "karte");
        let mut ways = Vec::new();
        ways.extend(frame.zoomed_in().map(|nearer| (lang.t("map-nearer"), view(&nearer))));
        ways.extend(frame.zoomed_out().map(|farther| (lang.t("map-farther"), view(&farther))));
        for (key, direction) in [
            ("map-north", Direction::North),
            ("map-west", Direction::West),
            ("map-east", Direction::East),
            ("map-south", Direction::South),
        ] {
            let moved = frame.moved(direction);
            if moved != *frame {
                ways.push((lang.t(key), view(&moved)));
            }
        }
        ways.push((lang.t("map-germany"), view(&Frame::germany(SIZE))));
        ways
    }

    pub(super) fn row(&self, spot: &Spot) -> Row {
        Row { company: spot.company.clone(), href: self.company(spot), line: self.line(spot, ",") }
    }
}

/// "3 Standorte".
pub(super) fn locations(lang: Lang, count: usize) -> String {
    lang.count("map-companies", u64::try_from(count).unwrap_or(u64::MAX))
}
