//! JSON and JSON Lines: the whole text is checked, then handed out piece by piece without being copied.
use serde_json::{Deserializer, error::Category, value::RawValue};

use crate::FileError;

/// The records of a text: the elements of its array, its one object, or one of these per line.
///
/// # Errors
/// When the text ends early or is no JSON.
pub(crate) fn records(text: &str) -> Result<Vec<&RawValue>, FileError> {
    let mut records = Vec::new();
    for value in Deserializer::from_str(text).into_iter::<&RawValue>() {
        let value = value.map_err(|error| file_error(&error))?;
        if value.get().starts_with('[') {
            let elements: Vec<&RawValue> =
                serde_json::from_str(value.get()).map_err(|error| file_error(&error))?;
            records.extend(elements);
        } else {
            records.push(value);
        }
    }
    Ok(records)
}

/// Whether the text is JSON at all.
///
/// # Errors
/// When it ends early or is no JSON.
pub(crate) fn check(text: &str) -> Result<(), FileError> {
    records(text).map(|_| ())
}

fn file_error(error: &serde_json::Error) -> FileError {
    let (line, column) = (error.line(), error.column());
    match error.classify() {
        Category::Eof => FileError::CutOff(format!("the JSON ends in the middle, in line {line}")),
        _ => FileError::Damaged(format!(
            "it is no JSON from line {line}, column {column} on; export it once more"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::{check, records};

    fn pieces(text: &str) -> Vec<String> {
        records(text).unwrap().iter().map(|raw| raw.get().to_owned()).collect()
    }

    #[test]
    fn arrays_objects_and_lines_are_records() {
        assert_eq!(pieces("[{\"a\":1}, 2]"), ["{\"a\":1}", "2"]);
        assert_eq!(pieces("{\"a\":1}"), ["{\"a\":1}"]);
        assert_eq!(pieces("{\"a\":1}\n{\"a\":2}\n\n[3]\n"), ["{\"a\":1}", "{\"a\":2}", "3"]);
        assert!(pieces("[]").is_empty());
    }

    #[test]
    fn a_text_that_breaks_off_or_is_wrong_is_told_with_its_line() {
        let told = |text| check(text).unwrap_err().to_string();
        assert_eq!(
            told("[\n{\"a\": 1},\n{\"a\": \"tex"),
            "the file was cut off: the JSON ends in the middle, in line 3; get it once more, whole"
        );
        assert!(told("[\n{\"a\": 1}\n").contains("in line"));
        assert!(
            told("[\n{\"a\" 1}]").starts_with("the file is damaged: it is no JSON from line 2, column 6")
        );
        assert!(told("[1] x").contains("line 1"));
    }
}
