//! The README shows what the command prints now, and every command in it can be typed.
//!
//! A block of output stands below `<!-- output of: COMMAND -->`; a line `…` in it stands for lines left out. RESPUN_BLESS=1
//! writes the blocks anew, each with as many lines before and after its `…` as it has.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

const MARK_BEFORE: &str = "<!-- output of: ";
const MARK_AFTER: &str = " -->";
const LEFT_OUT: &str = "…";

#[test]
fn every_block_of_output_is_what_the_command_prints() {
    let path = house().join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let blocks = blocks(&readme);
    assert!(!blocks.is_empty(), "the README shows no output at all");
    if std::env::var_os("RESPUN_BLESS").is_some() {
        fs::write(path, blessed(&readme, &blocks)).unwrap();
        return;
    }
    for block in blocks {
        let printed = printed(&block.command);
        assert!(
            is_shown_by(&lines(&printed), &block.shown),
            "`{}` prints something else now; if it should, run this test with RESPUN_BLESS=1:\n\n{printed}",
            block.command
        );
    }
}

#[test]
fn every_command_can_be_typed() {
    let readme = fs::read_to_string(house().join("README.md")).unwrap();
    let mut n_commands = 0;
    for command in shell_lines(&readme).into_iter().chain(blocks(&readme).into_iter().map(|block| block.command)) {
        let Some(arguments) = arguments(&command) else { continue };
        n_commands += 1;
        for path in arguments.iter().filter(|argument| argument.starts_with("corpus/")) {
            assert!(house().join(path).exists(), "`{command}` reads what is not there");
        }
        let Some(subcommand) = arguments.first().filter(|argument| !argument.starts_with('-')) else { continue };
        let help = Command::new(env!("CARGO_BIN_EXE_respun")).args([subcommand, "--help"]).output().unwrap();
        assert!(help.status.success(), "`{command}`: there is no command `{subcommand}`");
        let help = String::from_utf8(help.stdout).unwrap();
        let known: Vec<&str> = help.split([' ', ',', '\n', '[', ']']).collect();
        for option in arguments.iter().filter(|argument| argument.len() > 1 && argument.starts_with('-')) {
            assert!(known.contains(&option.as_str()), "`{command}`: `{subcommand}` has no option `{option}`");
        }
    }
    assert!(n_commands > 0, "the README shows no command at all");
}

#[test]
fn lines_left_out_may_be_any() {
    let printed = ["one", "two", "three", "four"];
    for (shown, fits) in [
        (vec!["one", "two", "three", "four"], true),
        (vec!["one", "…", "four"], true),
        (vec!["one", "two", "…"], true),
        (vec!["…", "four"], true),
        (vec!["…", "two", "…", "four"], true),
        (vec!["one", "two", "three"], false),
        (vec!["one", "…", "three"], false),
        (vec!["…", "three", "…", "two", "…"], false),
        (vec!["one", "…", "three", "four", "five"], false),
        (vec!["one", "two", "…", "two", "three", "four"], false),
    ] {
        assert_eq!(is_shown_by(&printed, &shown), fits, "{shown:?}");
    }
}

#[test]
fn a_blessed_block_keeps_its_shape() {
    let printed = ["a", "b", "c", "d", "e"];
    for (shown, blessed) in [
        (vec!["x", "…", "y"], vec!["a", "…", "e"]),
        (vec!["x", "y", "…"], vec!["a", "b", "…"]),
        (vec!["x"], vec!["a", "b", "c", "d", "e"]),
        (vec!["1", "2", "3", "…", "4", "5"], vec!["a", "b", "c", "d", "e"]),
    ] {
        assert_eq!(in_shape_of(&shown, &printed), blessed, "{shown:?}");
    }
}

/// A block of output.
struct Block<'r> {
    command: String,
    shown: Vec<&'r str>,
    /// Which lines of the README it shows them on.
    at: std::ops::Range<usize>,
}

fn house() -> PathBuf {
    crate::corpus::project()
}

fn blocks(readme: &str) -> Vec<Block<'_>> {
    let all = lines(readme);
    let mut blocks = Vec::new();
    for (number, line) in all.iter().enumerate() {
        let Some(command) = line.strip_prefix(MARK_BEFORE).and_then(|rest| rest.strip_suffix(MARK_AFTER)) else {
            continue;
        };
        let opens = all.get(number + 1).is_some_and(|fence| fence.starts_with("```"));
        assert!(opens, "line {} of the README is not followed by a block", number + 1);
        let first = number + 2;
        let length = all[first..].iter().position(|line| *line == "```").expect("a block of the README has an end");
        let at = first..first + length;
        blocks.push(Block { command: command.to_owned(), shown: all[at.clone()].to_vec(), at });
    }
    blocks
}

/// The lines of all blocks of shell commands.
fn shell_lines(readme: &str) -> Vec<String> {
    let mut inside = false;
    let mut found = Vec::new();
    for line in readme.lines() {
        match line {
            "```sh" => inside = true,
            "```" => inside = false,
            command if inside => found.push(command.split(" #").next().unwrap_or_default().trim().to_owned()),
            _ => {}
        }
    }
    found
}

/// What respun is given by a line that runs it, up to a pipe or a redirection; `None` for other commands.
fn arguments(command: &str) -> Option<Vec<String>> {
    let own =
        command.strip_prefix("respun ").or_else(|| Some(command.strip_prefix("cargo run ")?.split_once("-- ")?.1))?;
    let words = own.split_whitespace().take_while(|word| !matches!(*word, "|" | ">" | "<" | ";" | "&&"));
    Some(words.map(str::to_owned).collect())
}

/// What a command prints on a page of 80 columns without colour, whatever its exit code.
fn printed(command: &str) -> String {
    let arguments = arguments(command).unwrap_or_else(|| panic!("`{command}` does not run respun"));
    let mut respun = Command::new(env!("CARGO_BIN_EXE_respun"));
    respun.current_dir(house()).args(arguments).env("COLUMNS", "80").env("NO_COLOR", "1").env_remove("CLICOLOR_FORCE");
    let output = respun.output().unwrap();
    assert!(output.stderr.is_empty(), "`{command}` says: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn lines(text: &str) -> Vec<&str> {
    text.lines().collect()
}

/// Whether `shown` is `printed` but for the lines that it leaves out.
fn is_shown_by(printed: &[&str], shown: &[&str]) -> bool {
    let pieces: Vec<&[&str]> = shown.split(|line| *line == LEFT_OUT).collect();
    let [first, middle @ .., last] = pieces.as_slice() else { return printed == shown };
    let Some(mut rest) = printed.strip_prefix(*first).and_then(|rest| rest.strip_suffix(*last)) else { return false };
    for piece in middle {
        if piece.is_empty() {
            continue;
        }
        // The first place that fits leaves the most for the pieces that follow.
        let Some(at) = rest.windows(piece.len()).position(|window| window == *piece) else { return false };
        rest = &rest[at + piece.len()..];
    }
    true
}

/// `printed` with as many lines at its head and foot as `shown` has before and after what it leaves out.
fn in_shape_of<'p>(shown: &[&str], printed: &[&'p str]) -> Vec<&'p str> {
    let mut left_out = (0..shown.len()).filter(|&line| shown[line] == LEFT_OUT);
    let Some(head) = left_out.next() else { return printed.to_vec() };
    assert!(left_out.next().is_none(), "a block that leaves out lines in two places must be written by hand");
    let foot = shown.len() - head - 1;
    if head + foot >= printed.len() {
        return printed.to_vec();
    }
    [&printed[..head], &[LEFT_OUT], &printed[printed.len() - foot..]].concat()
}

fn blessed(readme: &str, blocks: &[Block<'_>]) -> String {
    let mut all: Vec<String> = lines(readme).into_iter().map(str::to_owned).collect();
    for block in blocks.iter().rev() {
        let printed = printed(&block.command);
        let fresh = in_shape_of(&block.shown, &lines(&printed));
        all.splice(block.at.clone(), fresh.into_iter().map(str::to_owned));
    }
    all.join("\n") + "\n"
}
