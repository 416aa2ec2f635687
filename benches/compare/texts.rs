//! The texts that are timed: the articles of the corpus as they are, cut to a length, and shuffled into texts of any length.

use std::fs;
use std::path::Path;

use respun::text::sentences;
use respun::{Article, BlockKind};

/// A story of the corpus: the original and what was made of it.
pub struct Story {
    /// Name of the variant and text, in the order of the names.
    pub articles: Vec<(String, String)>,
}

impl Story {
    /// The text of a variant that every story must have.
    pub fn article(&self, variant: &str) -> &str {
        self.find(variant).unwrap_or_else(|| panic!("a story of the corpus has no `{variant}`"))
    }

    fn find(&self, variant: &str) -> Option<&str> {
        self.articles.iter().find(|(name, _)| name == variant).map(|(_, text)| text.as_str())
    }
}

/// All stories of the corpus, in the order of their names.
pub fn stories() -> Vec<Story> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/articles");
    let entries = |folder: &Path| {
        let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        paths
    };
    let story = |folder: &Path| {
        let name = |path: &Path| path.file_stem().unwrap().to_string_lossy().into_owned();
        let articles = entries(folder).iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect();
        Story { articles }
    };
    entries(&folder).iter().map(|folder| story(folder)).collect()
}

/// An original and its `variant`, each of `n_words` words: two stories, one after the other, cut at the same length. The corpus
/// holds none so long, and a pair stays a pair that way.
pub fn pair_of_length(n_words: usize, variant: &str) -> (String, String) {
    let english = english_stories();
    let mut pairs = english.iter().filter_map(|story| Some((story.article("original"), story.find(variant)?)));
    let (one, other) = (pairs.next().unwrap(), pairs.next().unwrap());
    (cut(&format!("{}\n\n{}", one.0, other.0), n_words), cut(&format!("{}\n\n{}", one.1, other.1), n_words))
}

/// A text of about `n_words` words and another that was spun from it: a quarter of the sentences is left out, a quarter is
/// new, and in the others every fourth word is another, always the same one. Sentences are those of the corpus with invented
/// names, so that many are alike: harder than what people write.
pub fn long_pair(n_words: usize) -> (String, String) {
    let known: Vec<String> =
        english_stories().iter().flat_map(|story| body_sentences(story.article("original"))).collect();
    let mut numbers = Numbers(n_words as u64);
    let (mut a, mut b) = (Vec::new(), Vec::new());
    let mut so_far = 0;
    while so_far < n_words {
        let sentence = with_other_names(&known[numbers.below(known.len())], &mut numbers);
        so_far += sentence.split_whitespace().count();
        match numbers.below(4) {
            0 => b.push(with_other_names(&known[numbers.below(known.len())], &mut numbers)),
            1 => {}
            _ => b.push(spun(&sentence)),
        }
        a.push(sentence);
    }
    (in_paragraphs(&a), in_paragraphs(&b))
}

fn english_stories() -> Vec<Story> {
    stories()
        .into_iter()
        .filter(|story| Article::from_text("", story.article("original")).language().code() == "en")
        .collect()
}

/// The first `n_words` words of `text` with the line breaks between them.
fn cut(text: &str, n_words: usize) -> String {
    let mut so_far = 0;
    let words = text.split_inclusive(char::is_whitespace).take_while(|piece| {
        so_far += usize::from(!piece.trim().is_empty());
        so_far <= n_words
    });
    words.collect()
}

fn body_sentences(text: &str) -> Vec<String> {
    let article = Article::from_text("", text);
    let prose = article.prose().text();
    let paragraphs = article.blocks().iter().filter(|block| block.kind == BlockKind::Paragraph);
    let texts = paragraphs.map(|block| block.span.of(prose));
    texts
        .flat_map(|text| sentences(text, article.language()).into_iter().map(|span| span.of(text).to_owned()))
        .collect()
}

fn in_paragraphs(sentences: &[String]) -> String {
    sentences.chunks(3).map(|paragraph| paragraph.join(" ")).collect::<Vec<_>>().join("\n\n")
}

/// `sentence` with another name for every word in it that looks like one.
fn with_other_names(sentence: &str, numbers: &mut Numbers) -> String {
    let mut is_first = true;
    let words = sentence.split(' ').map(|word| {
        let is_name = !is_first && word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
        is_first = false;
        if is_name { capitalised(&invented_word(numbers.next())) } else { word.to_owned() }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// `sentence` as a machine rewords it: some words always give way to the same other one.
fn spun(sentence: &str) -> String {
    let words = sentence.split(' ').map(|word| {
        let plain = word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_lowercase());
        let number = Numbers(word.bytes().fold(0, |sum, byte| sum.wrapping_mul(31) ^ u64::from(byte))).next();
        if plain && number.is_multiple_of(4) { invented_word(number) } else { word.to_owned() }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// A word of three syllables, one of 8,000.
fn invented_word(number: u64) -> String {
    const SYLLABLES: [&str; 20] = [
        "bar", "den", "fol", "gri", "hul", "ka", "lim", "mor", "nes", "or", "pel", "quo", "rin", "sal", "tor", "ul",
        "ven", "wick", "yar", "zel",
    ];
    let digit = |place: u32| SYLLABLES[(number / 20u64.pow(place) % 20) as usize];
    [digit(1), digit(2), digit(3)].concat()
}

fn capitalised(word: &str) -> String {
    word[..1].to_uppercase() + &word[1..]
}

/// Numbers that look random and are the same in every run (SplitMix64; Steele, Lea and Flood 2014).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }
}
