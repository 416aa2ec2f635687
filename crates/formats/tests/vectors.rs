//! Loading word vectors: which models are accepted, the meanings of words, and the errors for bad models.

use std::fs;
use std::path::Path;

use crate::tiny_model::{SHAPE, Tensor, rows, safetensors, table, tokenizer, with_model, write};
use half::{bf16, f16};
use respun::meaning::WordVectors;
use respun_formats::load::word_vectors;
use serde_json::{Value, json};
use tempfile::TempDir;

/// The vectors of a model with these tensors and the usual tokenizer.
#[track_caller]
fn read(tensors: &[Tensor<'_>], tokenizer: &str) -> WordVectors {
    let folder = TempDir::new().unwrap();
    write(folder.path(), &safetensors(tensors), tokenizer);
    word_vectors(folder.path()).unwrap()
}

/// The error for a bad model, with `model` in place of the folder.
fn complaint(folder: &Path) -> String {
    word_vectors(folder).unwrap_err().to_string().replace(folder.to_str().unwrap(), "model")
}

#[track_caller]
fn check_complaint(model: &[u8], tokenizer: &str, expected: &str) {
    let folder = TempDir::new().unwrap();
    write(folder.path(), model, tokenizer);
    assert_eq!(complaint(folder.path()), format!("cannot read `model/{expected}"));
}

#[track_caller]
fn check_words(vectors: &WordVectors) {
    assert_eq!(vectors.dimensions(), 3);
    assert_eq!(vectors.vector("qua").unwrap().0, [127, 0, 0]);
    assert_eq!(vectors.vector("quavel").unwrap().0, [127, 127, 0]);
    assert_eq!(vectors.vector("snorv").unwrap().0, [-64, 0, 127]);
    for unknown in ["zilch", "mipq", "", "渡船", "[unk]"] {
        assert_eq!(vectors.vector(unknown), None, "{unknown}");
    }
}

/// A SentencePiece-style tokenizer, with the usual surroundings.
fn unigram() -> String {
    let tokenizer = with_model(
        &json!({"type": "Unigram", "unk_id": 0, "byte_fallback": false,
            "vocab": [["<unk>", 0.0], ["▁qua", -1.0], ["vel", -2.0], ["▁", -3.0], ["▁snorv", -1.0]]}),
        &json!({"type": "Sequence", "pretokenizers": [{"type": "WhitespaceSplit"},
            {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": true}]}),
    );
    let mut tokenizer: Value = serde_json::from_str(&tokenizer).unwrap();
    tokenizer["normalizer"] = json!({"type": "Sequence", "normalizers": [
        {"type": "Precompiled", "precompiled_charsmap": "AAAA"}, {"type": "Strip", "strip_left": false, "strip_right": true},
        {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": "▁"}, {"type": "Lowercase"}]});
    tokenizer["added_tokens"] = json!([{"id": 0, "content": "<unk>", "single_word": false, "lstrip": false, "rstrip": false,
        "normalized": false, "special": true}]);
    tokenizer["truncation"] = json!({"direction": "Right", "max_length": 1, "strategy": "LongestFirst", "stride": 0});
    tokenizer["post_processor"] = json!({"type": "TemplateProcessing", "single": [{"Sequence": {"id": "A", "type_id": 0}}],
        "pair": [], "special_tokens": {}});
    tokenizer.to_string()
}

/// A byte-level tokenizer whose word-initial pieces include the preceding space. `u` can't be cut at all.
fn bytes() -> String {
    with_model(
        &json!({"type": "BPE", "dropout": 0.9, "unk_token": null, "continuing_subword_prefix": null,
            "end_of_word_suffix": null, "fuse_unk": false, "byte_fallback": false,
            "vocab": {"q": 0, "Ġqa": 1, "a": 2, "Ġq": 3, "Ġ": 4}, "merges": ["Ġ q", "Ġq a"]}),
        &json!({"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true, "use_regex": true}),
    )
}

#[test]
fn vectors_of_any_usual_type_are_the_same() {
    for (dtype, bytes) in [
        ("F64", rows(|x| f64::from(x).to_le_bytes())),
        ("F32", rows(f32::to_le_bytes)),
        ("F16", rows(|x| f16::from_f32(x).to_le_bytes())),
        ("BF16", rows(|x| bf16::from_f32(x).to_le_bytes())),
        ("I8", rows(|x| [(x * 2.0) as i8 as u8])),
    ] {
        let vectors = read(&[("embeddings", dtype, &SHAPE, bytes)], &tokenizer());
        check_words(&vectors);
        assert!(vectors.vector("snorv").unwrap().1 > 0.99, "{dtype}");
        let weight = vectors.vector("mip").unwrap().1;
        assert!((weight - 0.5 / 5.0_f32.sqrt()).abs() < 0.01, "{dtype} {weight}");
    }
}

#[test]
fn a_lone_table_may_have_any_name() {
    let (_, dtype, shape, bytes) = table();
    check_words(&read(&[("bag.0.weight", dtype, shape, bytes.clone())], &tokenizer()));
    let other = ("other", "F32", &[1, 1][..], vec![0; 4]);
    for name in ["embeddings", "embedding.weight"] {
        check_words(&read(&[other.clone(), (name, dtype, shape, bytes.clone())], &tokenizer()));
    }
}

#[test]
fn pieces_may_share_rows_and_weigh_differently() {
    let bytes = |numbers: &[f32]| numbers.iter().flat_map(|x| x.to_le_bytes()).collect::<Vec<u8>>();
    let two_rows = ("embeddings", "F32", &[2, 2][..], bytes(&[1.0, 0.0, 0.0, 1.0]));
    let mapping = [0_i64, 0, 1, 0, 1].iter().flat_map(|x| x.to_le_bytes()).collect();
    let weights = bytes(&[1.0, 4.0, 4.0, 1.0, 2.0]);
    let tensors = [two_rows, ("mapping", "I64", &[5], mapping), ("weights", "F32", &[5, 1], weights)];
    let vectors = read(&tensors, &tokenizer());
    assert_eq!(vectors.vector("qua"), Some((vec![127, 0], 1.0)));
    assert_eq!(vectors.vector("mip"), Some((vec![127, 0], 0.25)));
    assert_eq!(vectors.vector("snorv"), Some((vec![0, 127], 0.5)));
    assert_eq!(vectors.vector("quavel").unwrap().0, [127, 127]);
}

#[test]
fn words_are_cut_as_the_model_was_made() {
    let vectors = read(&[table()], &unigram());
    assert_eq!(vectors.vector("quavel").unwrap().0, [127, 127, 0]);
    assert_eq!(vectors.vector("vel").unwrap().0, [0, 127, 0], "a lone space means nothing");
    assert_eq!(vectors.vector("zilch"), None);

    let vectors = read(&[table()], &bytes());
    for _ in 0..20 {
        assert_eq!(vectors.vector("qa").unwrap().0, [127, 0, 0], "chance has no part in it");
    }
    assert_eq!(vectors.vector("zilch"), None);
}

#[test]
fn the_files_may_stand_in_the_folder_of_a_part() {
    let folder = TempDir::new().unwrap();
    write(&folder.path().join("0_StaticEmbedding"), &safetensors(&[table()]), &tokenizer());
    check_words(&word_vectors(folder.path()).unwrap());
}

#[test]
fn what_is_no_model_is_told_by_its_name() {
    let folder = TempDir::new().unwrap();
    let path = folder.path();
    assert_eq!(complaint(&path.join("none")), "cannot read `model`: no such folder");
    let hint = "a static embedding model is a folder with `model.safetensors` and `tokenizer.json`";
    assert_eq!(complaint(path), format!("cannot read `model`: there is no `model.safetensors` in it; {hint}"));
    fs::write(path.join("model.safetensors"), safetensors(&[table()])).unwrap();
    assert_eq!(complaint(path), format!("cannot read `model`: there is no `tokenizer.json` in it; {hint}"));
    let file = path.join("model.safetensors");
    let message = word_vectors(&file).unwrap_err().to_string();
    assert!(
        message.ends_with("it is not a folder; name the folder that holds `model.safetensors` and `tokenizer.json`"),
        "{message}"
    );
}

#[test]
fn tables_that_cannot_be_used_are_told_with_the_reason() {
    let bad = |tensors: &[Tensor<'_>], expected: &str| {
        check_complaint(&safetensors(tensors), &tokenizer(), &format!("model.safetensors`: {expected}"));
    };
    let (name, _, shape, bytes) = table();
    bad(&[], "it holds no table of vectors named `embeddings`");
    bad(&[(name, "F32", &[15], bytes.clone())], "it holds no table of vectors named `embeddings`");
    bad(
        &[("a", "F32", shape, bytes.clone()), ("b", "F32", shape, bytes.clone())],
        "it holds 2 tables, none named `embeddings`; if it is a whole language model, make a static one of it, \
         as model2vec does",
    );
    bad(&[(name, "U8", shape, vec![0; 15])], "`embeddings` is of type `u8`; f64, f32, f16, bf16 and i8 can be read");
    bad(&[(name, "F32", &[0, 3], Vec::new())], "`embeddings` is empty: 0 rows of 3 components");
    bad(&[(name, "F32", &[5, 0], Vec::new())], "`embeddings` is empty: 5 rows of 0 components");
    bad(
        &[(name, "I8", &[5, 4097], vec![1; 5 * 4097])],
        "the rows of `embeddings` have 4097 components, more than 4096",
    );
    bad(
        &[(name, "F32", &[4, 3], bytes[..48].to_vec())],
        "it has 4 rows, and `tokenizer.json` beside it 5 pieces; the two are from different models",
    );
    for number in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
        let mut bytes = bytes.clone();
        bytes[40..44].copy_from_slice(&number.to_le_bytes());
        bad(&[(name, "F32", shape, bytes)], "row 3 of `embeddings` holds a value that is not finite");
    }
    bad(
        &[table(), ("weights", "F32", &[3], vec![0; 12])],
        "it has 3 weights, and `tokenizer.json` beside it 5 pieces; the two are from different models",
    );
    bad(&[table(), ("weights", "F16", &[5], vec![0xFF; 10])], "`weights` holds a value that is not finite");
    bad(
        &[table(), ("mapping", "I32", &[5], vec![0xFF; 20])],
        "`mapping` maps piece 1 to a row that does not exist; there are 5",
    );
    bad(
        &[table(), ("mapping", "F32", &[5], vec![0; 20])],
        "`mapping` is of type `f32`; i32, u32, i64 and u64 can be read",
    );
}

#[test]
fn damaged_files_are_told_with_the_reason() {
    let model = safetensors(&[table()]);
    let all = model.len();
    let bad = |model: &[u8], expected: &str| {
        check_complaint(model, &tokenizer(), &format!("model.safetensors`: {expected}"));
    };
    bad(b"", "it is truncated or not a safetensors file; download it again");
    bad(&model[..40], "it is truncated or not a safetensors file; download it again");
    bad(
        b"version https://git-lfs.github.com/spec/v1\n",
        "it is truncated or not a safetensors file; download it again",
    );
    bad(&model[..all - 1], &format!("it has {} bytes instead of {all}; download it again", all - 1));
    bad(&[&model[..], b"x"].concat(), &format!("it has {} bytes instead of {all}; download it again", all + 1));
    bad(b"\x02\0\0\0\0\0\0\0no", "its header is damaged: expected ident at line 1 column 2; download it again");
    for pattern in ["", " *", r"\b", "(?=a)"] {
        let odd = unigram().replace(" {2,}", &pattern.replace('\\', r"\\"));
        let expected = "it is damaged or not a tokenizer: its `normalizer` replaces the empty string";
        check_complaint(&model, &odd, &format!("tokenizer.json`: {expected}"));
    }
    check_complaint(&model, "{}", "tokenizer.json`: it is damaged or not a tokenizer: Model missing.");
}

/// Damage may go undetected, but it never causes more than an error.
#[test]
fn no_damage_ends_in_a_panic() {
    let folder = TempDir::new().unwrap();
    let weights = ("weights", "F16", &[5][..], vec![0x3C; 10]);
    let mapping = ("mapping", "I32", &[5][..], vec![0; 20]);
    let (model, tokenizer) = (safetensors(&[table(), weights, mapping]), tokenizer());
    for end in 0..model.len() {
        write(folder.path(), &model[..end], &tokenizer);
        assert!(word_vectors(folder.path()).is_err(), "{end}");
    }
    for end in 0..tokenizer.len() {
        write(folder.path(), &model, &tokenizer[..end]);
        assert!(word_vectors(folder.path()).is_err(), "{end}");
    }
    let try_all = |path: &Path, whole: &[u8]| {
        for at in 0..whole.len() {
            let mut damaged = whole.to_vec();
            damaged[at] = [0, b'9', b'"', b'}', 0xFF][at % 5];
            fs::write(path, damaged).unwrap();
            if let Ok(vectors) = word_vectors(folder.path()) {
                let _ = ["quavel", "mip", "zilch"].map(|word| vectors.vector(word));
            }
        }
        fs::write(path, whole).unwrap();
    };
    try_all(&folder.path().join("model.safetensors"), &model);
    try_all(&folder.path().join("tokenizer.json"), tokenizer.as_bytes());
}

/// Replaces every value of a tokenizer in turn.
#[test]
fn no_odd_tokenizer_ends_in_a_panic() {
    let folder = TempDir::new().unwrap();
    for whole in [tokenizer(), unigram(), bytes()] {
        write(folder.path(), &safetensors(&[table()]), &whole);
        assert!(word_vectors(folder.path()).is_ok());
        let whole: Value = serde_json::from_str(&whole).unwrap();
        for pointer in pointers(&whole, "") {
            for other in
                [json!(null), json!(""), json!("x"), json!(-1), json!(9e9), json!(4294967295_u32), json!([]), json!({})]
            {
                let mut odd = whole.clone();
                *odd.pointer_mut(&pointer).unwrap() = other;
                fs::write(folder.path().join("tokenizer.json"), odd.to_string()).unwrap();
                if let Ok(vectors) = word_vectors(folder.path()) {
                    let _ = ["quavel", "qa", "zilch", "船"].map(|word| vectors.vector(word));
                }
            }
        }
    }
}

/// JSON pointers of all values in `value`, whose own pointer is `here`.
fn pointers(value: &Value, here: &str) -> Vec<String> {
    let below = |(name, value): (String, &Value)| pointers(value, &format!("{here}/{name}"));
    let within: Vec<String> = match value {
        Value::Object(parts) => parts.iter().map(|(name, value)| (name.clone(), value)).flat_map(below).collect(),
        Value::Array(parts) => {
            parts.iter().enumerate().map(|(n, value)| (n.to_string(), value)).flat_map(below).collect()
        }
        _ => Vec::new(),
    };
    [vec![here.to_owned()], within].concat()
}
