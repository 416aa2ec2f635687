//! Compressed collections, unpacked while they are read. Gzip and zstd are told by their first bytes, not by names, so that
//! standard input may be compressed too.

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::StreamingDecoder;

const GZIP: &[u8] = b"\x1F\x8B";
const ZSTD: &[u8] = b"\x28\xB5\x2F\xFD";

/// Bytes that are read at once.
const BUFFER: usize = 256 << 10;

/// `reader` unpacked if it is compressed, and whether it was.
///
/// # Errors
/// If it cannot be read, or what looks like zstd is not.
pub fn unpacked(reader: impl Read + Send + 'static) -> io::Result<(Box<dyn Read + Send>, bool)> {
    let mut head = Vec::new();
    let mut reader = reader;
    // A pipe may hand out its first bytes one by one.
    reader.by_ref().take(ZSTD.len() as u64).read_to_end(&mut head)?;
    let (is_gzip, is_zstd) = (head.starts_with(GZIP), head.starts_with(ZSTD));
    let whole = io::Cursor::new(head).chain(reader);
    Ok(if is_gzip {
        // Files that were compressed in parts and joined have several members.
        (Box::new(MultiGzDecoder::new(BufReader::with_capacity(BUFFER, whole))), true)
    } else if is_zstd {
        (Box::new(Frames { packed: Some(BufReader::with_capacity(BUFFER, whole)), frame: None }), true)
    } else {
        (Box::new(whole), false)
    })
}

/// A zstd file: one frame after the other.
struct Frames<R: Read> {
    /// What follows the frame that is being read, while none is.
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
            let (mut reader, was_packed) = unpacked(io::Cursor::new(packed)).unwrap();
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
            let read = unpacked(io::Cursor::new(cut)).and_then(|(mut reader, _)| reader.read_to_string(&mut text));
            assert!(read.is_err());
        }
        assert_eq!(unpacked(io::empty()).unwrap().0.read(&mut [0; 8]).unwrap(), 0);
    }
}
