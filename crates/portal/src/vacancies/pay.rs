//! Pay by year of training, as figures and as bars.
use lotse_domain::vacancy::PayByYear;

use crate::{format, language::Lang};

/// Width of the longest bar in units of the drawing.
const FULL: i64 = 100;

/// One year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PayYear {
    pub(crate) label: String,
    pub(crate) money: String,
    /// From 0 to 100.
    pub(crate) width: i64,
}

pub(crate) fn years(lang: Lang, pay: &PayByYear) -> Vec<PayYear> {
    let most = i64::from(pay.0.iter().copied().max().unwrap_or(0)).max(1);
    (1_u64..)
        .zip(&pay.0)
        .filter(|(_, cents)| **cents > 0)
        .map(|(year, cents)| PayYear {
            label: lang.with("pay-year", [("year", year.to_string())]),
            money: format::money(lang, *cents),
            width: i64::from(*cents) * FULL / most,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Lang, PayByYear, years};

    #[test]
    fn the_best_year_fills_the_width() {
        let all = years(Lang::De, &PayByYear(vec![100_000, 110_000, 125_000]));
        assert_eq!(all.iter().map(|y| y.width).collect::<Vec<_>>(), [80, 88, 100]);
        assert_eq!(all[2].label, "3. Jahr");
        assert!(years(Lang::De, &PayByYear(vec![])).is_empty());
    }
}
