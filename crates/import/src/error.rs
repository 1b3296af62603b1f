use std::io;

/// Why nothing at all was taken from a file: one sentence that says what is wrong and what to do.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    #[error("there is no file {path}; check the name")]
    NotFound { path: String },
    #[error("{path} is a folder; name a file")]
    IsAFolder { path: String },
    #[error("{path} cannot be read: {reason}")]
    Unreadable { path: String, reason: io::Error },
    #[error("the file has {mebibytes} MiB, more than the limit of 1,024 MiB; split it")]
    TooLarge { mebibytes: u64 },
    #[error("the file is empty")]
    Empty,
    /// Some other kind of file, such as a picture.
    #[error("the file is {what}; {advice}")]
    WrongKind { what: &'static str, advice: &'static str },
    /// The letters cannot be told, or have been spoilt before.
    #[error("{0}")]
    Encoding(String),
    /// The end is missing.
    #[error("the file was cut off: {0}; get it once more, whole")]
    CutOff(String),
    /// The parts do not fit together.
    #[error("the file is damaged: {0}")]
    Damaged(String),
    /// Nothing of what a source needs is in it.
    #[error("{0}")]
    NotOurs(String),
}
