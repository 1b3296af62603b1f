use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use tokio_util::sync::CancellationToken;

/// The connections that have no request at the moment, the longest waiting first.
#[derive(Debug, Default)]
pub(super) struct Waiting(Mutex<Queue>);

#[derive(Debug, Default)]
struct Queue {
    next: u64,
    connections: BTreeMap<u64, CancellationToken>,
}

/// A place in the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ticket(u64);

impl Waiting {
    pub(super) fn enter(&self, close: CancellationToken) -> Ticket {
        let mut queue = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let number = queue.next;
        queue.next += 1;
        queue.connections.insert(number, close);
        Ticket(number)
    }

    pub(super) fn leave(&self, ticket: Ticket) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).connections.remove(&ticket.0);
    }

    /// Closes the connection that has waited longest for a request.
    pub(super) fn close_oldest(&self) {
        let oldest = self.0.lock().unwrap_or_else(PoisonError::into_inner).connections.pop_first();
        if let Some((_, close)) = oldest {
            close.cancel();
        }
    }
}

#[cfg(test)]
mod tests {
    use tokio_util::sync::CancellationToken;

    use super::Waiting;

    #[test]
    fn the_one_that_waited_longest_makes_room() {
        let waiting = Waiting::default();
        let tokens: Vec<_> = (0..3).map(|_| CancellationToken::new()).collect();
        let first = waiting.enter(tokens[0].clone());
        waiting.enter(tokens[1].clone());
        waiting.enter(tokens[2].clone());
        waiting.leave(first);
        waiting.close_oldest();
        assert_eq!(
            tokens.iter().map(CancellationToken::is_cancelled).collect::<Vec<_>>(),
            [false, true, false]
        );
    }
}
