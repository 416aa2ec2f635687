//! A reader that gives up when one article takes more bytes than an article may have.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

/// How many bytes were read since an article began.
#[derive(Clone, Debug, Default)]
pub(super) struct Meter(Rc<Cell<u64>>);

impl Meter {
    /// An article ends here.
    pub(super) fn reset(&self) {
        self.0.set(0);
    }
}

/// Reads until more than `most` bytes come without a reset of its meter.
pub(super) struct Metered<R> {
    reader: R,
    most: u64,
    meter: Meter,
}

impl<R: Read> Metered<R> {
    /// The reader, and the meter that is to be reset after each article.
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

/// `64 MiB`, or the number of bytes if it is no whole number of these.
pub(crate) fn mebibytes(n_bytes: u64) -> String {
    if n_bytes.is_multiple_of(1 << 20) { format!("{} MiB", n_bytes >> 20) } else { format!("{n_bytes} bytes") }
}
