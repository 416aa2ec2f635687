//! PDF with a text layer: glyphs with their places, to lines, to columns, to paragraphs.
//!
//! ```text
//! bytes ── bombs ─── no packed stream comes out larger than the limit
//!       ── glyphs ── where each character stands (hayro interprets the pages), on a thread of its own
//!       ── lines ─── characters to lines, lines in reading order through columns
//!       ── story ─── lines to paragraphs; running heads and page numbers out; hyphens undone; the title
//! ```
//!
//! A reader of PDF cannot promise to end, nor never to panic, however well it is made. So it runs on a thread that is given up after
//! [`Limits::seconds`]: whenever it draws, it looks whether it was given up, and ends. Only a thread that is caught in a loop without
//! drawing goes on until the process ends; its memory is bounded by what was checked before.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

use super::{Document, Documents, Limits};

mod bombs;
mod glyphs;
mod lines;
mod story;

/// The name of the thread: whoever shows panics may leave out those of it.
const THREAD: &str = "pdf";

/// What its deepest functions may need. It is address space, and becomes memory only as it is used.
const STACK: usize = 64 << 20;

/// The text of a PDF.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Documents, String> {
    if bytes.len() as u64 > limits.article {
        return Err(format!("it holds more than {} bytes", limits.article));
    }
    let (bytes, own_limits) = (bytes.to_vec(), *limits);
    let is_given_up = Arc::new(AtomicBool::new(false));
    let (sender, receiver) = sync_channel(1);
    let flag = Arc::clone(&is_given_up);
    let work = move || {
        // Nobody listens any more if it took too long.
        let _ = sender.send(read_all(bytes, &own_limits, &flag));
    };
    let started = thread::Builder::new().name(THREAD.to_owned()).stack_size(STACK).spawn(work);
    started.map_err(|_| "no thread can be started to read it".to_owned())?;
    match receiver.recv_timeout(Duration::from_secs(limits.seconds)) {
        Ok(document) => Ok(vec![Ok(document?)]),
        Err(RecvTimeoutError::Timeout) => {
            is_given_up.store(true, Ordering::Relaxed);
            let seconds = if limits.seconds == 1 { "second" } else { "seconds" };
            Err(format!("reading it takes more than {} {seconds}", limits.seconds))
        }
        Err(RecvTimeoutError::Disconnected) => Err("its structure is too damaged to be read".to_owned()),
    }
}

fn read_all(bytes: Vec<u8>, limits: &Limits, is_given_up: &AtomicBool) -> Result<Document, String> {
    bombs::check(&bytes, limits, is_given_up)?;
    let found = glyphs::of(bytes, is_given_up)?;
    let pages = found.pages.iter().map(|page| lines::of(page)).collect();
    let document = story::of(pages, found);
    if document.text.trim().is_empty() { Err("its pages hold no text".to_owned()) } else { Ok(document) }
}
