//! The checked-in table: what each route answers to each kind of caller. A line is
//! `METHOD path answer answer … [| body]`, with one answer for each name in the line that begins with `method`.
use std::collections::BTreeSet;

pub struct Row {
    pub method: String,
    /// As the router and the document write it: `/api/v1/companies/{slug}/team`.
    pub path: String,
    /// (kind of caller, answer), in the order of the heading.
    pub answers: Vec<(String, String)>,
    /// What is sent; right in its form, wrong in its matter, so that nothing is changed by asking.
    pub body: Option<String>,
}

pub fn parse(text: &str) -> Vec<Row> {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    let heading: Vec<String> =
        lines.next().expect("a heading").split_whitespace().map(str::to_owned).collect();
    assert_eq!(heading[..2], ["method", "path"]);
    lines
        .map(|line| {
            let (cells, body) = match line.split_once(" | ") {
                Some((cells, body)) => (cells, Some(body.trim().to_owned())),
                None => (line, None),
            };
            let cells: Vec<&str> = cells.split_whitespace().collect();
            assert_eq!(cells.len(), heading.len(), "a line has as many cells as the heading: {line}");
            Row {
                method: cells[0].to_owned(),
                path: cells[1].to_owned(),
                answers: heading[2..].iter().cloned().zip(cells[2..].iter().map(|&c| c.to_owned())).collect(),
                body,
            }
        })
        .collect()
}

/// (method, path) of every line; a route has one line only.
pub fn routes(rows: &[Row]) -> BTreeSet<(String, String)> {
    let mut routes = BTreeSet::new();
    for row in rows {
        assert!(routes.insert((row.method.clone(), row.path.clone())), "twice: {} {}", row.method, row.path);
    }
    routes
}
