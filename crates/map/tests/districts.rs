//! The simplified districts hold the municipalities that their keys name.

use flate2::read::GzDecoder;
use lotse_map::{Point, district_at};

#[test]
fn nearly_every_municipality_lies_in_its_district() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../reference/data/places.csv.gz");
    let mut places = csv::Reader::from_reader(GzDecoder::new(std::fs::File::open(path).expect("the places")));
    let (mut all, mut right, mut wrong) = (0_u32, 0_u32, Vec::new());
    for row in places.records() {
        let row = row.expect("a row");
        if &row[0] != "municipality" {
            continue;
        }
        let degrees = |column: usize| row[column].parse::<f64>().expect("a number");
        let found = district_at(Point::new(degrees(6), degrees(7)));
        all += 1;
        if found == Some(&row[1][..5]) {
            right += 1;
        } else {
            wrong.push(format!("{} {}: {found:?}", &row[1], &row[3]));
        }
    }
    let share = f64::from(right) / f64::from(all);
    println!("{right} of {all} municipalities lie in their district ({:.2} %)", share * 100.0);
    println!("{}", wrong.join("\n"));
    assert!(all > 11_000);
    assert!(share >= 0.99, "{share}");
}
