//! debug
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let read = |p: &str| respun::Article::from_text(p, std::fs::read_to_string(p).unwrap());
    let (a, b) = (read(&args[1]), read(&args[2]));
    let mut v = respun::reading::Vocabulary::new(a.language());
    let (ra, rb) = (respun::reading::Reading::new(&a, &mut v), respun::reading::Reading::new(&b, &mut v));
    let al = respun::align::align(&ra, &rb, &v);
    for g in &al.groups {
        println!(
            "{:?} {:?} {:?} sim {:.3} shared {:.2} strength {:.3} moved {}",
            g.a,
            g.b,
            g.kind,
            g.similarity,
            g.shared,
            g.strength(),
            g.moved
        );
        println!("    A {}", g.span_of_a(&ra).of(a.prose().text()));
        println!("    B {}", g.span_of_b(&rb).of(b.prose().text()));
    }
}
