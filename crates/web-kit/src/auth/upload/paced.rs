//! A body in small pieces, one at a time, with a word on why it ended.
use std::{
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicU8, AtomicUsize, Ordering},
    },
    task::{Context, Poll},
};

use axum::body::{Body, BodyDataStream, Bytes};
use futures_util::{Stream, StreamExt};
use http_body_util::LengthLimitError;

use super::UploadForm;
use crate::problem::{Code, Problem};

const PIECE: usize = 16 * 1024;

/// What the reader of parts may hold back without giving anything out: the head of a part.
const MOST_HELD: usize = 64 * 1024;

/// The body as its reader gets it. The library that takes forms apart reads on as long as something is there and keeps it all,
/// so it is given one piece each time that it asks; and it keeps the head of a part until its end, however long that is.
pub(super) struct Paced {
    body: BodyDataStream,
    rest: Bytes,
    gave: bool,
    read: usize,
    watch: Watch,
}

/// What is known about a [`Paced`] from outside.
#[derive(Debug, Clone, Default)]
pub(super) struct Watch {
    held: Arc<AtomicUsize>,
    end: Arc<AtomicU8>,
}

const TOO_LARGE: u8 = 1;
const LONG_HEAD: u8 = 2;
const BROKEN_OFF: u8 = 3;

impl Watch {
    /// Something came out: what was held is used up.
    pub(super) fn moved(&self) {
        self.held.store(0, Ordering::Relaxed);
    }

    /// Why reading failed.
    pub(super) fn problem(&self) -> Problem {
        match self.end.load(Ordering::Relaxed) {
            TOO_LARGE => too_large(),
            LONG_HEAD => {
                Problem::new(Code::BadBody, "a part of the form has a longer head than is taken here")
            }
            BROKEN_OFF => Problem::new(Code::BadBody, "the body could not be read to its end"),
            _ => Problem::new(Code::BadBody, "the parts of the form cannot be told apart"),
        }
    }
}

pub(super) fn too_large() -> Problem {
    Problem::new(
        Code::BodyTooLarge,
        format!("all files together may have at most {} MB", UploadForm::READS >> 20),
    )
}

impl Paced {
    pub(super) fn new(body: Body) -> (Self, Watch) {
        let watch = Watch::default();
        let paced = Self {
            body: body.into_data_stream(),
            rest: Bytes::new(),
            gave: false,
            read: 0,
            watch: watch.clone(),
        };
        (paced, watch)
    }

    fn fail(&self, why: u8) -> Poll<Option<Result<Bytes, axum::Error>>> {
        self.watch.end.store(why, Ordering::Relaxed);
        Poll::Ready(Some(Err(axum::Error::new(std::io::Error::other("the body ends here")))))
    }
}

impl Stream for Paced {
    type Item = Result<Bytes, axum::Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if std::mem::take(&mut self.gave) {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        while self.rest.is_empty() {
            match self.body.poll_next_unpin(context) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(None) => return Poll::Ready(None),
                Poll::Ready(Some(Ok(bytes))) => self.rest = bytes,
                Poll::Ready(Some(Err(err))) => {
                    return self.fail(if is_limit(&err) { TOO_LARGE } else { BROKEN_OFF });
                }
            }
        }
        let size = self.rest.len().min(PIECE);
        let piece = self.rest.split_to(size);
        self.read += size;
        if self.read > UploadForm::READS {
            return self.fail(TOO_LARGE);
        }
        if self.watch.held.fetch_add(size, Ordering::Relaxed) + size > MOST_HELD + PIECE {
            return self.fail(LONG_HEAD);
        }
        self.gave = true;
        Poll::Ready(Some(Ok(piece)))
    }
}

fn is_limit(err: &axum::Error) -> bool {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(err);
    while let Some(err) = cause {
        if err.is::<LengthLimitError>() {
            return true;
        }
        cause = err.source();
    }
    false
}
