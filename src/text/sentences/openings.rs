//! Words that show how a sentence starts or continues: starters, reporting verbs, days and time zones, domains.

use crate::text::Language;

/// Words that start sentences and hardly ever follow an abbreviation as part of a name.
///
/// "Under" is missing because of "U.S. Under Secretary", and so are "Open", "New" and "No". Names that are also words
/// ("Will", "May", "An") are missing too.
pub(super) struct Starters {
    words: &'static [&'static str],
    /// Words elided before a vowel: "L" in "L’usine".
    elided: &'static [&'static str],
}

/// Whether `word` starts sentences in one of the `lists`; `apostrophe`: an apostrophe follows it.
pub(super) fn is_starter(lists: &[&Starters], word: &str, apostrophe: bool) -> bool {
    lists
        .iter()
        .any(|list| list.words.binary_search(&word).is_ok() || (apostrophe && list.elided.binary_search(&word).is_ok()))
}

/// The lists for texts in `language`.
pub(super) fn starters_of(language: Language) -> &'static [&'static Starters] {
    match language {
        Language::English => &[&ENGLISH],
        Language::German => &[&GERMAN],
        Language::French => &[&FRENCH],
        Language::Spanish => &[&SPANISH],
        Language::Italian => &[&ITALIAN],
        Language::Portuguese => &[&PORTUGUESE],
        Language::Dutch => &[&DUTCH],
        Language::Unknown => &[&ENGLISH, &GERMAN, &FRENCH, &SPANISH],
        _ => &[],
    }
}

#[rustfmt::skip]
const ENGLISH: Starters = Starters {
    words: &[
        "A", "According", "After", "All", "Also", "Although", "Among", "And", "Another", "Any", "Are", "As", "At",
        "Because", "Before", "Both", "But", "By", "Can", "Critics", "Despite", "Did", "Do", "Does", "During", "Each",
        "Earlier", "Even", "Every", "Everyone", "Few", "For", "Former", "From", "Had", "Has", "Have", "He", "Her",
        "Here", "His", "How", "However", "I", "If", "In", "Instead", "Is", "It", "Its", "Just", "Last", "Later", "Many",
        "Meanwhile", "Most", "Much", "My", "Neither", "Nevertheless", "Nobody", "None", "Not", "Nothing", "Now",
        "Officials", "Often", "On", "Once", "One", "Only", "Opponents", "Or", "Other", "Others", "Our", "Perhaps",
        "Police", "She", "Since", "So", "So-called", "Some", "Someone", "Still", "Such", "That", "The", "Their", "Then",
        "There", "These", "They", "This", "Those", "Though", "Three", "Through", "Thus", "To", "Today", "Together",
        "Two", "Until", "Was", "We", "Were", "What", "When", "Where", "Whether", "Which", "While", "Who", "Why", "With",
        "Without", "Yesterday", "Yet", "You", "Your",
    ],
    elided: &[],
};

#[rustfmt::skip]
const GERMAN: Starters = Starters {
    words: &[
        "Aber", "Alle", "Allerdings", "Als", "Am", "An", "Andere", "Angeblich", "Auch", "Auf", "Aus", "Außerdem", "Bei",
        "Beide", "Beim", "Bis", "Bisher", "Da", "Dabei", "Dadurch", "Dafür", "Dagegen", "Daher", "Damit", "Danach",
        "Dann", "Daraufhin", "Darüber", "Das", "Dass", "Dazu", "Dem", "Den", "Denn", "Dennoch", "Der", "Deren",
        "Deshalb", "Dessen", "Die", "Dies", "Diese", "Diesem", "Diesen", "Dieser", "Dieses", "Doch", "Dort", "Durch",
        "Ein", "Eine", "Einem", "Einen", "Einer", "Eines", "Einige", "Er", "Es", "Etwa", "Fast", "Für", "Gegen",
        "Gestern", "Heute", "Hier", "Hinter", "Ich", "Ihr", "Ihre", "Ihren", "Im", "In", "Insgesamt", "Inzwischen",
        "Ist", "Jeder", "Jetzt", "Kein", "Keine", "Laut", "Man", "Manche", "Mehr", "Mehrmals", "Mit", "Nach", "Nachdem",
        "Nicht", "Nichts", "Niemand", "Noch", "Nun", "Nur", "Ob", "Obwohl", "Ohne", "Rund", "Seine", "Seinen", "Seit",
        "Seitdem", "Selbst", "Sie", "So", "Sogar", "Später", "Statt", "Trotz", "Trotzdem", "Um", "Und", "Unter",
        "Viele", "Vom", "Von", "Vor", "Warum", "Was", "Weil", "Weitere", "Wenn", "Wer", "Wie", "Wir", "Wo", "Während",
        "Zu", "Zudem", "Zuletzt", "Zum", "Zunächst", "Zur", "Zuvor", "Zwar", "Zwei", "Zwischen", "Über",
    ],
    elided: &[],
};

#[rustfmt::skip]
const FRENCH: Starters = Starters {
    words: &[
        "Ainsi", "Alors", "Après", "Au", "Aucun", "Aucune", "Aujourd", "Aussi", "Autre", "Aux", "Avant", "Avec", "Car",
        "Ce", "Cela", "Celle", "Celui", "Cependant", "Certains", "Ces", "Cet", "Cette", "Ceux", "Chaque", "Chez",
        "Comme", "Dans", "Depuis", "Des", "Deux", "Donc", "Du", "Elle", "Elles", "En", "Enfin", "Ensuite", "Entre",
        "Est", "Et", "Face", "Il", "Ils", "Je", "La", "Le", "Les", "Leur", "Leurs", "Lors", "Mais", "Malgré", "Mes",
        "Mon", "Même", "Ni", "Nos", "Notre", "Nous", "On", "Or", "Ou", "Où", "Par", "Parmi", "Pendant", "Personne",
        "Plus", "Plusieurs", "Pour", "Pourquoi", "Pourtant", "Puis", "Quand", "Que", "Quel", "Qui", "Quoi", "Rien",
        "Sa", "Sans", "Se", "Selon", "Ses", "Seul", "Si", "Son", "Sous", "Sur", "Tandis", "Tous", "Tout", "Toute",
        "Toutes", "Trois", "Très", "Tu", "Un", "Une", "Vers", "Voici", "Voilà", "Vos", "Votre", "Vous", "À",
    ],
    elided: &["C", "D", "J", "L", "M", "N", "Qu", "S"],
};

#[rustfmt::skip]
const SPANISH: Starters = Starters {
    words: &[
        "A", "Además", "Ahora", "Al", "Algunas", "Algunos", "Allí", "Ante", "Aquel", "Aquella", "Aquí", "Así", "Aunque",
        "Ayer", "Bajo", "Cada", "Casi", "Como", "Con", "Contra", "Cuando", "Cuatro", "De", "Del", "Desde", "Después",
        "Donde", "Dos", "Durante", "El", "Ella", "Ellas", "Ellos", "En", "Entonces", "Entre", "Era", "Es", "Esa",
        "Esas", "Ese", "Eso", "Esos", "Esta", "Estas", "Este", "Esto", "Estos", "Está", "Fue", "Ha", "Hasta", "Hay",
        "Hoy", "La", "Las", "Le", "Les", "Lo", "Los", "Luego", "Mas", "Me", "Mi", "Mientras", "Mis", "Muchas", "Muchos",
        "Nada", "Nadie", "Ni", "No", "Nos", "Nosotros", "Nuestra", "Nuestro", "O", "Otra", "Otras", "Otro", "Otros",
        "Para", "Pero", "Poco", "Por", "Porque", "Pues", "Que", "Quien", "Se", "Según", "Si", "Sin", "Sobre", "Solo",
        "Son", "Su", "Sus", "Sólo", "También", "Tampoco", "Tanto", "Tiene", "Toda", "Todas", "Todo", "Todos", "Tras",
        "Tres", "Un", "Una", "Unas", "Unos", "Varias", "Varios", "Y", "Ya", "Yo", "Él",
    ],
    elided: &[],
};

#[rustfmt::skip]
const ITALIAN: Starters = Starters {
    words: &[
        "Ai", "Al", "Alla", "Anche", "Che", "Chi", "Ci", "Come", "Con", "Così", "Da", "Dal", "Dalla", "Del", "Della",
        "Di", "Dopo", "Due", "E", "Ecco", "Era", "Gli", "Ha", "I", "Il", "In", "Io", "La", "Le", "Lo", "Ma", "Nel",
        "Nella", "Nessuno", "Noi", "Non", "Oggi", "Ora", "Per", "Perché", "Poi", "Quando", "Quella", "Quello", "Questa",
        "Questo", "Se", "Secondo", "Si", "Solo", "Sono", "Su", "Sul", "Tra", "Tre", "Tutti", "Tutto", "Un", "Una", "È",
    ],
    elided: &["All", "C", "Dell", "L", "Nell", "Un"],
};

#[rustfmt::skip]
const PORTUGUESE: Starters = Starters {
    words: &[
        "A", "Agora", "Ainda", "Ao", "Após", "As", "Até", "Cada", "Com", "Como", "Da", "De", "Depois", "Do", "Dois",
        "E", "Ela", "Elas", "Ele", "Eles", "Em", "Entre", "Essa", "Esse", "Esta", "Este", "Eu", "Foi", "Hoje", "Isso",
        "Já", "Mas", "Muitos", "Na", "Nas", "Nenhum", "Ninguém", "No", "Nos", "Não", "Nós", "O", "Os", "Ou", "Outro",
        "Outros", "Para", "Por", "Porque", "Quando", "Que", "Quem", "Se", "Segundo", "Sem", "Seu", "Sua", "Também",
        "Todos", "Três", "Um", "Uma", "É",
    ],
    elided: &[],
};

#[rustfmt::skip]
const DUTCH: Starters = Starters {
    words: &[
        "Aan", "Alle", "Als", "Andere", "Bij", "Daar", "Daarna", "Dan", "Dat", "De", "Deze", "Die", "Dit", "Door",
        "Een", "Er", "Geen", "Haar", "Het", "Hier", "Hij", "Hoe", "Ik", "In", "Is", "Maar", "Met", "Na", "Naar",
        "Niemand", "Niet", "Nu", "Of", "Om", "Ook", "Op", "Over", "Sinds", "Te", "Toen", "Tot", "Twee", "Uit", "Veel",
        "Volgens", "Voor", "Waar", "Waarom", "Wat", "We", "Wie", "Wij", "Ze", "Zij", "Zijn", "Zo",
    ],
    elided: &[],
};

/// Whether `word` is a reporting verb, as in `“Why?” Kim asked`.
pub(super) fn is_cue(word: &str) -> bool {
    CUES.binary_search(&word).is_ok()
}

#[rustfmt::skip]
const CUES: &[&str] = &[
    "added", "admitted", "agreed", "announced", "answered", "argued", "asked", "asks", "barked", "began", "complained",
    "concluded", "continued", "cried", "declared", "demanded", "exclaimed", "explained", "giggled", "inquired",
    "insisted", "joked", "laughed", "murmured", "noted", "pleaded", "quipped", "recalled", "remarked", "remembered",
    "replied", "reports", "responded", "roared", "said", "says", "screamed", "shouted", "sighed", "snapped", "told",
    "tweeted", "urged", "whispered", "wondered", "writes", "wrote", "yelled",
];

/// Whether `next` after `cue` starts the reported clause, so that the cue can't belong to the quotation before it.
pub(super) fn opens_clause(cue: &str, next: &str) -> bool {
    match cue {
        "asked" | "told" => matches!(next, "for" | "if" | "whether"),
        _ => CLAUSE_OPENERS.binary_search(&next).is_ok(),
    }
}

#[rustfmt::skip]
const CLAUSE_OPENERS: &[&str] = &[
    "I", "a", "an", "he", "her", "his", "if", "it", "its", "no", "nothing", "one", "she", "some", "that", "the",
    "their", "there", "these", "they", "this", "those", "we", "whether", "you",
];

/// Whether `word` can follow a time of day inside a sentence: a day, a month or a time zone.
pub(super) fn follows_hour(word: &str) -> bool {
    AFTER_HOUR.binary_search(&word).is_ok()
}

#[rustfmt::skip]
const AFTER_HOUR: &[&str] = &[
    "AEST", "April", "August", "BST", "CDT", "CEST", "CET", "CST", "Central", "December", "EDT", "EST", "ET", "Eastern",
    "Feb", "February", "Friday", "GMT", "Greenwich", "IST", "Jan", "January", "July", "June", "MDT", "MST", "MT",
    "March", "May", "Monday", "Mountain", "November", "October", "PDT", "PST", "PT", "Pacific", "Saturday", "Sept",
    "September", "Sunday", "Thursday", "Tuesday", "UTC", "Wednesday",
];

/// Whether `word`, after a stop without a space, makes an address or a file name.
pub(super) fn ends_address(word: &str) -> bool {
    ADDRESS_ENDINGS.iter().any(|ending| ending.eq_ignore_ascii_case(word))
}

#[rustfmt::skip]
const ADDRESS_ENDINGS: &[&str] = &[
    "ai", "app", "biz", "co", "com", "de", "doc", "docx", "edu", "es", "eu", "fr", "gov", "htm", "html", "info", "io",
    "jpg", "js", "net", "org", "pdf", "php", "png", "ru", "tv", "txt", "uk", "xls",
];

/// Whether `word` names things distinguished by letters, so that the letter after it isn't an initial: "plan B".
pub(super) fn takes_letter(word: &str) -> bool {
    LETTERED.iter().any(|lettered| lettered.eq_ignore_ascii_case(word))
}

#[rustfmt::skip]
const LETTERED: &[&str] = &[
    "appendix",
    "block",
    "category",
    "exhibit",
    "grade",
    "group",
    "groupe",
    "grupo",
    "gruppe",
    "hepatitis",
    "influenza",
    "liga",
    "ligue",
    "option",
    "phase",
    "plan",
    "section",
    "series",
    "teil",
    "terminal",
    "typ",
    "type",
    "vitamin",
    "vitamina",
    "vitamine",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        let starters = [&ENGLISH, &GERMAN, &FRENCH, &SPANISH, &ITALIAN, &PORTUGUESE, &DUTCH];
        for list in starters.iter().flat_map(|s| [s.words, s.elided]).chain([CUES, CLAUSE_OPENERS, AFTER_HOUR]) {
            for pair in list.windows(2) {
                assert!(pair[0] < pair[1], "{} stands before {}", pair[0], pair[1]);
            }
        }
    }

    #[test]
    fn a_word_cut_short_starts_only_before_an_apostrophe() {
        let french = starters_of(Language::French);
        assert!(is_starter(french, "L", true));
        assert!(!is_starter(french, "L", false));
    }
}
