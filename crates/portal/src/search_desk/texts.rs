//! The keys of texts that are made from words of the domain at run time.

/// Field and code of the domain's errors that the form of a rule shows.
const MISTAKES: [&str; 12] = [
    "written-missing",
    "written-too-long",
    "written-characters",
    "written-no-word",
    "written-several",
    "written-too-many",
    "meant-missing",
    "meant-too-long",
    "meant-characters",
    "meant-no-word",
    "meant-too-many",
    "meant-same",
];

pub(crate) fn spelt_out() -> Vec<String> {
    MISTAKES.iter().map(|mistake| format!("mistake-{mistake}")).collect()
}
