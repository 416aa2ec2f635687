//! A reader that fails when one article exceeds the size limit.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

/// Bytes read since the current article began.
#[derive(Clone, Debug, Default)]
pub(super) struct Meter(Rc<Cell<u64>>);

impl Meter {
    /// Marks the end of an article.
    pub(super) fn reset(&self) {
        self.0.set(0);
    }
}

/// Reads until more than `most` bytes have come without a reset of its meter.
pub(super) struct Metered<R> {
    reader: R,
    most: u64,
    meter: Meter,
}

impl<R: Read> Metered<R> {
    /// The reader, and its meter, which must be reset after each article.
    pub(super) fn new(reader: R, most: u64) -> (Metered<R>, Meter) {
        let meter = Meter::default();
        (Metered { reader, most, meter: meter.clone() }, meter)
    }
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n_read = self.reader.read(buffer)?;
        let sum = self.meter.0.get() + n_read as u64;
        self.meter.0.set(sum);
        if sum > self.most {
            return Err(io::Error::other(format!("one article in it takes more than {}", mebibytes(self.most))));
        }
        Ok(n_read)
    }
}

/// `64 MiB`, or a number of bytes if it isn't a whole number of MiB.
pub(crate) fn mebibytes(n_bytes: u64) -> String {
    if n_bytes.is_multiple_of(1 << 20) { format!("{} MiB", n_bytes >> 20) } else { format!("{n_bytes} bytes") }
}
