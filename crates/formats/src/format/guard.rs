//! Runs third-party parsers under `catch_unwind`; a panic becomes an error.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    static IS_GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Whether this thread is running guarded code. A panic hook can then stay silent.
pub fn is_guarded() -> bool {
    IS_GUARDED.get()
}

/// The result of `work`; `None` if it panics. What it worked on must not be used afterwards.
pub(super) fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    let before = IS_GUARDED.replace(true);
    let done = catch_unwind(AssertUnwindSafe(work));
    IS_GUARDED.set(before);
    done.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_an_answer() {
        assert_eq!(guarded(|| 7), Some(7));
        assert!(!is_guarded());
        let empty: Vec<i32> = Vec::new();
        assert_eq!(guarded(|| empty[empty.len()]), None);
        assert!(!is_guarded());
        assert_eq!(guarded(is_guarded), Some(true));
    }
}
