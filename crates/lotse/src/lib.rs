//! The one binary: command line, processes, benchmarks. Everything else is in the crates that it puts together.

pub mod bench;
mod cli;
mod cluster;
pub mod database;
mod demo;
pub mod files;
mod follow;
mod import;
mod keys;
mod mail;
mod outbox;
mod progress;
mod reference;
pub mod secrets;
pub mod server;
mod shelf;
mod template;
mod user;
pub mod verify;
mod work;

pub use cli::main;

/// How a command ends; the process's exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    Done,
    /// Done, but something was refused or differs.
    WithRefusals,
    /// The call or its input is wrong; nothing was done.
    WrongCall,
}

impl Ended {
    pub const fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::WithRefusals => 1,
            Self::WrongCall => 2,
        }
    }
}

/// Exit code for what is not possible now: no database, no free port, a full disk.
pub const NOT_POSSIBLE_NOW: u8 = 3;
