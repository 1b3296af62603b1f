//! What somebody typed into a form about bookings, kept until it is taken.
use chrono::NaiveDate;
use lotse_web_kit::auth::Fields;
use uuid::Uuid;

/// Names and values, in the order of the form.
#[derive(Debug, Clone, Default)]
pub(crate) struct Typed(Vec<(String, String)>);

impl Typed {
    pub(crate) fn read(fields: &Fields) -> Self {
        // Browsers send the ends of lines as two characters (HTML, section 4.10.21.4), which nobody has typed.
        let text = |value: &str| value.trim().replace("\r\n", "\n");
        Self(fields.pairs().map(|(name, value)| (name.to_owned(), text(value))).collect())
    }

    /// As an address holds it.
    pub(crate) fn of_query(query: &str) -> Self {
        Self(form_urlencoded::parse(query.as_bytes()).into_owned().take(200).collect())
    }

    pub(crate) fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str())
    }

    /// None where it is empty.
    pub(crate) fn given(&self, name: &str) -> Option<String> {
        Some(self.get(name)).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Those fields that begin so, with what follows and the value.
    pub(crate) fn starting<'a>(&'a self, with: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.0.iter().filter_map(move |(name, value)| Some((name.strip_prefix(with)?, value.as_str())))
    }

    /// The ids among the values of a field, each once.
    pub(crate) fn ids(&self, name: &str) -> Vec<Uuid> {
        let mut ids = Vec::new();
        for id in self.all(name).filter_map(|text| Uuid::try_parse(text).ok()) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }

    /// Something that is known already; what was typed goes before it.
    pub(crate) fn known(mut self, name: &str, value: Option<&str>) -> Self {
        if let Some(value) = value.filter(|_| self.get(name).is_empty()) {
            self.0.push((name.to_owned(), value.to_owned()));
        }
        self
    }

    /// The slots that are wanted, after the buttons of the page that says what cannot be booked.
    pub(crate) fn wanted(&self) -> Vec<Uuid> {
        let swap = self.get("tausch").split_once(':');
        let swap = swap.and_then(|(old, new)| Uuid::try_parse(old).ok().zip(Uuid::try_parse(new).ok()));
        let without = Uuid::try_parse(self.get("ohne")).ok();
        let mut slots: Vec<Uuid> = Vec::new();
        for slot in self.ids("platz") {
            let slot = match swap {
                Some((old, new)) if old == slot => new,
                _ => slot,
            };
            if without != Some(slot) && !slots.contains(&slot) {
                slots.push(slot);
            }
        }
        slots
    }

    /// Whether to wait where it is full.
    pub(crate) fn waits(&self) -> bool {
        !self.get("warten").is_empty()
    }

    /// Everything but what a page writes anew, for hidden fields.
    pub(crate) fn carried(&self) -> Vec<(String, String)> {
        let anew = ["csrf", "platz", "tausch", "ohne", "warten", "schluessel"];
        self.0.iter().filter(|(name, _)| !anew.contains(&name.as_str())).cloned().collect()
    }

    /// A date in three boxes.
    pub(crate) fn birth_date(&self) -> Option<NaiveDate> {
        let year = self.get("jahr").parse().ok().filter(|year| (1900..=2999).contains(year))?;
        NaiveDate::from_ymd_opt(year, self.get("monat").parse().ok()?, self.get("tag").parse().ok()?)
    }

    /// As the field of three boxes keeps it.
    pub(crate) fn born(&self) -> String {
        ["tag", "monat", "jahr"].map(|part| self.get(part).replace('|', "")).join("|")
    }
}

#[cfg(test)]
mod tests {
    use super::{Typed, Uuid};

    #[test]
    fn buttons_change_what_is_wanted() {
        let [a, b, c] = [1, 2, 3].map(Uuid::from_u128);
        let typed = |more: &str| Typed::of_query(&format!("name=Jana&platz={a}&platz={b}&platz={a}&{more}"));
        assert_eq!(typed("").wanted(), [a, b]);
        assert_eq!(typed(&format!("tausch={a}:{c}")).wanted(), [c, b]);
        assert_eq!(typed(&format!("tausch={a}:{b}")).wanted(), [b]);
        assert_eq!(typed(&format!("ohne={b}")).wanted(), [a]);
        assert_eq!(typed("ohne=x&tausch=y").wanted(), [a, b]);
        assert!(typed("warten=ja").waits() && !typed("warten=").waits());
        assert_eq!(typed("warten=ja&schluessel=k").carried(), [("name".to_owned(), "Jana".to_owned())]);
    }
}
