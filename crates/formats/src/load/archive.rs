//! ZIP archives, read like a folder. Nothing is unpacked to disk; paths inside an archive are used only as names.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::sync::atomic::{AtomicU64, Ordering};

use zip::ZipArchive;

use super::documents::too_large;
use super::files::is_read;
use crate::format::{Limits, mebibytes, office};

/// An archive that is read one file at a time.
pub(super) struct Archive {
    archive: ZipArchive<File>,
    /// Bytes that may still be unpacked.
    left: AtomicU64,
    most: u64,
    n_packed: u64,
}

/// Opens the archive in `file`.
///
/// # Errors
/// If it is not a ZIP archive, or holds more files than the limits allow.
pub(super) fn open(file: File, limits: &Limits) -> Result<Archive, String> {
    let n_packed = file.metadata().map_err(|error| error.to_string())?.len();
    let archive = ZipArchive::new(file).map_err(|error| format!("it is not a complete ZIP archive: {error}"))?;
    if archive.len() > limits.members {
        return Err(format!("it holds {} files, more than {}", archive.len(), limits.members));
    }
    let most = limits.unpacked.max(n_packed.saturating_mul(100));
    Ok(Archive { archive, left: AtomicU64::new(most), most, n_packed })
}

impl Archive {
    /// Whether the archive is an office document.
    pub(super) fn is_office_document(&self) -> bool {
        office::kind(self.archive.file_names().flatten().collect::<Vec<_>>().iter().map(AsRef::as_ref)).is_some()
    }

    /// The bytes of the archive itself, at most `most`.
    pub(super) fn into_bytes(self, most: u64) -> Result<Vec<u8>, String> {
        if self.n_packed > most {
            return Err(too_large(most));
        }
        let mut file = self.archive.into_inner();
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(0)).map_err(|error| error.to_string())?;
        file.take(most + 1).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
        Ok(bytes)
    }

    /// Indices of the files that would be read from a folder, sorted by path. Skips folders, hidden files and system
    /// files (`__MACOSX`).
    pub(super) fn files(&self) -> Vec<usize> {
        let mut files: Vec<(String, usize)> = (0..self.archive.len())
            .map(|number| (self.path(number), number))
            .filter(|(path, _)| {
                let is_hidden =
                    path.split('/').any(|part| (part.starts_with('.') && part != "..") || part == "__MACOSX");
                !path.ends_with('/') && !is_hidden && is_read(path)
            })
            .collect();
        files.sort();
        files.into_iter().map(|(_, number)| number).collect()
    }

    /// The path of a file inside the archive, with `/` as separator.
    fn path(&self, number: usize) -> String {
        let name = self.archive.name_for_index(number).and_then(Result::ok).unwrap_or_default();
        name.replace('\\', "/")
    }

    /// A file by index: its path, and its content or the reason why it can't be read.
    pub(super) fn entry(&mut self, number: usize) -> (String, Result<impl Read + Send + '_, String>) {
        let path = self.path(number);
        if path.starts_with('/') || path.split('/').any(|part| part == "..") {
            return (path, Err("its path points outside the archive".to_owned()));
        }
        let (left, most) = (&self.left, self.most);
        let entry = match self.archive.by_index(number) {
            Ok(entry) if entry.is_symlink() => Err("it is a link".to_owned()),
            Ok(entry) => Ok(Entry { entry, left, most }),
            Err(error) => Err(format!("it cannot be unpacked: {error}")),
        };
        (path, entry)
    }
}

/// The content of one file. Reading fails once the archive as a whole exceeds its limit.
struct Entry<'a, R: Read> {
    entry: zip::read::ZipFile<'a, R>,
    left: &'a AtomicU64,
    most: u64,
}

impl<R: Read> Read for Entry<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n_read = self.entry.read(buffer)?;
        let left = self.left.load(Ordering::Relaxed);
        self.left.store(left.saturating_sub(n_read as u64), Ordering::Relaxed);
        if n_read as u64 > left {
            return Err(io::Error::other(format!("the archive unpacks to more than {}", mebibytes(self.most))));
        }
        Ok(n_read)
    }
}
