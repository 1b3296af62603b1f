//! Everybody comes at once, over HTTP: no slot is oversold, nobody is in twice, what was confirmed is there (S1, S2, S3).
mod counts;
mod killed;
mod mixed;
mod node;
mod unguarded;
