//! The keys of texts that are made from words of the domain at run time.
use lotse_domain::alert::Rhythm;

pub(crate) fn spelt_out() -> Vec<String> {
    let rhythms: Vec<&str> = Rhythm::ALL.iter().map(|rhythm| rhythm.as_str()).collect();
    let groups: [(&str, &[&str]); 4] = [
        ("alert-rhythm", &rhythms),
        ("alert-active", &rhythms),
        ("alert-do", &["bestaetigen", "rhythmus", "pause", "weiter", "verlaengern", "ende"]),
        ("done-alert", &["confirmed", "changed", "paused", "resumed", "prolonged", "ended"]),
    ];
    let key = |group: &str, word: &&str| format!("{group}-{}", word.replace('_', "-"));
    groups.iter().flat_map(|(group, words)| words.iter().map(move |word| key(group, word))).collect()
}
