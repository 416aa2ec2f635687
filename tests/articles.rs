//! Articles as a whole: what becomes of plain text and of Markdown. The laws that hold for any text are in `article_laws.rs`.

use respun::Article;
use respun::BlockKind::{self, Boilerplate, Heading, ListItem, Paragraph, Title};

const LONG: &str =
    "The harbour master said on Tuesday that no ferry would leave before the storm had passed and the sea was calm.";
const LONGER: &str = "Bakers on the islands said that they had flour enough for two days, that they had seen worse, and that nobody would go hungry.";

/// The blocks of `source` are `expected`; {} and {+} stand for the two paragraphs above.
#[track_caller]
fn check(source: &str, expected: &[(BlockKind, &str)]) {
    let article = Article::from_text("x", expand(source));
    let text = article.prose().text();
    let found: Vec<_> = article.blocks().iter().map(|block| (block.kind, block.span.of(text).to_owned())).collect();
    let expected: Vec<_> = expected.iter().map(|(kind, text)| (*kind, expand(text))).collect();
    assert_eq!(found, expected, "{source}");
}

fn expand(text: &str) -> String {
    text.replace("{}", LONG).replace("{+}", LONGER)
}

const WRAPPED: &str = "The harbour master of Tarn Quay said on Tuesday that no\n\
    ferry would leave before the storm had passed, and that a well-\n\
    known baker would have to wait for his flour.\n\n\
    Bakers on the islands said that they had flour enough for\n\
    two days and were used to worse than this.\n";
const UNWRAPPED: [&str; 2] = [
    "The harbour master of Tarn Quay said on Tuesday that no ferry would leave before the storm had passed, and that a \
     well-known baker would have to wait for his flour.",
    "Bakers on the islands said that they had flour enough for two days and were used to worse than this.",
];

mod plain {
    use super::*;

    #[test]
    fn no_text_has_no_blocks() {
        for source in ["", " ", "\n\r\n\t", "\u{FEFF}", "\u{200B}\n\u{AD}"] {
            check(source, &[]);
        }
    }

    #[test]
    fn one_line_is_a_paragraph_whatever_it_looks_like() {
        check("Storm keeps ferries in port", &[(Paragraph, "Storm keeps ferries in port")]);
    }

    #[test]
    fn the_first_short_line_is_the_title() {
        for title in [
            "Storm keeps ferries in port",
            "Who will bake the bread?",
            "UPDATE 1-Storm keeps ferries in port",
            "“Never again”: islanders blame the ferry",
            "暴风雨令渡轮停航",
        ] {
            check(&format!("{title}\n{{}}"), &[(Title, title), (Paragraph, "{}")]);
        }
    }

    #[test]
    fn a_sentence_a_quotation_or_a_label_is_no_title() {
        for first in ["It was late.", "“We waited for hours”", "What they said:", "“We waited,” she said…"] {
            check(&format!("{first}\n{{}}"), &[(Paragraph, first), (Paragraph, "{}")]);
        }
    }

    #[test]
    fn short_lines_between_paragraphs_are_headings() {
        check(
            "{}\nNew Talks with the U.S.\n{+}\nWhat happens next?\n{}",
            &[
                (Paragraph, "{}"),
                (Heading, "New Talks with the U.S."),
                (Paragraph, "{+}"),
                (Heading, "What happens next?"),
                (Paragraph, "{}"),
            ],
        );
    }

    #[test]
    fn short_sentences_and_last_lines_are_paragraphs() {
        check(
            "{}\nNobody came.\n{}\nAnd so it ended",
            &[(Paragraph, "{}"), (Paragraph, "Nobody came."), (Paragraph, "{}"), (Paragraph, "And so it ended")],
        );
    }

    #[test]
    fn many_short_lines_in_a_row_are_no_headings() {
        let kinds = |source: &str| -> Vec<_> {
            Article::plain("x", expand(source)).blocks().iter().map(|block| block.kind).collect()
        };
        assert_eq!(kinds("{}\nHarle 2 Tarn 0\nElk 1 Orm 1\nQuay 3 Mill 2\n{}"), [Paragraph; 5]);
        assert_eq!(kinds("{}\nThe verdict\nWhat it means\n{}"), [Paragraph, Heading, Heading, Paragraph]);
    }

    #[test]
    fn a_line_that_breaks_off_behind_a_quotation_goes_on() {
        check(
            "{}\n“We can wait if we must,”\nElk said.\n{}",
            &[(Paragraph, "{}"), (Paragraph, "“We can wait if we must,” Elk said."), (Paragraph, "{}")],
        );
        check("{}\n\n„Wir warten“,\n\nsagte Elk.", &[(Paragraph, "{}"), (Paragraph, "„Wir warten“, sagte Elk.")]);
    }

    #[test]
    fn wrapped_lines_are_joined() {
        let source = format!("Storm keeps ferries in port\n\n{WRAPPED}");
        let expected = [(Title, "Storm keeps ferries in port"), (Paragraph, UNWRAPPED[0]), (Paragraph, UNWRAPPED[1])];
        check(&source, &expected);
        check(&source.replace('\n', "\r\n"), &expected);
    }

    #[test]
    fn list_items_lose_their_bullets_and_keep_their_numbers() {
        check(
            "{}\n- bread\n• flour\n– salt\n{}",
            &[(Paragraph, "{}"), (ListItem, "bread"), (ListItem, "flour"), (ListItem, "salt"), (Paragraph, "{}")],
        );
        check(
            "{}\n1. Bread was late.\n2. Flour was late.",
            &[(Paragraph, "{}"), (ListItem, "1. Bread was late."), (ListItem, "2. Flour was late.")],
        );
        check("1. FC Altmark won again.\n{}", &[(Paragraph, "1. FC Altmark won again."), (Paragraph, "{}")]);
    }

    #[test]
    fn speech_behind_a_dash_is_a_paragraph() {
        check(
            "{}\n— ¿Quién llamó? —preguntó Elvira.\n– Nie wiem – powiedziała Halina.",
            &[
                (Paragraph, "{}"),
                (Paragraph, "— ¿Quién llamó? —preguntó Elvira."),
                (Paragraph, "– Nie wiem – powiedziała Halina."),
            ],
        );
    }

    #[test]
    fn what_surrounds_the_text_is_boilerplate() {
        check(
            "Storm keeps ferries in port\nBy Jane Roe\n3 March 2025\nPORT ELLIS, March 3 (Harle) — {}\n***\n{+}\n\
             https://harbour.example\n© 2025 Harle Press",
            &[
                (Title, "Storm keeps ferries in port"),
                (Boilerplate, "By Jane Roe"),
                (Boilerplate, "3 March 2025"),
                (Boilerplate, "PORT ELLIS, March 3 (Harle) —"),
                (Paragraph, "{}"),
                (Boilerplate, "***"),
                (Paragraph, "{+}"),
                (Boilerplate, "https://harbour.example"),
                (Boilerplate, "© 2025 Harle Press"),
            ],
        );
    }

    #[test]
    fn indented_text_is_text() {
        check("    {}\n\n\t{+}", &[(Paragraph, "{}"), (Paragraph, "{+}")]);
    }
}

mod markdown {
    use super::*;

    #[test]
    fn marks_are_left_out_and_text_is_kept() {
        check(
            "# Storm *keeps* ferries\n\nThe **ferry** was [late](https://harbour.example/late) &amp; `slow` \\*.",
            &[(Title, "Storm keeps ferries"), (Paragraph, "The ferry was late & slow *.")],
        );
    }

    #[test]
    fn a_line_of_its_own_is_a_block_of_its_own() {
        check(
            "**Storm keeps ferries in port**\n{}\n{+}\n### Bread is scarce\n{}\n—\n{+}\nhttps://harbour.example/late",
            &[
                (Title, "Storm keeps ferries in port"),
                (Paragraph, "{}"),
                (Paragraph, "{+}"),
                (Heading, "Bread is scarce"),
                (Paragraph, "{}"),
                (Boilerplate, "—"),
                (Paragraph, "{+}"),
                (Boilerplate, "https://harbour.example/late"),
            ],
        );
    }

    #[test]
    fn wrapped_lines_are_joined() {
        let source = format!("# Storm\n\n{}\n- {}", WRAPPED.replace("Tuesday", "**Tuesday**"), "bread\n- flour\n");
        check(
            &source,
            &[
                (Title, "Storm"),
                (Paragraph, UNWRAPPED[0]),
                (Paragraph, UNWRAPPED[1]),
                (ListItem, "bread"),
                (ListItem, "flour"),
            ],
        );
    }

    #[test]
    fn the_first_heading_is_the_title() {
        check(
            "## Storm\n\n{}\n\n## Bread\n\n{+}",
            &[(Title, "Storm"), (Paragraph, "{}"), (Heading, "Bread"), (Paragraph, "{+}")],
        );
        check("{}\n\n# Storm\n\n{+}", &[(Paragraph, "{}"), (Title, "Storm"), (Paragraph, "{+}")]);
        check("Storm keeps ferries\n===\n{}", &[(Title, "Storm keeps ferries"), (Paragraph, "{}")]);
    }

    #[test]
    fn several_first_level_headings_below_a_paragraph_are_no_titles() {
        check(
            "{}\n\n# Storm\n\n{+}\n\n# Bread\n\n{}",
            &[(Paragraph, "{}"), (Heading, "Storm"), (Paragraph, "{+}"), (Heading, "Bread"), (Paragraph, "{}")],
        );
    }

    #[test]
    fn dashes_below_a_paragraph_are_a_rule() {
        check(
            "# Storm\n\n{}\n{+}\n---\n{}",
            &[(Title, "Storm"), (Paragraph, "{}"), (Paragraph, "{+}"), (Paragraph, "{}")],
        );
        check(
            "# Storm\n\n{}\n\nBread\n---\n{}",
            &[(Title, "Storm"), (Paragraph, "{}"), (Heading, "Bread"), (Paragraph, "{}")],
        );
    }

    #[test]
    fn lists_quotes_and_tables_are_kept() {
        check(
            "# Storm\n\n- bread\n- flour\n\n3. salt\n4) ~~yeast~~\n\n> {}\n\n| ship | hours |\n|---|---|\n| Elk | **3** |\n",
            &[
                (Title, "Storm"),
                (ListItem, "bread"),
                (ListItem, "flour"),
                (ListItem, "3. salt"),
                (ListItem, "4) yeast"),
                (Paragraph, "{}"),
                (ListItem, "ship\thours"),
                (ListItem, "Elk\t3"),
            ],
        );
    }

    #[test]
    fn a_line_below_a_list_is_none_of_it() {
        check("# Storm\n\n- bread\n{}", &[(Title, "Storm"), (ListItem, "bread"), (Paragraph, "{}")]);
    }

    #[test]
    fn pictures_listings_and_front_matter_are_boilerplate() {
        check(
            "---\ntitle: 'Storm'\ndate: 2025-03-03\n---\n![A boat](boat.jpg)\n\n{}\n\n```\nlet boat = 1;\n```\n",
            &[
                (Title, "Storm"),
                (Boilerplate, "date: 2025-03-03"),
                (Boilerplate, "A boat"),
                (Paragraph, "{}"),
                (Boilerplate, "let boat = 1;"),
            ],
        );
    }

    #[test]
    fn what_the_parser_passes_over_is_kept() {
        check(
            "# Storm\n\n| ship |\n|---|\n| Elk | late |\n\n~~~ Bread is late\nflour\n~~~\n",
            &[
                (Title, "Storm"),
                (ListItem, "ship"),
                (ListItem, "Elk\tlate"),
                (Boilerplate, "Bread is late"),
                (Boilerplate, "flour"),
            ],
        );
    }

    #[test]
    fn a_title_above_the_text_wins_over_front_matter() {
        check(
            "---\ntitle: Storm\n---\n# Storm at sea\n\n{}",
            &[(Boilerplate, "Storm"), (Title, "Storm at sea"), (Paragraph, "{}")],
        );
    }

    #[test]
    fn indented_text_is_no_code() {
        check(
            "# Storm\n\n    {}\n    {+}\n\n{}",
            &[(Title, "Storm"), (Paragraph, "{}"), (Paragraph, "{+}"), (Paragraph, "{}")],
        );
    }

    #[test]
    fn text_inside_html_is_kept() {
        check(
            "# Storm\n\n<div class=\"a\">\n<p>{}</p>\n</div>\n\nIt <i>was</i> late.<!-- no -->",
            &[(Title, "Storm"), (Paragraph, "{}"), (Paragraph, "It was late.")],
        );
    }

    #[test]
    fn a_paragraph_that_breaks_off_behind_a_quotation_goes_on() {
        check(
            "# Storm\n\n“We can wait,”\n\nElk said.\n\n{}",
            &[(Title, "Storm"), (Paragraph, "“We can wait,” Elk said."), (Paragraph, "{}")],
        );
    }

    #[test]
    fn bold_lines_are_headings_and_bold_words_are_not() {
        check(
            "# Storm\n\n**What is known.**\n\n{}\n\n**Elk** said nothing.\n\n{}",
            &[
                (Title, "Storm"),
                (Heading, "What is known."),
                (Paragraph, "{}"),
                (Paragraph, "Elk said nothing."),
                (Paragraph, "{}"),
            ],
        );
    }

    #[test]
    fn bylines_and_datelines_are_boilerplate_as_in_plain_text() {
        check(
            "# Storm\n\n*By Jane Roe*\n\nPORT ELLIS — {}",
            &[(Title, "Storm"), (Boilerplate, "By Jane Roe"), (Boilerplate, "PORT ELLIS —"), (Paragraph, "{}")],
        );
    }
}

#[test]
fn sentences_of_code_over_several_lines_stand_where_they_are() {
    for source in [
        "It is `one thing.\nAnother one is told. A third\none` stands here.",
        "> It is `one thing.\r\n> Another one is told. A third\r\n> one` stands here.",
        "It is ``one thing.\rAnother one is told. ` A third\rone `` stands here.",
        "It is ` one thing.\nAnother one is told. A third\none ` stands here.",
    ] {
        let article = Article::markdown("a", source);
        let spans: Vec<_> = article.sentences().into_iter().map(|span| article.prose().to_source(span)).collect();
        assert!(spans.len() >= 3, "{source:?}: {spans:?}");
        assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "{source:?}: {spans:?}");
        assert!(spans.iter().any(|span| source[span.start..].starts_with("Another")), "{source:?}: {spans:?}");
    }
}

#[test]
fn what_pages_put_around_an_article_is_no_part_of_it() {
    let story = "The harbour office of Port Ellis closed the old ferry terminal on Monday after divers had found cracks in the wall.";
    for line in [
        "This story was updated at 5 p.m. to add a comment of the company.",
        "This is a developing story. Check back for updates.",
        "An earlier version of this article gave a wrong name for the pier.",
        "Already a subscriber? Log in",
        "Subscribe to our newsletter for news of the harbour every morning",
        "Read more: Cracks found in the northern quay",
        "Share this article",
        "© 2025 Harle Press. All rights reserved.",
        "Photo: Mira Odum/Harle Press",
        "By Mira Odum",
        "Dieser Artikel wurde aktualisiert.",
    ] {
        let article = Article::plain("a", format!("Terminal closed\n\n{story}\n\n{story}\n\n{line}\n"));
        let prose = article.prose().text();
        let compared: Vec<&str> = article.sentences().iter().map(|span| span.of(prose)).collect();
        assert_eq!(compared, ["Terminal closed", story, story], "{line}");
    }
    let agency = format!("PORT ELLIS (Harle Press) - {story}");
    let article = Article::plain("a", agency.as_str());
    assert_eq!(article.sentences()[0].of(article.prose().text()), story);
}
