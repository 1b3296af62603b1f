//! Keyset pages: an item is followed by the items after its key, so that nothing is skipped when rows come and go.

/// The most items that one page holds.
pub const MAX_LIMIT: u64 = 100;

/// Which page: the items after a key, at most `limit` of them.
#[derive(Debug, Clone)]
pub struct PageRequest<K> {
    pub after: Option<K>,
    pub limit: u64,
}

impl<K> PageRequest<K> {
    /// A request within the limits: 20 items unless told, never more than [`MAX_LIMIT`].
    pub fn new(after: Option<K>, limit: Option<u64>) -> Self {
        Self { after, limit: limit.unwrap_or(20).clamp(1, MAX_LIMIT) }
    }
}

/// One page and the key by which the next one is asked for.
#[derive(Debug, Clone)]
pub struct Page<T, K> {
    pub items: Vec<T>,
    pub next: Option<K>,
}

impl<T, K> Page<T, K> {
    /// Cuts a list that was read one item too long.
    pub fn cut(mut items: Vec<T>, limit: u64, key: impl Fn(&T) -> K) -> Self {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = items.len() > limit;
        items.truncate(limit);
        let next = if more { items.last().map(key) } else { None };
        Self { items, next }
    }
}
