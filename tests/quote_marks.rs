//! Which words stand in quote marks: the marks of twelve languages, and what looks like a quote mark and is none.
//!
//! A row is a text and the words quoted in it. Who said them is tested in `quotations`.

use respun::quote::{QuotationKind, quotations};
use respun::{Article, Language, text};

type Row<'t> = (&'t str, &'t [&'t str]);

fn found(language: Language, text: &str) -> Vec<(String, QuotationKind)> {
    let article = Article::plain("a", text).with_language(language);
    let prose = article.prose().text();
    let sentences = text::sentences(prose, language);
    quotations(&article, &sentences).iter().map(|q| (q.span.of(prose).to_owned(), q.kind)).collect()
}

#[track_caller]
fn check(language: Language, rows: &[Row<'_>]) {
    let mut wrong = String::new();
    for (text, want) in rows {
        let got: Vec<_> = found(language, text).into_iter().map(|(words, _)| words).collect();
        if got != *want {
            wrong += &format!("\n{text}\n   wanted {want:?}\n   found  {got:?}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Every quotation of each text is a term, and there is one.
#[track_caller]
fn check_terms(language: Language, texts: &[&str]) {
    for text in texts {
        let got = found(language, text);
        assert!(!got.is_empty() && got.iter().all(|(_, kind)| *kind == QuotationKind::Term), "{text}\n{got:?}");
    }
}

/// Every quotation of each text is speech, and there is one.
#[track_caller]
fn check_speech(language: Language, texts: &[&str]) {
    for text in texts {
        let got = found(language, text);
        assert!(!got.is_empty() && got.iter().all(|(_, kind)| *kind != QuotationKind::Term), "{text}\n{got:?}");
    }
}

#[test]
fn english_marks() {
    check(
        Language::English,
        &[
            ("“We sail,” said Ida Crewe, “and soon.”", &["We sail,", "and soon."]),
            ("\"We sail,\" said Ida Crewe, \"and soon.\"", &["We sail,", "and soon."]),
            ("‘We sail,’ said Ida Crewe. ‘The crew’s ready.’", &["We sail,", "The crew’s ready."]),
            ("'We sail,' said Ida Crewe. 'The crew's ready.'", &["We sail,", "The crew's ready."]),
            ("``We sail,'' said Ida Crewe. ``And soon.''", &["We sail,", "And soon."]),
            ("''We sail,'' said Ida Crewe. ''And soon.''", &["We sail,", "And soon."]),
            ("''He said 'no,''' she recalled. '''No' was all.''", &["He said 'no,'", "'No' was all."]),
            ("‘‘We sail,’’ said Ida Crewe. ‘‘And soon.’’", &["We sail,", "And soon."]),
            ("“We sail,\" said Ida Crewe. \"And soon,” she added.", &["We sail,", "And soon,"]),
            ("“He said \"no\" and \"never\" to us,” she recalled.", &["He said \"no\" and \"never\" to us,"]),
            ("\"He said “no” and “never” to us,\" she recalled.", &["He said “no” and “never” to us,"]),
            ("“He said ‘she told me “no” twice’ to us,” she recalled.", &["He said ‘she told me “no” twice’ to us,"]),
            ("‘He said “no” to us,’ she recalled.", &["He said “no” to us,"]),
            ("“He said “no” and “never” and left,” she recalled.", &["He said “no” and “never” and left,"]),
            ("“He said “she told me “no” twice” and left,” she said.", &["He said “she told me “no” twice” and left,"]),
            (
                "“The board is no “friend of the crews”.\n\n“It never was,” said Ida Crewe.",
                &["The board is no “friend of the crews”.", "It never was,"],
            ),
            ("She called it “a gift“ and left.", &["a gift"]),
            ("She called it ”a gift” and left.", &["a gift"]),
            ("The plan (“a gift to us”) failed.", &["a gift to us"]),
            ("The plan—“a gift to us”—failed.", &["a gift to us"]),
            ("She was blunt:\"We sail at noon.\"", &["We sail at noon."]),
            ("She spoke of\"joint work between our two ports\" at noon.", &["joint work between our two ports"]),
            ("She said, \" We sail at noon \" and left.", &["We sail at noon"]),
            ("\" We sail at noon, \" she said.", &["We sail at noon,"]),
            ("“ We sail at noon, ” she said.", &["We sail at noon,"]),
            ("She was blunt. “They see that. “", &["They see that."]),
            ("“We sail.”[1] She left.", &["We sail."]),
            ("“[We] sail … at noon [or later],” she said.", &["[We] sail … at noon [or later],"]),
            ("“… and then we sailed,” she said.", &["… and then we sailed,"]),
            ("” … so they sailed,” she said in May. “My father sailed.”", &["… so they sailed,", "My father sailed."]),
            (
                "\"The board is no “friend of the crews” any more.\n\n\"It is about “order and thrift” now.\"",
                &["The board is no “friend of the crews” any more.", "It is about “order and thrift” now."],
            ),
            (
                "“The board is no friend.\n\n“It never was.\n\n“It will not be,” said Ida Crewe.",
                &["The board is no friend.", "It never was.", "It will not be,"],
            ),
            (
                "‘The board is no friend,’ said Ida Crewe. ‘It’s the crews’ turn.’",
                &["The board is no friend,", "It’s the crews’ turn."],
            ),
        ],
    );
}

#[test]
fn german_marks() {
    check(
        Language::German,
        &[
            ("„Wir fahren“, sagte Ilse Brandt, „und zwar bald.“", &["Wir fahren", "und zwar bald."]),
            ("„Wir fahren”, sagte Ilse Brandt.", &["Wir fahren"]),
            ("„Wir fahren\", sagte Ilse Brandt. „Und zwar bald.\"", &["Wir fahren", "Und zwar bald."]),
            ("»Wir fahren«, sagte Ilse Brandt, »und zwar bald.«", &["Wir fahren", "und zwar bald."]),
            ("«Wir fahren», sagte Ilse Brandt, «und zwar bald.»", &["Wir fahren", "und zwar bald."]),
            ("\"Wir fahren\", sagte Ilse Brandt.", &["Wir fahren"]),
            ("“Wir fahren„, sagte Ilse Brandt. “Und zwar bald.„", &["Wir fahren", "Und zwar bald."]),
            (",,Wir fahren'', sagte Ilse Brandt. ,,Und zwar bald.''", &["Wir fahren", "Und zwar bald."]),
            (",,Wir fahren“, sagte Ilse Brandt.", &["Wir fahren"]),
            ("‚Wir fahren‘, sagte Ilse Brandt.", &["Wir fahren"]),
            ("›Wir fahren‹, sagte Ilse Brandt.", &["Wir fahren"]),
            ("„Er nannte es ‚Glück‘ und ging“, sagte sie.", &["Er nannte es ‚Glück‘ und ging"]),
            ("»Er nannte es ›Glück‹ und ging«, sagte sie.", &["Er nannte es ›Glück‹ und ging"]),
            ("„Er nannte es »Glück« und ging“, sagte sie.", &["Er nannte es »Glück« und ging"]),
            ("„Er nannte es „Glück“ und ging“, sagte sie.", &["Er nannte es „Glück“ und ging"]),
            ("Sie sprach von der „Stunde der Wahrheit“.", &["Stunde der Wahrheit"]),
            (
                "„Wir haben lange gewartet.\nNun ist die Zeit reif für „gute Arbeit“ im Hafen. “\nDann ging sie.",
                &["Wir haben lange gewartet.\nNun ist die Zeit reif für „gute Arbeit“ im Hafen."],
            ),
        ],
    );
}

#[test]
fn french_marks() {
    check(
        Language::French,
        &[
            ("« Nous partons », dit Odile Morel, « et vite. »", &["Nous partons", "et vite."]),
            ("«\u{A0}Nous partons\u{A0}», dit Odile Morel.", &["Nous partons"]),
            ("«\u{202F}Nous partons\u{202F}», dit Odile Morel.", &["Nous partons"]),
            ("«Nous partons», dit Odile Morel.", &["Nous partons"]),
            ("“Nous partons”, dit Odile Morel.", &["Nous partons"]),
            ("\"Nous partons\", dit Odile Morel.", &["Nous partons"]),
            ("« Il a dit “jamais” devant nous », dit-elle.", &["Il a dit “jamais” devant nous"]),
            ("« Il a dit « jamais » devant nous », dit-elle.", &["Il a dit « jamais » devant nous"]),
            (
                "Il faut « deux à trois semaines ». « Nous partons », dit-elle.",
                &["deux à trois semaines", "Nous partons"],
            ),
            ("« Le vent tourne et nous partons, résume-t-elle.", &["Le vent tourne et nous partons"]),
            ("« Il a lu le journal « La Vigie », dit-elle.", &["Il a lu le journal « La Vigie"]),
            ("L’État n’a plus « les moyens d’agir ».", &["les moyens d’agir"]),
            (
                "« Le quai est vieux.\n\n» Il ne tiendra pas l’hiver », dit Odile Morel.",
                &["Le quai est vieux.", "Il ne tiendra pas l’hiver"],
            ),
            (
                "« Le quai est vieux.\n\n« Il ne tiendra pas l’hiver », dit Odile Morel.",
                &["Le quai est vieux.", "Il ne tiendra pas l’hiver"],
            ),
            ("— Nous partons ce soir — dit Odile Morel.", &["Nous partons ce soir"]),
            ("— Nous partons ce soir, dit Odile Morel.", &["Nous partons ce soir,"]),
        ],
    );
}

#[test]
fn spanish_marks() {
    check(
        Language::Spanish,
        &[
            ("«Nos vamos», dijo Ana Robles, «y pronto».", &["Nos vamos", "y pronto"]),
            ("“Nos vamos”, dijo Ana Robles.", &["Nos vamos"]),
            ("\"¿Nos vamos?\", dijo Ana Robles.", &["¿Nos vamos?"]),
            ("«Dijo “jamás” ante todos», contó ella.", &["Dijo “jamás” ante todos"]),
            ("—Nos vamos —dijo Ana Robles—. Es tarde.", &["Nos vamos", "Es tarde."]),
            ("—Nos vamos —dijo Ana Robles.", &["Nos vamos"]),
            ("– Nos vamos – dijo Ana Robles –. Es tarde.", &["Nos vamos", "Es tarde."]),
            ("La alcaldesa habló de «un regalo para el puerto».", &["un regalo para el puerto"]),
            ("«El muelle es viejo.\n\n»No aguantará», dijo Ana Robles.", &["El muelle es viejo.", "No aguantará"]),
        ],
    );
}

#[test]
fn italian_marks() {
    check(
        Language::Italian,
        &[
            ("«Partiamo», ha detto Luca Serra, «e presto».", &["Partiamo", "e presto"]),
            ("“Partiamo”, ha detto Luca Serra.", &["Partiamo"]),
            ("\"Partiamo\", ha detto Luca Serra.", &["Partiamo"]),
            ("‘Partiamo subito’, ha detto Luca Serra.", &["Partiamo subito"]),
            ("«L’ha chiamato “un dono” e via», ha detto.", &["L’ha chiamato “un dono” e via"]),
            ("– Partiamo – disse Luca Serra.", &["Partiamo"]),
            ("Un po’ di vento, un po’ d’acqua: niente di più.", &[]),
        ],
    );
}

#[test]
fn portuguese_marks() {
    check(
        Language::Portuguese,
        &[
            ("“Vamos embora”, disse Rui Prata, “e já.”", &["Vamos embora", "e já."]),
            ("«Vamos embora», disse Rui Prata.", &["Vamos embora"]),
            ("\"Vamos embora\", disse Rui Prata.", &["Vamos embora"]),
            ("«Chamou-lhe “uma dádiva” e saiu», disse.", &["Chamou-lhe “uma dádiva” e saiu"]),
            ("— Vamos embora — disse Rui Prata. — É tarde.", &["Vamos embora", "É tarde."]),
            ("‘Vamos embora’, disse Rui Prata.", &["Vamos embora"]),
        ],
    );
}

#[test]
fn dutch_marks() {
    check(
        Language::Dutch,
        &[
            ("‘We gaan’, zei Jan Visser. ‘Het is ’s avonds druk.’", &["We gaan", "Het is ’s avonds druk."]),
            ("“We gaan”, zei Jan Visser.", &["We gaan"]),
            ("„We gaan”, zei Jan Visser, „en snel.”", &["We gaan", "en snel."]),
            ("\"We gaan\", zei Jan Visser.", &["We gaan"]),
            ("'We gaan', zei Jan Visser.", &["We gaan"]),
            ("’We gaan’, zei Jan Visser. ’En snel.’", &["We gaan", "En snel."]),
            ("“Hij noemde het ‘een geschenk’ en ging”, zei ze.", &["Hij noemde het ‘een geschenk’ en ging"]),
            ("’s Avonds loopt ’t water over de foto’s van Jan.", &[]),
        ],
    );
}

#[test]
fn russian_marks() {
    check(
        Language::Russian,
        &[
            ("«Мы уходим», — сказал Иван Рогов. «И скоро».", &["Мы уходим", "И скоро"]),
            ("„Мы уходим“, — сказал Иван Рогов.", &["Мы уходим"]),
            ("\"Мы уходим\", - сказал Иван Рогов.", &["Мы уходим"]),
            ("«Он сказал „никогда“ при всех», — вспомнил Рогов.", &["Он сказал „никогда“ при всех"]),
            ("«Мы купили завод «Волна», — сказал Рогов.", &["Мы купили завод «Волна"]),
            ("«Мы купили «Волну» и верфь», — сказал Рогов.", &["Мы купили «Волну» и верфь"]),
            ("— Мы уходим, — сказал Иван Рогов. — Поздно.", &["Мы уходим,", "Поздно."]),
        ],
    );
}

#[test]
fn polish_marks() {
    check(
        Language::Polish,
        &[
            ("„Wyjeżdżamy”, powiedział Jan Wrona. „I to zaraz”.", &["Wyjeżdżamy", "I to zaraz"]),
            ("„Wyjeżdżamy“, powiedział Jan Wrona.", &["Wyjeżdżamy"]),
            ("«Wyjeżdżamy», powiedział Jan Wrona.", &["Wyjeżdżamy"]),
            ("\"Wyjeżdżamy\", powiedział Jan Wrona.", &["Wyjeżdżamy"]),
            ("„Nazwał to «darem» i wyszedł”, dodała.", &["Nazwał to «darem» i wyszedł"]),
            ("„Nazwał to »darem« i wyszedł”, dodała.", &["Nazwał to »darem« i wyszedł"]),
            ("– Wyjeżdżamy – powiedział Jan Wrona. – Już późno.", &["Wyjeżdżamy", "Już późno."]),
            ("— Wyjeżdżamy — dodała Anna Wrona.", &["Wyjeżdżamy"]),
        ],
    );
}

#[test]
fn arabic_marks() {
    check(
        Language::Arabic,
        &[
            ("قال سامي ندى: «سنغادر غدا».", &["سنغادر غدا"]),
            ("قال سامي ندى: “سنغادر غدا”.", &["سنغادر غدا"]),
            ("قال سامي ندى: ”سنغادر غدا“.", &["سنغادر غدا"]),
            ("قال سامي ندى: \"سنغادر غدا\"، ثم خرج.", &["سنغادر غدا"]),
            ("قال سامي ندى إن الخطة «هدية للميناء»، وخرج.", &["هدية للميناء"]),
            ("«هل نغادر؟»، قال سامي ندى.", &["هل نغادر؟"]),
            ("«قال “أبدا” أمامنا»، قالت.", &["قال “أبدا” أمامنا"]),
        ],
    );
}

#[test]
fn japanese_marks() {
    check(
        Language::Japanese,
        &[
            ("港湾長は「もう出航する」と話した。", &["もう出航する"]),
            ("「もう出航する。風はよい」と港湾長は話した。", &["もう出航する。風はよい"]),
            ("「彼は『贈り物だ』と言った」と港湾長は話した。", &["彼は『贈り物だ』と言った"]),
            ("港湾長は“もう出航する”と話した。", &["もう出航する"]),
            ("港湾長は\"もう出航する\"と話した。", &["もう出航する"]),
            ("港湾長は｢もう出航する｣と話した。", &["もう出航する"]),
            ("港湾長は〝もう出航する〟と話した。", &["もう出航する"]),
            ("「彼は「贈り物だ」と言った」と港湾長は話した。", &["彼は「贈り物だ」と言った"]),
        ],
    );
}

#[test]
fn chinese_marks() {
    check(
        Language::Chinese,
        &[
            ("港务长说：“我们中午出发。”然后走了。", &["我们中午出发。"]),
            ("“我们中午出发，”港务长说，“风很好。”", &["我们中午出发，", "风很好。"]),
            ("港務長說：「我們中午出發。」", &["我們中午出發。"]),
            ("港务长说：\"我们中午出发。\"然后走了。", &["我们中午出发。"]),
            ("港务长说：“他说‘这是礼物’就走了。”", &["他说‘这是礼物’就走了。"]),
            ("港務長說：「他說『這是禮物』就走了。」", &["他說『這是禮物』就走了。"]),
            ("“我读过《渡口》三遍，”她说。", &["我读过《渡口》三遍，"]),
            ("她的小说《渡口》得了奖。", &["渡口"]),
        ],
    );
    check_terms(Language::Chinese, &["她的小说《渡口》得了奖。", "〈渡口〉是她的第一篇文章。"]);
}

#[test]
fn apostrophes_are_no_quote_marks() {
    check(
        Language::English,
        &[
            ("The '90s and the ‘80s were the sisters’ best years, weren’t they?", &[]),
            ("The sisters’ boat and the brothers’ nets were lost.", &[]),
            ("Rock 'n' roll, rock ’n’ roll and rock ‘n’ roll never die.", &[]),
            ("’Tis the crews’ turn, ’cause nobody’s goin’ home.", &[]),
            ("It was the bosses' and the workers' hall, James' and Thomas's.", &[]),
            ("She’d said he’d’ve known: it’s five o’clock in O’Hara’s bar.", &[]),
            ("'Twas goin' to be a long day's night for the sailors' wives.", &[]),
            ("“The sisters’ boat isn’t theirs,” she said.", &["The sisters’ boat isn’t theirs,"]),
            ("‘Nothin’ doin’,’ said Ida Crewe.", &["Nothin’ doin’,"]),
            ("‘The sisters’ boat isn’t theirs,’ she said.", &["The sisters’ boat isn’t theirs,"]),
        ],
    );
}

#[test]
fn feet_inches_minutes_and_seconds_are_no_quote_marks() {
    check(
        Language::English,
        &[
            ("He is 6'2\" tall, she is 5'9\" and neither fits in a 6\" pipe.", &[]),
            ("The wreck lies at 54° 12' 30\" north, 8° 5' 10\" east.", &[]),
            ("She ran it in 3'45\", he took 4'10\".", &[]),
            ("A 12\" record and a 7\" one were sold.", &[]),
            ("“I am 6'2\" and I do not fit,” said Ida Crewe.", &["I am 6'2\" and I do not fit,"]),
            ("\"A 6\" pipe is enough,\" said Ida Crewe.", &["A 6\" pipe is enough,"]),
            ("“He is like 6’2”,” she said. “I am not.”", &["He is like 6’2”,", "I am not."]),
            ("It began \"in 2016\" and ended \"in 2019\", she said.", &["in 2016", "in 2019"]),
            ("The plank is 3\" x 4\" and 6′ 2″ long.", &[]),
        ],
    );
}

#[test]
fn marks_without_words_are_signs() {
    check(
        Language::English,
        &[
            ("Item one, 5 crowns\n\" \" 6 crowns\n\" \" 7 crowns", &[]),
            ("The field \"\" was left empty, and so was “”.", &[]),
            ("Five \" signs, ten \" signs.", &[]),
            ("An arrow » points nowhere.", &[]),
            ("A ' and a ’ and a ‘ stand alone.", &[]),
        ],
    );
}

#[test]
fn one_mark_may_be_missing() {
    check(
        Language::English,
        &[
            ("“We sail at noon. The wind is right.", &["We sail at noon. The wind is right."]),
            ("“We sail at noon, said Ida Crewe. The quay was full.", &["We sail at noon"]),
            ("She called it “a gift to us all. Then she left.", &["a gift to us all."]),
            ("“Lost the mark. “We sail,” said Ida Crewe.", &["Lost the mark.", "We sail,"]),
            (
                "She spoke of tides, which might drown the harbour and its sheds.” Then she left.",
                &["might drown the harbour and its sheds."],
            ),
            (
                "Ida Crewe was blunt: “The quay is old. It leaks. “The board knows. “We sail.” Then she left.",
                &["The quay is old. It leaks.", "The board knows.", "We sail."],
            ),
            (
                "“The quay is old. Nobody at the board said a word. “We sail,” said Ida Crewe.",
                &["The quay is old.", "We sail,"],
            ),
            ("“We sail,” said Ida Crewe.”", &["We sail,"]),
            ("“We sail at noon,” said Ida Crewe. “", &["We sail at noon,"]),
        ],
    );
}

#[test]
fn titles_and_names_are_terms() {
    check_terms(
        Language::English,
        &[
            "She read from the novel “Winter Light” at noon.",
            "The film \"Winter Light\" opened on Friday.",
            "“Winter Light,” a novel by Ida Crewe, won the prize.",
            "Tom “Sparks” Hale won the race.",
            "Tom \"Sparks\" Hale won the race.",
            "Tom ‘Sparks’ Hale won the race.",
            "The harbour, nicknamed “the old lady of the bay”, was full.",
            "The so-called “wind tax” passed.",
            "The party ran under the slogan “A harbour for everybody”.",
            "The town’s motto, “Never late”, stood over the gate.",
        ],
    );
    check_terms(
        Language::German,
        &[
            "Sie las aus dem Roman „Das Licht im Winter“.",
            "Der sogenannte „Windzoll“ wurde beschlossen.",
            "Das Fest stand unter dem Motto „Ein Hafen für alle“.",
            "Das Schiff „Alma“ lief aus.",
            "Der Film »Das Licht im Winter« lief am Freitag an.",
        ],
    );
    check_terms(
        Language::French,
        &[
            "Elle a lu le roman « La lumière d’hiver » à midi.",
            "Odile Morel, surnommée « la dame du port », est là.",
            "Le slogan « Un port pour tous » a plu.",
            "La chanson « Le vent du nord » a gagné.",
            "Le film « La lumière d’hiver » sort vendredi.",
        ],
    );
    check_terms(
        Language::Spanish,
        &[
            "Leyó la novela «La luz de invierno» a mediodía.",
            "Ana Robles, apodada «la dama del puerto», llegó.",
            "El lema «Un puerto para todos» gustó.",
        ],
    );
    check_terms(
        Language::Italian,
        &["Ha letto il romanzo «La luce d’inverno».", "Lo slogan “Un porto per tutti” piace."],
    );
    check_terms(Language::Portuguese, &["Leu o romance “A luz do inverno”.", "O lema “Um porto para todos” agradou."]);
    check_terms(Language::Dutch, &["Ze las de roman ‘Het licht’ voor.", "De zogenaamde ‘windtaks’ kwam er."]);
    check_terms(Language::Russian, &["Она прочла роман «Зимний свет».", "Газета «Маяк» закрылась."]);
    check_terms(Language::Polish, &["Przeczytała powieść „Zimowe światło”.", "Gazeta „Latarnia” upadła."]);
}

#[test]
fn words_held_at_arms_length_are_terms_and_speech_is_not() {
    check_terms(Language::English, &["The “expert” was late.", "Their “free” lunch cost 40 crowns."]);
    check_speech(
        Language::English,
        &[
            "Ida Crewe called it “a play for the gallery”.",
            "“Never!” she said.",
            "She wrote in the book: “We were never told.”",
            "Ida Crewe said the film “was a disgrace for the town”.",
            "“We Will Sail,” a spokesman for the novelist said.",
            "The song “was never ours to sing”, said Ida Crewe.",
        ],
    );
    check_speech(Language::German, &["Ilse Brandt nannte das „ein Geschenk des Himmels“."]);
    check_speech(Language::French, &["Odile Morel dénonce « un cadeau aux armateurs »."]);
}
