//! Decompresses collections while reading. Gzip and zstd are recognised by their first bytes, not by name,
//! so standard input may be compressed too.

use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::StreamingDecoder;

use crate::format::mebibytes;

const GZIP: &[u8] = b"\x1F\x8B";
const ZSTD: &[u8] = b"\x28\xB5\x2F\xFD";

/// Bytes read at a time.
const BUFFER: usize = 256 << 10;

/// Maximum growth factor of compressed data, if that allows more than the limit in bytes. Text grows three to ten
/// times.
const MOST_GROWTH: u64 = 100;

/// Decompresses `reader` if needed, and tells whether it was compressed. The output is limited to `most` bytes or a
/// hundred times the input, whichever is larger; beyond that, reading fails.
///
/// # Errors
/// If it can't be read, or starts like zstd but isn't.
pub fn unpacked<'r>(reader: impl Read + Send + 'r, most: u64) -> io::Result<(Box<dyn Read + Send + 'r>, bool)> {
    let mut head = Vec::new();
    let n_packed = Arc::new(AtomicU64::new(0));
    let mut reader = Counted { reader, n_read: n_packed.clone() };
    // A pipe may deliver its first bytes one at a time.
    reader.by_ref().take(ZSTD.len() as u64).read_to_end(&mut head)?;
    let (is_gzip, is_zstd) = (head.starts_with(GZIP), head.starts_with(ZSTD));
    let whole = io::Cursor::new(head).chain(reader);
    let bounds = Bounds { most, n_packed, n_unpacked: 0 };
    Ok(if is_gzip {
        // Files that were compressed in parts and concatenated have several members.
        let reader = MultiGzDecoder::new(BufReader::with_capacity(BUFFER, whole));
        (Box::new(Bounded { reader, bounds }), true)
    } else if is_zstd {
        let reader = Frames { packed: Some(BufReader::with_capacity(BUFFER, whole)), frame: None };
        (Box::new(Bounded { reader, bounds }), true)
    } else {
        (Box::new(whole), false)
    })
}

/// Counts the bytes read.
struct Counted<R> {
    reader: R,
    n_read: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n_read = self.reader.read(buffer)?;
        self.n_read.fetch_add(n_read as u64, Ordering::Relaxed);
        Ok(n_read)
    }
}

/// Limits how much may come out of a compressed file.
struct Bounds {
    most: u64,
    n_packed: Arc<AtomicU64>,
    n_unpacked: u64,
}

/// A reader of decompressed data that fails once the limit is exceeded.
struct Bounded<R> {
    reader: R,
    bounds: Bounds,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n_read = self.reader.read(buffer)?;
        let bounds = &mut self.bounds;
        bounds.n_unpacked += n_read as u64;
        if bounds.n_unpacked > bounds.most && bounds.n_unpacked / MOST_GROWTH > bounds.n_packed.load(Ordering::Relaxed)
        {
            let limit = mebibytes(bounds.most);
            return Err(io::Error::other(format!(
                "it unpacks to more than {limit}, over {MOST_GROWTH} times its size"
            )));
        }
        Ok(n_read)
    }
}

/// A zstd file: one frame after the other.
struct Frames<R: Read> {
    /// The rest after the current frame, while no frame is being read.
    packed: Option<BufReader<R>>,
    frame: Option<Box<StreamingDecoder<BufReader<R>, ruzstd::decoding::FrameDecoder>>>,
}

impl<R: Read> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if let Some(frame) = &mut self.frame {
                let n_read = frame.read(buffer)?;
                if n_read > 0 || buffer.is_empty() {
                    return Ok(n_read);
                }
                self.packed = self.frame.take().map(|frame| frame.into_inner());
            }
            let Some(packed) = &mut self.packed else { return Ok(0) };
            if packed.fill_buf()?.is_empty() {
                return Ok(0);
            }
            let packed = self.packed.take().expect("it was just looked at");
            self.frame = Some(Box::new(StreamingDecoder::new(packed).map_err(io::Error::other)?));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn gzip(text: &str) -> Vec<u8> {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        packed.write_all(text.as_bytes()).unwrap();
        packed.finish().unwrap()
    }

    fn zstd(text: &str) -> Vec<u8> {
        ruzstd::encoding::compress_to_vec(text.as_bytes(), ruzstd::encoding::CompressionLevel::Fastest)
    }

    #[test]
    fn what_is_packed_is_unpacked_in_all_its_parts() {
        let long = "The ferry was late.\n".repeat(50_000);
        for (packed, is_packed) in [
            (long.clone().into_bytes(), false),
            ([gzip(&long[..400_000]), gzip(&long[400_000..])].concat(), true),
            ([zstd(&long[..400_000]), zstd(&long[400_000..])].concat(), true),
        ] {
            let (mut reader, was_packed) = unpacked(io::Cursor::new(packed), u64::MAX).unwrap();
            let mut text = String::new();
            reader.read_to_string(&mut text).unwrap();
            assert!(text == long);
            assert_eq!(was_packed, is_packed);
        }
    }

    #[test]
    fn a_file_cut_short_is_an_error_and_an_empty_one_is_empty() {
        for packed in
            [gzip("The ferry was late. ".repeat(99).as_str()), zstd("The ferry was late. ".repeat(99).as_str())]
        {
            let cut = packed[..packed.len() - 6].to_vec();
            let mut text = String::new();
            let read =
                unpacked(io::Cursor::new(cut), u64::MAX).and_then(|(mut reader, _)| reader.read_to_string(&mut text));
            assert!(read.is_err());
        }
        assert_eq!(unpacked(io::empty(), 0).unwrap().0.read(&mut [0; 8]).unwrap(), 0);
    }

    #[test]
    fn what_grows_out_of_all_proportion_is_given_up() {
        let zeros = "0".repeat(30_000_000);
        for packed in [gzip(&zeros), zstd(&zeros)] {
            let (mut reader, _) = unpacked(io::Cursor::new(packed.clone()), 1 << 20).unwrap();
            let error = io::copy(&mut reader, &mut io::sink()).unwrap_err().to_string();
            assert_eq!(error, "it unpacks to more than 1 MiB, over 100 times its size");
            assert!(io::copy(&mut unpacked(io::Cursor::new(packed), 30_000_000).unwrap().0, &mut io::sink()).is_ok());
        }
        let text: String = (0_u64..300_000).map(|n| format!("{} ", n * 7919)).collect();
        assert!(io::copy(&mut unpacked(io::Cursor::new(gzip(&text)), 1 << 10).unwrap().0, &mut io::sink()).is_ok());
    }
}
