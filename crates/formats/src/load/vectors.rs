//! Loads word vectors from the folder of a static embedding model.
//!
//! ```text
//! model.safetensors ── tensors ── rows, weights, row of each piece ─────┐
//! tokenizer.json ────── how a word is cut into pieces ──────────────────┴─ WordVectors
//! ```
//!
//! model2vec saves such folders, and so does Sentence Transformers for static models. `config.json` isn't read: it says
//! whether text vectors are normalised, and cosine similarity does that anyway.

use std::collections::HashMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tokenizers::Tokenizer;
use tokenizers::utils::SysRegex;

use super::file::{cannot_read, name_of, open, reason};
use super::pieces::{PieceVector, Pieces};
use super::tensors::{MAPPING, Tensors, WEIGHTS};
use respun::Error;
use respun::meaning::WordVectors;

const MODEL: &str = "model.safetensors";
const TOKENIZER: &str = "tokenizer.json";

/// Where Sentence Transformers puts both files if a model has several modules.
const INNER_FOLDER: &str = "0_StaticEmbedding";

/// Maximum bytes of a tokenizer: 256 MiB. That of a model for a hundred languages takes a tenth of that.
const LARGEST_TOKENIZER: u64 = 256 << 20;

/// Loads the word vectors of the static embedding model in a folder, for articles in the languages of that model.
///
/// The folder holds `model.safetensors`, with a table of vectors named `embeddings`, and `tokenizer.json`, as saved by
/// model2vec. Vectors are stored with one byte per component and shared by all threads.
///
/// # Errors
/// If the folder or one of the files is missing or damaged, or if the files don't belong together:
///
/// ```
/// let error = respun_formats::load::word_vectors("no/such/model".as_ref()).unwrap_err();
/// assert_eq!(error.to_string(), "cannot read `no/such/model`: no such folder");
/// ```
pub fn word_vectors(folder: &Path) -> Result<WordVectors, Error> {
    let folder = inner(folder)?;
    let mut tensors = Tensors::open(&folder.join(MODEL))?;
    let (tokenizer, meaningful) = tokenizer(&folder.join(TOKENIZER))?;
    let rows = tensors.table()?;
    let weights = tensors.numbers(WEIGHTS)?;
    let mapping = tensors.places(MAPPING)?;

    let n_pieces = meaningful.last().map_or(0, |&last| last as usize + 1);
    let of_another = |what: &str, n: usize| {
        let found = format!("it has {n} {what}, and `{TOKENIZER}` beside it {n_pieces} pieces");
        tensors.error(&format!("{found}; the two are from different models"))
    };
    match (&mapping, &weights) {
        (Some(mapping), _) if mapping.len() < n_pieces => return Err(of_another("places of rows", mapping.len())),
        (None, _) if rows.len() < n_pieces => return Err(of_another("rows", rows.len())),
        (_, Some(weights)) if weights.len() < n_pieces => return Err(of_another("weights", weights.len())),
        _ => {}
    }
    let mut vectors = vec![None; n_pieces];
    for piece in meaningful {
        let index = piece as usize;
        let row = mapping.as_ref().map_or(index, |mapping| mapping[index]);
        if row >= rows.len() {
            let found =
                format!("`{MAPPING}` maps piece {piece} to a row that does not exist; there are {}", rows.len());
            return Err(tensors.error(&found));
        }
        let weight = weights.as_ref().map_or(1.0, |weights| weights[index]);
        vectors[index] = Some(PieceVector { row: row as u32, weight });
    }
    Ok(WordVectors::of(Pieces::new(tokenizer, rows, vectors)))
}

/// The files of the model in a folder, so that nothing else is written there; none if there is no model.
pub fn vector_files(folder: &Path) -> Vec<PathBuf> {
    inner(folder).map_or_else(|_| Vec::new(), |folder| [MODEL, TOKENIZER].map(|file| folder.join(file)).into())
}

/// The folder that holds both files: `folder` or a subfolder.
fn inner(folder: &Path) -> Result<PathBuf, Error> {
    let name = name_of(folder);
    let metadata = fs::metadata(folder).map_err(|error| {
        let reason = if error.kind() == io::ErrorKind::NotFound { "no such folder".to_owned() } else { reason(&error) };
        Error::caused(cannot_read(&name, &reason), error)
    })?;
    if !metadata.is_dir() {
        let hint = format!("name the folder that holds `{MODEL}` and `{TOKENIZER}`");
        return Err(Error::new(cannot_read(&name, &format!("it is not a folder; {hint}"))));
    }
    let inner = folder.join(INNER_FOLDER);
    let holds = |folder: &Path, file: &str| folder.join(file).exists();
    if !holds(folder, MODEL) && holds(&inner, MODEL) {
        return Ok(inner);
    }
    match [MODEL, TOKENIZER].into_iter().find(|file| !holds(folder, file)) {
        Some(missing) => {
            let hint = format!("a static embedding model is a folder with `{MODEL}` and `{TOKENIZER}`");
            Err(Error::new(cannot_read(&name, &format!("there is no `{missing}` in it; {hint}"))))
        }
        None => Ok(folder.to_owned()),
    }
}

/// The tokenizer at `path`, and the indices of its meaningful pieces.
fn tokenizer(path: &Path) -> Result<(Tokenizer, Vec<u32>), Error> {
    let (name, file, _) = open(path)?;
    let failed = |error: io::Error| Error::caused(cannot_read(&name, &reason(&error)), error);
    let mut bytes = Vec::new();
    file.take(LARGEST_TOKENIZER + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > LARGEST_TOKENIZER {
        let limit = LARGEST_TOKENIZER >> 20;
        return Err(Error::new(cannot_read(
            &name,
            &format!("it is larger than {limit} MiB, too large for a tokenizer"),
        )));
    }
    let damaged = |reason: &str| Error::new(cannot_read(&name, &format!("it is damaged or not a tokenizer: {reason}")));
    let mut described: Value = serde_json::from_slice(&bytes).map_err(|error| damaged(&error.to_string()))?;
    drop(bytes);
    for part in OF_WHOLE_TEXTS {
        if let Some(part) = described.pointer_mut(part) {
            *part = Value::Null;
        }
    }
    if let Some(normalizer) = described.get_mut("normalizer") {
        without_tables(normalizer);
        if replaces_nothing(normalizer) {
            return Err(damaged("its `normalizer` replaces the empty string"));
        }
    }
    let unknown = Unknown {
        id: described.pointer("/model/unk_id").and_then(Value::as_u64),
        piece: described.pointer("/model/unk_token").and_then(Value::as_str).map(str::to_owned),
    };
    let tokenizer: Tokenizer = serde_json::from_value(described).map_err(|error| damaged(&error.to_string()))?;
    let meaningful = meaningful(&tokenizer, &unknown);
    if meaningful.is_empty() { Err(damaged("it has no pieces")) } else { Ok((tokenizer, meaningful)) }
}

/// Parts of a tokenizer that act on whole texts, on the pieces of a text, or at random: not applied to single words.
const OF_WHOLE_TEXTS: [&str; 5] = ["/padding", "/truncation", "/post_processor", "/decoder", "/model/dropout"];

/// Replaces SentencePiece's tables for compatibility forms by the rule they were made from. Normal forms have already
/// gone through it, and damage to a table couldn't be detected.
fn without_tables(normalizer: &mut Value) {
    if normalizer.get("type").is_some_and(|kind| kind == "Precompiled") {
        *normalizer = json!({"type": "NFKC"});
    }
    let parts = normalizer.get_mut("normalizers").and_then(Value::as_array_mut);
    parts.into_iter().flatten().for_each(without_tables);
}

/// Whether a pattern of `normalizer` matches the empty string. `tokenizers` can't replace that and would panic at the
/// first word.
fn replaces_nothing(normalizer: &Value) -> bool {
    let finds_nothing = |pattern: &str| {
        let found =
            |pattern: SysRegex| ["", " a1"].iter().any(|text| pattern.find_iter(text).any(|(from, to)| from == to));
        SysRegex::new(pattern).is_ok_and(found)
    };
    let pattern = normalizer.pointer("/pattern/Regex").and_then(Value::as_str);
    let parts = normalizer.get("normalizers").and_then(Value::as_array);
    pattern.is_some_and(finds_nothing) || parts.into_iter().flatten().any(replaces_nothing)
}

/// The piece that stands for unknown text: models give its index, the piece itself, or neither.
struct Unknown {
    id: Option<u64>,
    piece: Option<String>,
}

/// The meaningful pieces: not the unknown piece, special tokens, byte fallbacks or bare spaces.
fn meaningful(tokenizer: &Tokenizer, unknown: &Unknown) -> Vec<u32> {
    let vocabulary: HashMap<String, u32> = tokenizer.get_vocab(true);
    let added = tokenizer.get_added_tokens_decoder();
    let is_meaningful = |piece: &str, id: u32| {
        let is_byte = piece.len() == "<0x00>".len() && piece.starts_with("<0x") && piece.ends_with('>');
        Some(u64::from(id)) != unknown.id
            && Some(piece) != unknown.piece.as_deref()
            && !added.get(&id).is_some_and(|token| token.special)
            && !is_byte
            && !piece.trim_matches(SPACES).is_empty()
    };
    let meaningful = vocabulary.into_iter().filter(|(piece, id)| is_meaningful(piece, *id));
    let mut meaningful: Vec<u32> = meaningful.map(|(_, id)| id).collect();
    // Always report the same one of several errors.
    meaningful.sort_unstable();
    meaningful
}

/// How tokenizers write a space in a piece.
const SPACES: [char; 3] = [' ', '▁', 'Ġ'];
