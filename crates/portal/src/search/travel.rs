//! How long the way takes, in words.
use lotse_search::travel::{Mode, Point, Travel};

use crate::{PortalState, format, language::Lang};

/// The ways to these places, asked for once; none where nothing was given to start from.
pub(crate) async fn ways(
    state: &PortalState,
    lang: Lang,
    from: Option<Point>,
    to: &[Option<Point>],
) -> Vec<Option<String>> {
    let Some(from) = from else { return Vec::new() };
    let ways = state.travel.to(from, to).await;
    ways.into_iter().map(|way| way.map(|travel| said(lang, travel))).collect()
}

/// Coordinates of which one may be missing.
pub(crate) fn point(latitude: Option<f64>, longitude: Option<f64>) -> Option<Point> {
    Some((latitude?, longitude?))
}

/// "ca. 35 min mit Bus und Bahn (geschätzt)".
fn said(lang: Lang, Travel { mode, minutes, estimated }: Travel) -> String {
    let Some(minutes) = minutes else { return lang.t("travel-around-the-corner") };
    let time = time(lang, minutes);
    let time = if estimated { lang.with("travel-about", [("n", time)]) } else { time };
    let key = match mode {
        Mode::Walk => "travel-walk",
        Mode::Bicycle => "travel-bicycle",
        Mode::Transit => "travel-transit",
    };
    let words = lang.with(key, [("n", time)]);
    if estimated { lang.with("travel-estimated", [("words", words)]) } else { words }
}

fn time(lang: Lang, minutes: u32) -> String {
    let number = |value: u32| format::number(lang, u64::from(value));
    let (hours, rest) = (minutes / 60, minutes % 60);
    match (hours, rest) {
        (0, _) => lang.with("travel-minutes", [("n", number(minutes))]),
        (_, 0) => lang.with("travel-hours", [("hours", number(hours))]),
        _ => lang.with("travel-hours-minutes", [("hours", number(hours)), ("n", number(rest))]),
    }
}

#[cfg(test)]
mod tests {
    use lotse_search::travel::estimate;

    use super::{Lang, Mode, Travel, said};

    #[test]
    fn an_estimate_says_that_it_is_one() {
        let told = |lang, km| said(lang, estimate(km).unwrap());
        assert_eq!(told(Lang::De, 8.0), "ca. 35 min mit Bus und Bahn (geschätzt)");
        assert_eq!(told(Lang::De, 3.0), "ca. 15 min mit dem Fahrrad (geschätzt)");
        assert_eq!(told(Lang::De, 0.4), "zu Fuß");
        assert_eq!(told(Lang::De, 40.0), "ca. 1 Std. 35 min mit Bus und Bahn (geschätzt)");
        assert_eq!(told(Lang::En, 8.0), "about 35 min by bus and train (estimated)");
        let known = Travel { mode: Mode::Walk, minutes: Some(120), estimated: false };
        assert_eq!(said(Lang::De, known), "2 Std. zu Fuß");
    }
}
