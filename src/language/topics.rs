//! The topics of tables, one file each, and the keys of their lines.

/// A kind of table: the name of its file, and its keys.
#[derive(Debug)]
pub(crate) struct Topic {
    /// The same in the folder of every language.
    pub file: &'static str,
    /// Each key, and what its entries are.
    keys: &'static [(&'static str, &'static str)],
}

impl Topic {
    /// Whether a line may have this key. What follows a blank is an argument of the key: `unit km`.
    pub fn has(&self, key: &str) -> bool {
        let name = key.split(' ').next().unwrap_or(key);
        self.keys.iter().any(|(known, _)| *known == name)
    }
}

/// Numbers, units, currencies and dates. An entry of a key marked with = ends in its value: `million 1e6`.
pub(super) static VALUES: Topic = Topic {
    file: "values.txt",
    keys: &[
        ("decimal", "the decimal mark"),
        ("glued", "`yes` if numbers in words are written as one word"),
        ("number", "= number words that are added: twenty 20"),
        ("scale", "= factors: million 1e6"),
        ("glued-scale", "= factors right behind digits: bn 1e9"),
        ("ordinal", "= places in a sequence: third 3"),
        ("ordinal-ending", "endings of digits that make an ordinal: rd"),
        ("fraction", "= parts of one: a third 1/3"),
        ("join", "\"and\" within a number"),
        ("of", "\"of\" between a scale and its unit"),
        ("minus", "words for a minus sign"),
        ("below-zero", "words behind a number that make it negative"),
        ("percent", "words for percent"),
        ("percentage-points", "words for percentage points"),
        ("basis-points", "words for basis points"),
        ("unit", "names of the unit of measure with this key, see `src/values/units.rs`"),
        ("currency", "names of the currency with this code"),
        ("about", "words before a number that make it approximate"),
        ("at-least", "words before the least number"),
        ("over", "words before a number that is exceeded"),
        ("at-most", "words before the largest number"),
        ("under", "words before a number that is not reached"),
        ("at-least-behind", "the same behind the number: or more"),
        ("at-most-behind", "the same behind the number: or less"),
        ("per", "names of the period: a day, daily"),
        ("month", "= names of months"),
        ("weekday", "= names of days, Monday is 1"),
        ("day", "= days counted from today: yesterday -1"),
        ("am", "words for the first half of the day"),
        ("pm", "words for the second half of the day"),
        ("clock", "words behind a time of day: Uhr"),
        ("time", "= names of times of day: noon 12:00"),
        ("time-before", "words before a time of day: a las"),
        ("year-before", "words before a year"),
    ],
};

/// Words that decide what a sentence claims. Lines of the first seven keys have classes, separated by ` / `, that
/// exclude each other; a word there covers its inflections.
pub(super) static CLAIMS: Topic = Topic {
    file: "claims.txt",
    keys: &[
        ("outcome", "how something ended: convicted / acquitted"),
        ("opposite", "direction and comparison: rose / fell"),
        ("role", "who does what: buyer / seller"),
        ("quantifier", "how many: all / some / none"),
        ("modality", "how certain: will / may"),
        ("unit", "how often: daily / weekly"),
        ("date", "when: winter / summer"),
        ("hedge", "words that make a claim uncertain: allegedly"),
        ("source", "words that name a source: according to"),
        ("possible", "modal verbs that make a claim uncertain"),
        ("attribution", "reporting verbs, which replace a source"),
        ("condition", "conjunctions that begin a condition: unless"),
        ("negation", "words that deny"),
        ("implicit", "words that deny without a negation: failed"),
        ("not-denial", "negations that deny nothing: not only"),
        ("double", "words that deny two things at once: neither"),
        ("raising", "verbs before which a denial means the same as behind: I do not think he will"),
        ("negative-prefix", "prefixes that reverse an adjective: un"),
        ("title", "words before a name that are no part of it"),
        ("telltale", "frequent words by which a language that the classifier does not know is told from others"),
    ],
};

/// Words that state facts, for the measures behind the score.
pub(super) static FACTS: Topic = Topic {
    file: "facts.txt",
    keys: &[
        ("numbers-from-zero", "number words in order: zero one two"),
        ("tens-from-twenty", "the tens in order: twenty thirty"),
        ("suffix-10^3", "letters after digits that stand for a thousand: 5k"),
        ("suffix-10^6", "the same for a million: 5m"),
        ("suffix-10^9", "the same for a thousand million: 3bn"),
        ("suffix-10^12", "the same for a million million: 2tn"),
        ("and", "what joins the parts of a number: two hundred and six"),
        ("percent", "names of the sign %"),
        ("date", "days, months, and words such as yesterday"),
        ("negation", "negations; a leading - makes an ending"),
        ("modal-can", "ability; an entry of two words counts where both stand; a leading - makes an ending"),
        ("modal-could", "conditional ability"),
        ("modal-may", "permission"),
        ("modal-might", "weak possibility"),
        ("modal-must", "necessity"),
        ("modal-should", "advice or obligation"),
        ("modal-want", "intention or wish"),
        ("modal-will", "future"),
        ("modal-would", "conditional future"),
        ("no-modal", "two words of which the first is a modal verb elsewhere: peut être"),
        ("joining", "words that only join two statements"),
    ],
};

/// Given names.
pub(super) static NAMES: Topic =
    Topic { file: "names.txt", keys: &[("he", "given names of men only"), ("she", "given names of women only")] };

/// Roles of words around a quotation.
pub(super) static QUOTATIONS: Topic = Topic {
    file: "quotations.txt",
    keys: &[
        ("reporting-verb", "finite forms with the speaker as subject: said, erklärte, dijo"),
        ("ambiguous-reporting-verb", "the same for forms that are more often nouns: state, claims"),
        ("nonfinite-reporting-verb", "participles and infinitives, whose subject is farther away: adding, called"),
        ("source-marker", "words before a source: according (to), laut, selon, según"),
        ("source-postposition", "words after a source: zufolge"),
        ("he", "pronouns for a man"),
        ("she", "pronouns for a woman"),
        ("it", "pronouns for a thing"),
        ("they", "pronouns for several"),
        ("his", "possessives of a man"),
        ("her", "possessives of a woman: her coach"),
        ("its", "possessives without gender"),
        ("link-preposition", "prepositions within a role: spokesman for the ministry"),
        ("title", "titles and roles: minister; a leading - makes a suffix: -ministerin; the longest wins"),
        ("man", "titles of men: Mr"),
        ("woman", "titles of women: spokeswoman"),
        ("organisation", "nouns for organisations: office, department"),
        ("document", "nouns for texts with an author: statement, letter"),
        ("opinion-noun", "nouns that introduce a speaker: in the opinion of Hale"),
        ("impersonal-verb", "verbs whose source is the text that they refer to: im Bericht heißt es"),
        ("content-conjunction", "conjunctions before reported content: dass"),
        ("relative-pronoun", "who, which: the antecedent stands before it"),
        ("reported-mood", "verbs in the mood of reported speech: sei, habe"),
        ("determiner", "never part of a name, like the following"),
        ("preposition", "never part of a name"),
        ("conjunction", "never part of a name"),
        ("calendar", "days and months"),
        ("adverb-or-auxiliary", "never part of a name"),
    ],
};

/// How common words are.
pub(super) static RARITY: Topic = Topic {
    file: "rarity.txt",
    keys: &[
        ("0", "words of every article, the commonest of a stem first"),
        ("1", "words of every second article"),
        ("2", "words of every fourth article, and so on"),
        ("3", ""),
        ("4", ""),
        ("5", ""),
        ("6", ""),
        ("7", ""),
        ("8", "words of one article in 256"),
    ],
};

/// Where sentences begin and end. Upper and lower case count. Abbreviations are written without the last full stop and
/// without blanks; in lower case they also match capitalised words.
pub(super) static SENTENCES: Topic = Topic {
    file: "sentences.txt",
    keys: &[
        ("abbreviation", "the sentence goes on after it: Dr, e.g"),
        ("abbreviation-before-number", "the same if a number follows: No, Vol"),
        ("abbreviation-may-end", "may end a sentence: Inc, etc"),
        ("abbreviation-of-state", "the same for a state after a town: Calif"),
        ("abbreviation-of-hour", "ends a sentence unless a day or a time zone follows: p.m"),
        ("starter", "starts sentences and hardly ever follows an abbreviation as part of a name"),
        ("elided-starter", "the same before an apostrophe: L"),
        ("reporting-verb", "may stand between speaker and quotation: Kim asked"),
        ("reporting-verb-with-listener", "those that somebody who is spoken to may follow: told"),
        ("clause-opener", "starts a clause after a reporting verb: said he"),
        ("clause-opener-after-listener", "the same after asked or told: asked whether"),
        ("after-hour", "days, months and time zones, which may follow a time of day"),
        ("name-particle", "stands within names in lower case: van"),
        ("one-letter-word", "words of one letter, as they begin a sentence: A, I"),
        ("lettered", "names things distinguished by letters: plan B"),
        ("headline-abbreviation", "ends a headline with its full stop; in lower case"),
        ("after-open-hyphen", "may follow a hyphen that keeps its space: Hin- und Rückfahrt"),
        ("article-of-place", "in capitals, begins the name of a place: EL PASO"),
        ("particle", "Japanese: ties a quotation to what follows"),
        ("speech-character", "Chinese: the last character of reporting verbs"),
    ],
};

/// Boilerplate, in lower case. An entry must not be able to start a sentence of prose.
pub(super) static BOILERPLATE: Topic = Topic {
    file: "boilerplate.txt",
    keys: &[
        (
            "byline",
            "before names, which must follow: By Jane Roe. Ambiguous words are fine, since the names after them are checked",
        ),
        ("uncased-byline", "author credits in scripts without case: the rest of the line is taken as names"),
        ("uncased-byline-before-blank", "the same, if a blank follows"),
        ("nameless-byline", "whole lines in the position of a byline"),
        (
            "outlet",
            "last words of a line of capitalised words below the title that names the sender: Harle Press Agency",
        ),
        ("between-names", "words allowed between the names of a byline"),
        ("no-name", "first words that are capitalised but never start a name: By Tuesday Evening"),
        ("credit", "before a colon, or before names: picture credits and sources of the text"),
        ("link", "before a colon or at the end of a line: links to other articles"),
        ("button", "whole lines: buttons, labels and end marks"),
        ("prompt", "beginnings of short prompts to the reader"),
        ("rights", "anywhere in a short line: rights notices"),
        ("copyright", "begins a rights notice if a year follows"),
        ("date-label", "before a date"),
        ("month", "months, in full and abbreviated, without the full stop"),
        ("date-word", "other words in a line that contains only a date: weekdays, hours, time zones, reading time"),
        ("relative-date", "make a date of a number: 3 days ago"),
        ("date-sign", "signs of a day or a month that stand apart from the number"),
        ("advertisement", "labels of advertisements in pages"),
        ("feed-link", "begins the last block of an item in a feed: read more"),
        ("reply-mark", "marks before the subject of a mail: re:"),
    ],
};

/// Notices, corrections and interviews, in lower case.
pub(super) static NOTICES: Topic = Topic {
    file: "notices.txt",
    keys: &[
        ("notice", "parts of sentences that occur only in notices to readers or editors"),
        ("about", "parts of sentences that describe a company or institution; two make a description"),
        ("about-heading", "starts of headings above a description of the sender"),
        ("about-heading-before-name", "the same, if more words follow"),
        ("reference-heading", "headings above a list of sources"),
        ("statement", "parts of sentences that introduce a released statement"),
        ("correction", "first words of a line by which a text says that it is a correction"),
        ("earlier-version", "how such a line mentions the earlier version"),
        ("interview-turn", "labels of questions and answers, as they are written"),
    ],
};

/// Words around quotations and names, beyond the roles of quotations.txt.
pub(super) static SPEECH: Topic = Topic {
    file: "speech.txt",
    keys: &[
        ("before-title", "nouns for works that have titles: the novel"),
        ("before-nickname", "before a name that is not quite serious: nicknamed"),
        ("before-motto", "before the motto of an institution or a party"),
        ("before-term-without-space", "the same three in languages without spaces between words"),
        ("reporting-verb-stem", "beginnings of reporting verbs"),
        ("clause-joint", "begins a clause after a comma: which"),
        ("elision", "starts with an apostrophe, or stands beside one: cause"),
        ("little-word", "function words that names and roles share by chance"),
        ("name-particle", "stands within names in lower case: van"),
        ("agent-preposition", "before an agent or author: by"),
        ("personal-relative", "follows a person, never a thing: who"),
        ("copula", "stands between a name and its predicate: is"),
        ("possessive-pronoun", "a pronoun that is also a possessive: her"),
        ("pointer", "refers to somebody named before: this"),
        ("indefinite", "before somebody not named before: a"),
        ("before-main-clause", "starts a clause before the main clause: when"),
        ("time-later", "a time, capitalised: Hours later"),
        ("content-conjunction", "before what is reported: that"),
        ("clause-of-other-speech", "begins a clause in which somebody else speaks: nachdem"),
        ("known-as", "says what somebody is, without anybody saying so: gilt"),
        ("strong-participle", "endings of participles without ge-: rieben"),
        ("infinitive-with-ge", "endings of infinitives with ge: geben"),
        ("condition", "starts a condition after a quotation: sollte"),
        ("feminine-ending", "endings of feminine nouns"),
        ("abstract-ending", "endings of abstract nouns, which cannot speak"),
        ("adverb-ending", "endings of adverbs"),
        ("auxiliary", "auxiliaries in second position"),
        ("reporting-noun", "nouns whose content follows: Vorwurf"),
        ("idea-noun", "those for thoughts: Idee"),
        ("before-content", "between a reporting noun and its content"),
        ("before-common-noun", "before a noun that is no name: der"),
        ("common-noun-ending", "endings of nouns that are no names"),
        ("before-title-of-any-length", "announces a title of any length: titled"),
        ("before-explaining-noun", "begins what explains a title: a novel"),
        ("after-explaining-noun", "goes on after the noun that explains a title: a novel by"),
        ("before-broadcast", "before the name of a broadcast: on"),
        ("joins-attributions", "may stand between an attribution and a quotation: and"),
        ("opinion-word", "a noun of opinion only there: in the words of"),
        ("no-source-preposition", "before a noun of opinion, does not make it a source: für"),
        ("of", "of, in names and titles"),
        ("of-in-names", "the same in a language that capitalises nouns, where no title stands before it: von"),
        ("article-in-names", "may follow a particle within a name: la"),
        ("definite", "the, before somebody named before"),
        ("inflected-title-ending", "endings of titles in other cases: -en"),
        ("inverted-pronoun", "follows its verb with a hyphen: ajoute-t-il"),
        ("before-doubtful-name", "before a name, written with a hyphen: so-called"),
    ],
};

/// What the spelling and the stems of a language need.
pub(super) static SPELLING: Topic = Topic {
    file: "spelling.txt",
    keys: &[
        ("variant", "pairs of spellings: grey/gray; the second may be an abbreviation written in full"),
        ("variant-ending", "pairs of endings: isation/ization"),
        ("whole", "words that the stemmer would map to the stem of an unrelated word"),
        ("one-word", "words with an apostrophe that is no elision: aujourd'hui"),
    ],
};
