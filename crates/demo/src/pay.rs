//! What trainees earn: euros a month before tax for each year, as usual in 2026 and 2027, rounded.
use crate::random::Random;

/// Least pay for trainees whose training begins in 2026, in euros for years 1 to 4: 724 euros in the first year, then
/// 18, 35 and 40 per cent more (Berufsbildungsgesetz, section 17 paragraph 2).
pub(crate) const LEGAL_MINIMUM: [i32; 4] = [724, 855, 978, 1_014];

pub(crate) const FOOD_INDUSTRY_NORTH: &[i32] = &[1_090, 1_170, 1_250];
pub(crate) const DAIRY_NORTH: &[i32] = &[1_080, 1_190, 1_290];
pub(crate) const BREWERY_NORTH: &[i32] = &[1_100, 1_180, 1_270];
pub(crate) const BAKERY: &[i32] = &[1_020, 1_090, 1_230];
pub(crate) const PASTRY: &[i32] = &[900, 1_010, 1_140];
pub(crate) const BUTCHERY: &[i32] = &[1_000, 1_110, 1_240];
pub(crate) const KITCHEN: &[i32] = &[1_050, 1_150, 1_250];
pub(crate) const RETAIL_NORTH: &[i32] = &[1_080, 1_180, 1_330];
pub(crate) const TECHNOLOGY_NORTH: &[i32] = &[1_130, 1_190, 1_260, 1_320];
pub(crate) const LABORATORY_NORTH: &[i32] = &[1_120, 1_190, 1_260, 1_330];
pub(crate) const OFFICE_NORTH: &[i32] = &[1_080, 1_150, 1_220];
pub(crate) const LOGISTICS_NORTH: &[i32] = &[1_060, 1_130, 1_200];

pub(crate) const METAL_BAVARIA: &[i32] = &[1_270, 1_320, 1_400, 1_450];
pub(crate) const PLASTICS_BAVARIA: &[i32] = &[1_140, 1_210, 1_290, 1_350];
pub(crate) const LOGISTICS_BAVARIA: &[i32] = &[1_100, 1_180, 1_250];
pub(crate) const OFFICE_BAVARIA: &[i32] = &[1_160, 1_220, 1_300];

pub(crate) const IT_RHINE_MAIN: &[i32] = &[1_180, 1_250, 1_350];
pub(crate) const OFFICE_RHINE_MAIN: &[i32] = &[1_120, 1_190, 1_280];
pub(crate) const MEDIA_RHINE_MAIN: &[i32] = &[1_020, 1_090, 1_180];

pub(crate) const DUAL_NORTH: &[i32] = &[1_300, 1_390, 1_480];
pub(crate) const DUAL_BAVARIA: &[i32] = &[1_380, 1_460, 1_560, 1_600];
pub(crate) const DUAL_RHINE_MAIN: &[i32] = &[1_350, 1_450, 1_560];

/// A placement that a course of study asks for.
pub(crate) const STUDENT_PLACEMENT: &[i32] = &[1_150];
pub(crate) const TRAINEE: &[i32] = &[3_650];
pub(crate) const TRAINEE_IT: &[i32] = &[4_050];
pub(crate) const ENTRY_SKILLED: &[i32] = &[3_150];
pub(crate) const ENTRY_IT: &[i32] = &[3_700];
pub(crate) const NONE: &[i32] = &[];

/// One company's pay by this scale, in cents, with a figure for each begun year of `months`.
///
/// No figure is below the legal minimum.
pub(crate) fn by_year(scale: &[i32], months: i32, random: &mut Random) -> Vec<i32> {
    let years = usize::try_from((months.max(1) + 11) / 12).unwrap_or(1);
    let percent = random.between(97, 104);
    let Some(top) = scale.last() else { return Vec::new() };
    (0..years)
        .map(|year| {
            let euros = scale.get(year).unwrap_or(top) * percent / 100;
            let least = LEGAL_MINIMUM.get(year).unwrap_or(&LEGAL_MINIMUM[3]);
            (euros / 5 * 5).max(*least) * 100
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{LEGAL_MINIMUM, METAL_BAVARIA, by_year};
    use crate::random::Random;

    #[test]
    fn three_and_a_half_years_have_four_figures_that_rise() {
        let pay = by_year(METAL_BAVARIA, 42, &mut Random::new(1));
        assert_eq!(pay.len(), 4);
        assert!(pay.is_sorted());
        assert_eq!(by_year(METAL_BAVARIA, 24, &mut Random::new(1)).len(), 2);
    }

    #[test]
    fn no_scale_leads_below_the_legal_minimum() {
        let pay = by_year(&[1], 42, &mut Random::new(1));
        assert_eq!(pay, LEGAL_MINIMUM.map(|euros| euros * 100));
    }
}
