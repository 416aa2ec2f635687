//! Cases of the command that need no Rust: the files in `cmd`. `CONTRIBUTING.md` explains how to write one.

#[test]
fn the_command_answers_as_the_files_in_cmd_say() {
    trycmd::TestCases::new()
        .env("COLUMNS", "100")
        .env("NO_COLOR", "1")
        .case("tests/cmd/*.trycmd")
        .case("tests/cmd/*.toml");
}
