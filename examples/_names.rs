//! debug
use std::io::BufRead;
fn main() {
    for line in std::io::stdin().lock().lines() {
        let v: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        let g = |k: &str| respun::Article::from_text(k, v[k].as_str().unwrap().to_owned());
        let (a, b) = (g("a"), g("b"));
        let mut voc = respun::reading::Vocabulary::new(a.language());
        let (ra, rb) = (respun::reading::Reading::new(&a, &mut voc), respun::reading::Reading::new(&b, &mut voc));
        let names = |r: &respun::reading::Reading| -> std::collections::BTreeSet<_> {
            r.words
                .iter()
                .filter(|w| (w.is_name || w.kind == respun::text::TokenKind::Number) && voc.term(w.term).rarity >= 0.75)
                .map(|w| w.term)
                .collect()
        };
        let (na, nb) = (names(&ra), names(&rb));
        let n = na.intersection(&nb).count();
        let m = na.len().min(nb.len());
        println!("{}\t{}\t{:.2}\t{}", v["label"].as_str().unwrap(), n, n as f64 / m.max(1) as f64, v["id"]);
    }
}
