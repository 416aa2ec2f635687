//! Safetensors files: a table of vectors and its companion lists, read row by row.
//!
//! ```text
//! 8 bytes   the length of the header, little-endian
//! header    JSON: name, type, shape and offsets of each tensor
//! data      the numbers of all tensors, little-endian, in order of their offsets
//! ```
//!
//! The table is never held in its original form: each component is stored as one byte.

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use half::{bf16, f16};
use safetensors::Dtype;
use safetensors::tensor::{Metadata, TensorInfo};

use super::file::{cannot_read, open, reason};
use super::vector_rows::Rows;
use respun::Error;

/// A safetensors file after its header has been read.
pub(super) struct Tensors {
    /// Its name in messages.
    name: String,
    file: BufReader<File>,
    header: Metadata,
    /// Offset of the data.
    data: u64,
}

/// Names of the table of vectors in model2vec and in Sentence Transformers. If there is only one table, any name will
/// do.
const TABLE_NAMES: [&str; 2] = ["embeddings", "embedding.weight"];

/// For each piece, its weight and its row. Newer model2vec models have these lists.
pub(super) const WEIGHTS: &str = "weights";
pub(super) const MAPPING: &str = "mapping";

/// Maximum number of components. Models have 64 to 1,024; the largest language models have 4,096.
const MOST_DIMENSIONS: usize = 4096;

/// Maximum bytes of the table in memory: 2 GiB. A multilingual model of 500,000 pieces takes a sixteenth of that.
const LARGEST_TABLE: usize = 2 << 30;

/// Maximum bytes of the header, as defined by the format.
const LARGEST_HEADER: u64 = 100_000_000;

impl Tensors {
    /// Reads the header of the file at `path`.
    ///
    /// # Errors
    /// If it can't be read or isn't a safetensors file.
    pub fn open(path: &Path) -> Result<Tensors, Error> {
        let (name, file, n_bytes) = open(path)?;
        let failed = |error: std::io::Error| Error::caused(cannot_read(&name, &reason(&error)), error);
        let cut = || Error::new(cannot_read(&name, "it is truncated or not a safetensors file; download it again"));
        let mut file = BufReader::new(file);
        let mut length = [0; 8];
        if n_bytes < length.len() as u64 {
            return Err(cut());
        }
        file.read_exact(&mut length).map_err(failed)?;
        let length = u64::from_le_bytes(length);
        let data = length.saturating_add(8);
        if length > LARGEST_HEADER || data > n_bytes {
            return Err(cut());
        }
        let mut header = vec![0; length as usize];
        file.read_exact(&mut header).map_err(failed)?;
        let header: Metadata = serde_json::from_slice(&header).map_err(|error| {
            Error::caused(cannot_read(&name, &format!("its header is damaged: {error}; download it again")), error)
        })?;
        let expected = data.saturating_add(header.data_len() as u64);
        if expected != n_bytes {
            let found = format!("it has {n_bytes} bytes instead of {expected}; download it again");
            return Err(Error::new(cannot_read(&name, &found)));
        }
        Ok(Tensors { name, file, header, data })
    }

    /// An error about this file.
    pub fn error(&self, reason: &str) -> Error {
        Error::new(cannot_read(&self.name, reason))
    }

    /// The table of vectors, one row per vector.
    ///
    /// # Errors
    /// If there is no table, if there are several and none has a usual name, or if it can't be used.
    pub fn table(&mut self) -> Result<Rows, Error> {
        let (table, tensor) = self.find_table()?;
        let TensorInfo { dtype, ref shape, .. } = tensor;
        let (n_rows, dimensions) = (shape[0], shape[1]);
        if n_rows == 0 || dimensions == 0 {
            return Err(self.error(&format!("`{table}` is empty: {n_rows} rows of {dimensions} components")));
        }
        if dimensions > MOST_DIMENSIONS {
            let found = format!("the rows of `{table}` have {dimensions} components, more than {MOST_DIMENSIONS}");
            return Err(self.error(&found));
        }
        if n_rows.saturating_mul(dimensions) > LARGEST_TABLE {
            let limit = LARGEST_TABLE >> 30;
            return Err(self.error(&format!("`{table}` has {n_rows} rows, which would take more than {limit} GiB")));
        }
        let n_bytes = tensor.data_offsets.1 - tensor.data_offsets.0;
        let mut bytes = vec![0; n_bytes / n_rows];
        let mut rows = Rows::new(dimensions, n_rows);
        self.seek(&tensor)?;
        for row in 0..n_rows {
            self.fill(&mut bytes)?;
            if dtype == Dtype::I8 {
                rows.push_whole(bytes.iter().map(|&byte| byte as i8));
                continue;
            }
            let Some(numbers) = floats(dtype, &bytes) else {
                let known = "f64, f32, f16, bf16 and i8 can be read";
                return Err(self.error(&format!("`{table}` is of type {}; {known}", type_name(dtype))));
            };
            if !numbers.iter().all(|number| number.is_finite()) {
                return Err(self.error(&format!("row {row} of `{table}` holds a value that is not finite")));
            }
            rows.push(&numbers);
        }
        Ok(rows)
    }

    /// The name of the table of vectors and its entry in the header.
    fn find_table(&self) -> Result<(String, TensorInfo), Error> {
        let all = self.header.tensors();
        let is_table = |info: &TensorInfo| info.shape.len() == 2;
        let usual = |name: &&str| self.header.info(name).is_some_and(is_table);
        let name = match TABLE_NAMES.into_iter().find(usual) {
            Some(name) => name.to_owned(),
            None => {
                // Lists aren't tables, with one exception: old weights are a table of one column.
                let is_list = |name: &str| name == WEIGHTS || name == MAPPING;
                let mut tables = all.iter().filter(|(name, info)| is_table(info) && !is_list(name));
                match (tables.next(), tables.count()) {
                    (Some((name, _)), 0) => name.clone(),
                    (None, _) => {
                        return Err(self.error(&format!("it holds no table of vectors named `{}`", TABLE_NAMES[0])));
                    }
                    (Some(_), more) => {
                        let found = format!("it holds {} tables, none named `{}`", more + 1, TABLE_NAMES[0]);
                        let hint = "if it is a whole language model, make a static one of it, as model2vec does";
                        return Err(self.error(&format!("{found}; {hint}")));
                    }
                }
            }
        };
        let info = all[&name].clone();
        Ok((name, info))
    }

    /// A list of finite numbers; `None` if there is none of this name.
    pub fn numbers(&mut self, name: &str) -> Result<Option<Vec<f32>>, Error> {
        let Some(tensor) = self.header.info(name).cloned() else { return Ok(None) };
        let bytes = self.bytes(&tensor)?;
        let Some(numbers) = floats(tensor.dtype, &bytes) else {
            let found = format!("`{name}` is of type {}; f64, f32, f16 and bf16 can be read", type_name(tensor.dtype));
            return Err(self.error(&found));
        };
        if !numbers.iter().all(|number| number.is_finite()) {
            return Err(self.error(&format!("`{name}` holds a value that is not finite")));
        }
        Ok(Some(numbers))
    }

    /// A list of row indices; `None` if there is none of this name. A negative one becomes an index that no row has.
    pub fn places(&mut self, name: &str) -> Result<Option<Vec<usize>>, Error> {
        let Some(tensor) = self.header.info(name).cloned() else { return Ok(None) };
        let bytes = self.bytes(&tensor)?;
        let place = |number: i64| usize::try_from(number).unwrap_or(usize::MAX);
        Ok(Some(match tensor.dtype {
            Dtype::I32 => each(&bytes, |bytes| place(i32::from_le_bytes(bytes).into())),
            Dtype::U32 => each(&bytes, |bytes| u32::from_le_bytes(bytes) as usize),
            Dtype::I64 => each(&bytes, |bytes| place(i64::from_le_bytes(bytes))),
            Dtype::U64 => each(&bytes, |bytes| usize::try_from(u64::from_le_bytes(bytes)).unwrap_or(usize::MAX)),
            other => {
                let found = format!("`{name}` is of type {}; i32, u32, i64 and u64 can be read", type_name(other));
                return Err(self.error(&found));
            }
        }))
    }

    fn bytes(&mut self, tensor: &TensorInfo) -> Result<Vec<u8>, Error> {
        let mut bytes = vec![0; tensor.data_offsets.1 - tensor.data_offsets.0];
        self.seek(tensor)?;
        self.fill(&mut bytes)?;
        Ok(bytes)
    }

    fn seek(&mut self, tensor: &TensorInfo) -> Result<(), Error> {
        let to = SeekFrom::Start(self.data + tensor.data_offsets.0 as u64);
        self.file.seek(to).map(drop).map_err(|error| self.failed(error))
    }

    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), Error> {
        self.file.read_exact(bytes).map_err(|error| self.failed(error))
    }

    fn failed(&self, error: std::io::Error) -> Error {
        Error::caused(cannot_read(&self.name, &reason(&error)), error)
    }
}

/// The numbers in `bytes`; `None` if vectors can't be of this type.
fn floats(dtype: Dtype, bytes: &[u8]) -> Option<Vec<f32>> {
    Some(match dtype {
        // Values too large for `f32` become infinite, and infinite values are rejected.
        Dtype::F64 => each(bytes, |bytes| f64::from_le_bytes(bytes) as f32),
        Dtype::F32 => each(bytes, f32::from_le_bytes),
        Dtype::F16 => each(bytes, |bytes| f16::from_le_bytes(bytes).to_f32()),
        Dtype::BF16 => each(bytes, |bytes| bf16::from_le_bytes(bytes).to_f32()),
        _ => return None,
    })
}

/// Applies `read` to every `N` bytes.
fn each<const N: usize, Number>(bytes: &[u8], read: impl Fn([u8; N]) -> Number) -> Vec<Number> {
    bytes.as_chunks::<N>().0.iter().map(|&chunk| read(chunk)).collect()
}

/// The usual name of a type: `u8`, `bool`.
fn type_name(dtype: Dtype) -> String {
    format!("`{}`", format!("{dtype:?}").to_lowercase())
}
