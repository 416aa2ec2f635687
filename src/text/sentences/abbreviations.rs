//! Abbreviations with a full stop, by language and by what may follow them.
//!
//! Lower-case entries also match capitalised words ("Approx."); others match as written ("Wash." isn't "wash."). Inner
//! full stops are kept, spaces and the last stop are left out: "z. B." and "z.B." are both `z.B`. A test checks that
//! every list is sorted.

use crate::text::Language;

/// What a full stop after an abbreviation may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The sentence goes on: a name after a title, an example after "e.g.".
    Leads,
    /// A number follows in the same sentence; without one it is an ordinary word ("No. He left.").
    Counts,
    /// May end a sentence; it does if the next word is a sentence starter.
    Either,
    /// A place: like `Either`, but after a comma ("Lodi, Calif.") a name also starts a new sentence.
    State,
    /// A time of day: ends a sentence before a capital, unless a day or a time zone follows.
    Hour,
}

/// The abbreviations of one language.
pub(super) struct Abbreviations {
    leads: &'static [&'static str],
    counts: &'static [&'static str],
    either: &'static [&'static str],
    states: &'static [&'static str],
    hours: &'static [&'static str],
}

impl Abbreviations {
    fn kind_of(&self, word: &str) -> Option<Kind> {
        let has = |list: &[&str]| list.binary_search(&word).is_ok();
        if has(self.leads) {
            Some(Kind::Leads)
        } else if has(self.either) {
            Some(Kind::Either)
        } else if has(self.counts) {
            Some(Kind::Counts)
        } else if has(self.states) {
            Some(Kind::State)
        } else if has(self.hours) {
            Some(Kind::Hour)
        } else {
            None
        }
    }
}

/// The meaning of a full stop after `word`, if one of the `tables` lists the word.
///
/// An all-capitals word ("MR.") matches only if the text around it is in capitals too: "the SEC." isn't "Sec.".
pub(super) fn kind_of(tables: &[&Abbreviations], word: &str, capitals: bool) -> Option<Kind> {
    if word.len() > LONGEST {
        return None;
    }
    let look_up = |word: &str| tables.iter().find_map(|table| table.kind_of(word));
    if let Some(kind) = look_up(word) {
        return Some(kind);
    }
    // A single letter is an initial, whatever it abbreviates in lower case.
    if word.len() == 1 || !word.as_bytes().first()?.is_ascii_uppercase() {
        return None;
    }
    let mut folded = [0; LONGEST];
    let folded = &mut folded[..word.len()];
    folded.copy_from_slice(word.as_bytes());
    let mut kind = None;
    if (capitals || word.contains('.')) && !word.bytes().any(|b| b.is_ascii_lowercase()) {
        folded[1..].make_ascii_lowercase();
        kind = std::str::from_utf8(folded).ok().and_then(look_up);
    }
    folded[0].make_ascii_lowercase();
    kind.or_else(|| std::str::from_utf8(folded).ok().and_then(look_up))
}

/// Bytes of the longest entry; checked by a test.
const LONGEST: usize = 10;

/// The tables for texts in `language`.
pub(super) fn tables_of(language: Language) -> &'static [&'static Abbreviations] {
    match language {
        Language::English => &[&EVERYWHERE, &ENGLISH],
        Language::German => &[&EVERYWHERE, &GERMAN],
        Language::French => &[&EVERYWHERE, &FRENCH],
        Language::Spanish => &[&EVERYWHERE, &SPANISH],
        Language::Italian => &[&EVERYWHERE, &ITALIAN],
        Language::Portuguese => &[&EVERYWHERE, &PORTUGUESE],
        Language::Dutch => &[&EVERYWHERE, &DUTCH],
        // A headline is too short for language detection, and one abbreviation too many does less harm than a wrong
        // cut.
        Language::Unknown => &[&EVERYWHERE, &ENGLISH, &GERMAN, &FRENCH, &SPANISH],
        _ => &[&EVERYWHERE],
    }
}

#[rustfmt::skip]
const EVERYWHERE: Abbreviations = Abbreviations {
    leads: &["Dr", "Drs", "Lt", "Mr", "Mrs", "Ms", "Prof", "Sgt", "ca", "cf", "vs"],
    counts: &["Art", "No", "Nos", "Nr", "Vol", "chap", "fig", "pp"],
    either: &["Bros", "Co", "Corp", "Cos", "Inc", "Jr", "Ltd", "Pty", "Sr", "St", "U.N", "U.S", "Yahoo!", "etc"],
    states: &[],
    hours: &["a.m", "p.m"],
};

#[rustfmt::skip]
const ENGLISH: Abbreviations = Abbreviations {
    leads: &[
        "Adm", "Asst", "Atty", "Brig", "Capt", "Cmdr", "Col", "Comdr", "Cpl", "Det", "Fr", "Ft", "Gen", "Gens", "Gov",
        "Govs", "Hon", "Insp", "Lieut", "Maj", "Messrs", "Mlle", "Mme", "Msgr", "Mt", "Mx", "Pfc", "Pres", "Pvt", "Rep",
        "Reps", "Rev", "Sec", "Sen", "Sens", "Spc", "Supt", "Univ", "e.g", "eg", "i.e", "ie", "incl", "viz",
    ],
    counts: &[
        "Apr", "Aug", "Dec", "Feb", "Jan", "Jul", "Jun", "Mar", "Nov", "Oct", "Sat", "Sep", "Sept", "Sun", "approx",
        "art", "ch", "est", "ext", "no", "nos", "para", "sec", "vol",
    ],
    either: &[
        "Ave", "Blvd", "Dept", "Dist", "Esq", "Fri", "Jeb!", "Jeopardy!", "Mon", "Rd", "Thu", "Thurs", "Tue", "Tues",
        "Wed", "al", "cc", "ft", "hr", "hrs", "lb", "lbs", "mph", "oz", "sq",
    ],
    states: &[
        "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "D.C", "Del", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky", "La",
        "Mass", "Md", "Mich", "Minn", "Miss", "Mo", "Mont", "N.C", "N.D", "N.H", "N.J", "N.M", "N.Y", "Neb", "Nev",
        "Okla", "Ont", "Ore", "Pa", "Penn", "Que", "R.I", "S.C", "S.D", "Sask", "Tenn", "Tex", "Va", "Vt", "W.Va",
        "Wash", "Wis", "Wisc", "Wyo",
    ],
    hours: &[],
};

#[rustfmt::skip]
const GERMAN: Abbreviations = Abbreviations {
    leads: &[
        "Abg", "Dipl", "Fr", "Frhr", "Gebr", "Hl", "Hr", "Hrn", "Ing", "Mag", "Priv", "abzgl", "allg", "betr", "bzgl",
        "bzw", "d", "d.h", "dgl", "e", "ehem", "einschl", "evtl", "exkl", "geb", "gegr", "gem", "gest", "ggf", "hl",
        "i", "i.d.R", "inkl", "insb", "insbes", "lt", "med", "mind", "n", "nat", "o", "o.g", "o.ä", "rd", "rer", "s",
        "s.o", "s.u", "sog", "sogen", "u", "u.U", "v", "verh", "vgl", "w", "z", "z.B", "z.T", "z.Zt", "zit", "zzgl",
    ],
    counts: &[
        "Abb", "Abs", "Apr", "Art", "Aufl", "Aug", "Bd", "Dez", "Feb", "Jan", "Jg", "Kap", "Nov", "Okt", "Rn", "Sept",
        "Tab", "Tel", "Ziff", "max", "min",
    ],
    either: &[
        "Chr", "Jh", "Jhd", "Mio", "Mrd", "Pf", "Sek", "Std", "Str", "Tsd", "Uhr", "e.V", "etc", "ff", "jun", "n.Chr",
        "sen", "str", "u.a", "u.ä", "usf", "usw", "v.Chr",
    ],
    states: &[],
    hours: &[],
};

#[rustfmt::skip]
const FRENCH: Abbreviations = Abbreviations {
    leads: &[
        "M", "MM", "Me", "Mes", "Mgr", "Mlle", "Mlles", "Mme", "Mmes", "Pr", "Ste", "Vve", "ap", "av", "c.-à-d", "env",
        "p.ex", "éd",
    ],
    counts: &[
        "al", "art", "avr", "bd", "boul", "déc", "févr", "janv", "juil", "no", "nos", "nov", "oct", "sept", "tél",
        "vol",
    ],
    either: &["Cie", "Ets", "J.-C", "Sté", "ap.J.-C", "av.J.-C", "hab"],
    states: &[],
    hours: &[],
};

#[rustfmt::skip]
const SPANISH: Abbreviations = Abbreviations {
    leads: &[
        "Arq", "Arz", "Cap", "Cmdt", "Cnel", "D", "Dra", "Dras", "Dres", "Dña", "EE", "Excma", "Excmo", "Fr", "Gral",
        "Hno", "Ilmo", "Ing", "Lic", "Licda", "Mons", "Ntra", "Pbro", "Pdte", "Sra", "Sras", "Sres", "Srta", "Sta",
        "Sto", "Tte", "a", "aprox", "d", "p.ej", "v.gr",
    ],
    counts: &["art", "arts", "cap", "máx", "mín", "no", "núm", "núms", "pág", "págs", "tel", "vol"],
    either: &[
        "Avda", "Bco", "CC.AA", "CC.OO", "Cía", "EE.UU", "FF.AA", "Hnos", "Ud", "Uds", "Vd", "Vds", "a.C", "apdo",
        "d.C", "s.f",
    ],
    states: &[],
    hours: &[],
};

#[rustfmt::skip]
const ITALIAN: Abbreviations = Abbreviations {
    leads: &[
        "S.E", "arch", "avv", "cap", "card", "col", "dott", "dr", "es", "gen", "geom", "ing", "mons", "on", "prof",
        "rag", "sen", "sig", "sigg", "sigra", "ss",
    ],
    counts: &["art", "artt", "nn", "pag", "pagg", "tel"],
    either: &["S.p.A", "S.r.l", "a.C", "d.C", "ecc"],
    states: &[],
    hours: &[],
};

#[rustfmt::skip]
const PORTUGUESE: Abbreviations = Abbreviations {
    leads: &[
        "Dep", "Des", "Dra", "Dras", "Eng", "Exa", "Exmo", "Gal", "Min", "Pe", "Profa", "Sra", "Sras", "Srs", "Srta",
        "Sta", "Sto", "aprox", "p.ex",
    ],
    counts: &["art", "arts", "núm", "pág", "págs", "tel", "vol"],
    either: &["Av", "Cia", "Ltda", "S.A", "a.C", "d.C", "hab"],
    states: &[],
    hours: &[],
};

#[rustfmt::skip]
const DUTCH: Abbreviations = Abbreviations {
    leads: &[
        "bijv", "bv", "d.w.z", "dhr", "dr", "drs", "evt", "incl", "ing", "ir", "m.n", "mej", "mevr", "mr", "mw", "o.a",
        "resp", "t.a.v", "zgn",
    ],
    counts: &["art", "blz", "max", "min", "nr", "nrs", "tel"],
    either: &["B.V", "N.V", "e.d", "enz", "jl", "mln", "mrd", "v.Chr"],
    states: &[],
    hours: &[],
};

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [&Abbreviations; 8] = [&EVERYWHERE, &ENGLISH, &GERMAN, &FRENCH, &SPANISH, &ITALIAN, &PORTUGUESE, &DUTCH];

    #[test]
    fn lists_are_sorted_and_no_entry_is_too_long() {
        for list in ALL.iter().flat_map(|t| [t.leads, t.counts, t.either, t.states, t.hours]) {
            for pair in list.windows(2) {
                assert!(pair[0] < pair[1], "{} stands before {}", pair[0], pair[1]);
            }
            for entry in list {
                assert!(entry.len() <= LONGEST, "{entry} is longer than {LONGEST}");
            }
        }
    }

    #[test]
    fn capitals_are_seen_through_and_names_are_kept_apart() {
        let english = tables_of(Language::English);
        for (word, capitals, kind) in [
            ("Mr", false, Some(Kind::Leads)),
            ("MR", true, Some(Kind::Leads)),
            ("SEC", false, None),
            ("Approx", false, Some(Kind::Counts)),
            ("Tues", false, Some(Kind::Either)),
            ("tues", false, None),
            ("mr", false, None),
            ("p.m", false, Some(Kind::Hour)),
            ("P.M", false, Some(Kind::Hour)),
            ("D", false, None),
            ("", false, None),
            ("éd", false, None),
        ] {
            assert_eq!(kind_of(english, word, capitals), kind, "{word}");
        }
    }
}
