//! Processes items on all cores, returning results in input order, in bounded memory.
//!
//! ```text
//! read   batch 1 │ batch 2 │ batch 3 │ …            read one batch
//! work           │ batch 1 │ batch 2 │ batch 3      while the previous one is processed
//! write          │         │ batch 1 │ batch 2      and written when done
//! ```

use anyhow::Result;
use rayon::prelude::*;

/// Batch size per thread: enough that one long article doesn't keep the other threads waiting, few enough to hold in
/// memory.
const ITEMS_PER_THREAD: usize = 64;

/// Applies `work` to all `items` and passes the results to `write`, in order.
///
/// # Errors
/// The first error of `write`; nothing more is read after it.
pub fn in_order<Item: Send, Answer: Send>(
    pool: &rayon::ThreadPool,
    items: impl Iterator<Item = Item> + Send,
    work: impl Fn(Item) -> Answer + Sync,
    mut write: impl FnMut(Answer) -> Result<()>,
) -> Result<()> {
    let size = ITEMS_PER_THREAD * pool.current_num_threads();
    let mut items = items;
    let mut batch: Vec<Item> = items.by_ref().take(size).collect();
    while !batch.is_empty() {
        let (answers, next) = pool.join(
            || batch.into_par_iter().map(&work).collect::<Vec<Answer>>(),
            || items.by_ref().take(size).collect::<Vec<Item>>(),
        );
        for answer in answers {
            write(answer)?;
        }
        batch = next;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_come_in_the_order_of_the_items() {
        for threads in [1, 3] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            let mut answers = Vec::new();
            in_order(
                &pool,
                0..1000,
                |item| item * 2,
                |answer| {
                    answers.push(answer);
                    Ok(())
                },
            )
            .unwrap();
            assert!(answers.into_iter().eq((0..1000).map(|item| item * 2)));
        }
    }

    #[test]
    fn little_is_read_after_an_error() {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
        let mut n_read = 0;
        let items = (0..100_000).inspect(|_| n_read += 1);
        let ended = in_order(&pool, items, |item| item, |_| anyhow::bail!("closed"));
        assert!(ended.is_err());
        assert!(n_read <= 2 * ITEMS_PER_THREAD);
    }
}
