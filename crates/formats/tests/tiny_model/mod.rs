//! A static embedding model of invented words, with its files written byte by byte.

use std::fs;
use std::path::Path;

/// Pieces and their vectors: `quavel` is cut in two, `mip` says little.
pub const PIECES: [(&str, [f32; 3]); 5] = [
    ("[UNK]", [1.0, 1.0, 1.0]),
    ("qua", [2.0, 0.0, 0.0]),
    ("##vel", [0.0, 2.0, 0.0]),
    ("mip", [0.0, 0.5, 0.0]),
    ("snorv", [-1.0, 0.0, 2.0]),
];

/// Number of pieces and of components.
pub const SHAPE: [usize; 2] = [PIECES.len(), 3];

/// A tensor: its name, type, shape and bytes.
pub type Tensor<'t> = (&'t str, &'t str, &'t [usize], Vec<u8>);

/// A safetensors file.
pub fn safetensors(tensors: &[Tensor<'_>]) -> Vec<u8> {
    let mut header = serde_json::Map::new();
    let mut data = Vec::new();
    for (name, dtype, shape, bytes) in tensors {
        let offsets = [data.len(), data.len() + bytes.len()];
        header.insert((*name).to_owned(), serde_json::json!({"dtype": dtype, "shape": shape, "data_offsets": offsets}));
        data.extend(bytes);
    }
    let header = serde_json::Value::Object(header).to_string();
    [&(header.len() as u64).to_le_bytes(), header.as_bytes(), &data].concat()
}

/// The vectors of the model, row by row, as bytes.
pub fn rows<const N: usize>(bytes: impl Fn(f32) -> [u8; N]) -> Vec<u8> {
    PIECES.iter().flat_map(|(_, row)| row).flat_map(|&number| bytes(number)).collect()
}

/// The vector table of the model.
pub fn table() -> Tensor<'static> {
    ("embeddings", "F32", &SHAPE, rows(f32::to_le_bytes))
}

/// The tokenizer of the model.
pub fn tokenizer() -> String {
    let pieces: serde_json::Map<_, _> = (0..).zip(PIECES).map(|(id, (piece, _))| (piece.into(), id.into())).collect();
    let model: serde_json::Value = serde_json::json!({
        "type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##", "max_input_chars_per_word": 100,
        "vocab": pieces,
    });
    with_model(&model, &serde_json::json!({"type": "BertPreTokenizer"}))
}

/// A tokenizer with the given `model`.
pub fn with_model(model: &serde_json::Value, pre_tokenizer: &serde_json::Value) -> String {
    let padding = serde_json::json!({"strategy": {"Fixed": 8}, "direction": "Right", "pad_to_multiple_of": null, "pad_id": 0,
        "pad_type_id": 0, "pad_token": "[PAD]"});
    serde_json::json!({
        "version": "1.0", "truncation": null, "padding": padding, "added_tokens": [], "normalizer": null,
        "pre_tokenizer": pre_tokenizer, "post_processor": null, "decoder": null, "model": model,
    })
    .to_string()
}

/// Writes both files of a model to `folder`, creating it.
pub fn write(folder: &Path, model: &[u8], tokenizer: &str) {
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join("model.safetensors"), model).unwrap();
    fs::write(folder.join("tokenizer.json"), tokenizer).unwrap();
}
