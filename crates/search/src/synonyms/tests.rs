use super::Synonyms;

fn of<'a>(rules: &'a Synonyms, words: &[&str]) -> Option<(usize, &'a [Vec<String>])> {
    rules.at(|at| words.get(at).copied())
}

#[test]
fn the_longest_rule_holds() {
    let rules = Synonyms::read(
        "
        # What is left of a sign is a comment.
        car mechanic | motor mechanic = Kfz-Mechatroniker # and not a mechanic
        car = Auto
        nothing =
        = nobody
        a line without a rule
        ",
    );
    let (count, ways) = of(&rules, &["car", "mechanic", "luebeck"]).unwrap();
    assert_eq!((count, ways), (2, [vec!["kfz".to_owned(), "mechatroniker".to_owned()]].as_slice()));
    assert_eq!(of(&rules, &["car", "dealer"]).unwrap().0, 1);
    assert_eq!(of(&rules, &["motor", "mechanic"]).unwrap().0, 2);
    assert_eq!(of(&rules, &["cars"]).unwrap().0, 1, "inflected");
    for words in [&["mechanic"][..], &["motor"], &["nothing"], &[]] {
        assert_eq!(of(&rules, words), None, "{words:?}");
    }
}

#[test]
fn each_built_in_rule_can_be_met_and_stands_once() {
    let mut seen = std::collections::HashSet::new();
    let mut rules = 0;
    for line in include_str!("built_in.txt").lines() {
        let rule = line.split('#').next().unwrap_or_default().trim();
        if rule.is_empty() {
            continue;
        }
        let (from, to) = rule.split_once('=').unwrap_or_else(|| panic!("no rule: {rule}"));
        assert!(!to.trim().is_empty(), "{rule}");
        for from in from.split('|') {
            rules += 1;
            let words = super::compared(from);
            assert!(!words.is_empty(), "only words that tell nothing: {from}");
            assert!(seen.insert(words.join(" ")), "twice: {from}");
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            assert_eq!(of(Synonyms::built_in(), &words).map(|(count, _)| count), Some(words.len()), "{from}");
        }
    }
    assert!(rules > 150, "{rules}");
}
