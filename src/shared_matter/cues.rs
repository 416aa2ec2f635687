//! Cue words of notices, company descriptions and reference lists, by language.
//!
//! All are in lower case and are searched for in lower-cased sentences. A new language needs a few entries in each
//! table.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

/// Cues that are searched for in one pass; linear in the text (Aho and Corasick 1975).
pub(super) struct Cues {
    /// `None` if they could not be compiled; a test verifies that they can.
    automaton: Option<AhoCorasick>,
    n_cues: usize,
}

impl Cues {
    fn new(cues: &[&str]) -> Cues {
        let automaton = AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).build(cues);
        Cues { automaton: automaton.ok(), n_cues: cues.len() }
    }

    /// Whether a lower-case text contains a cue.
    pub fn is_in(&self, text: &str) -> bool {
        self.automaton.as_ref().is_some_and(|automaton| automaton.is_match(text))
    }

    /// Number of different cues in the text.
    pub fn n_in(&self, text: &str) -> usize {
        let mut seen = vec![false; self.n_cues];
        let found = self.automaton.iter().flat_map(|automaton| automaton.find_overlapping_iter(text));
        found.for_each(|place| seen[place.pattern().as_usize()] = true);
        seen.into_iter().filter(|seen| *seen).count()
    }
}

/// Parts of sentences that occur only in notices to readers or editors.
pub(super) static NOTICES: LazyLock<Cues> = LazyLock::new(|| Cues::new(NOTICES_CUES));

#[rustfmt::skip]
const NOTICES_CUES: &[&str] = &[
    // English
    "cookie", "privacy policy", "privacy statement", "privacy notice", "your consent", "our website", "this website",
    "by clicking", "terms of use", "terms and conditions", "terms of service", "all rights reserved", "newsletter",
    "subscribe", "subscription", "subscriber", "sign up", "log in", "copyright", "not for publication", "embargo",
    "before this time", "press office", "for more information", "for further information", "media contact",
    "notes to editors", "note to editors", "editorial use", "with the credit", "may not be republished", "may not be published, broadcast",
    "reproduced without", "without permission", "removed from the list", "no longer available", "for legal reasons",
    "for licensing reasons", "advertisement", "support our journalism", "read more", "click here", "follow us on",
    "an earlier version of this", "this article was amended", "this story has been corrected", "correction:",
    "forward-looking statements", "this material may not", "the views expressed", "sponsored", "download the app",
    // German
    "datenschutz", "einwilligung", "zustimmung", "ihre daten", "nutzungsbedingungen", "agb", "alle rechte vorbehalten",
    "abonnement", "abonnieren", "abonnent", "anmelden", "registrier", "urheberrecht", "sperrfrist", "pressestelle",
    "weitere informationen", "rückfragen", "redaktionelle verwendung", "nicht zur veröffentlichung", "nicht mehr verfügbar",
    "nicht länger verfügbar", "nicht mehr zur verfügung", "nicht mehr online", "gelöscht werden", "rechtlichen gründen",
    "aus lizenzgründen", "anzeige", "agenturmeldung", "nachrichtenagentur", "archiv nicht", "online-archiv", "diese website",
    "unserer website", "unsere website", "in einer früheren version", "dieser artikel wurde", "berichtigung:", "korrektur:",
    "pressekontakt", "probeabo", "jetzt testen",
    // French
    "confidentialité", "consentement", "notre site", "ce site", "vos données", "conditions d'utilisation", "conditions d’utilisation",
    "tous droits réservés", "abonnez", "abonnement", "abonné", "inscrivez", "droits d'auteur", "sous embargo", "service de presse",
    "pour plus d'informations", "pour plus d’informations", "contact presse", "contacts presse", "publicité", "une version précédente de cet article",
    "rectificatif", "en cliquant", "lettre d'information", "lettre d’information", "n'est plus disponible", "n’est plus disponible",
    // Spanish
    "privacidad", "consentimiento", "nuestro sitio", "nuestra web", "este sitio", "sus datos", "condiciones de uso",
    "todos los derechos reservados", "suscríb", "suscripción", "suscriptor", "regístr", "derechos de autor", "gabinete de prensa",
    "oficina de prensa", "para más información", "contacto de prensa", "publicidad", "una versión anterior de", "fe de errat", "corrección:",
    "al hacer clic", "boletín", "ya no está disponible", "embargada hasta", "embargado hasta",
    // Portuguese
    "privacidade", "consentimento", "nosso site", "nosso sítio", "este site", "termos de uso", "todos os direitos reservados", "assine",
    "assinatura", "assinante", "cadastre-se", "direitos autorais", "assessoria de imprensa", "para mais informações", "publicidade",
    "uma versão anterior", "errata", "ao clicar", "não está mais disponível", "leia mais", "veja também", "clique aqui",
    // Italian
    "riservatezza", "consenso", "nostro sito", "questo sito", "condizioni d'uso", "condizioni d’uso", "tutti i diritti riservati", "abbonati",
    "abbonamento", "iscriviti", "diritto d'autore", "diritto d’autore", "ufficio stampa", "per ulteriori informazioni", "pubblicità",
    "una versione precedente", "rettifica", "cliccando", "non è più disponibile", "riproduzione riservata",
    // Dutch
    "privacybeleid", "toestemming", "onze website", "deze website", "algemene voorwaarden", "alle rechten voorbehouden", "abonneer",
    "nieuwsbrief", "auteursrecht", "onder embargo", "persdienst", "voor meer informatie", "advertentie", "correctie:",
];

/// Starts of headings above a description of the sender.
#[rustfmt::skip]
pub(super) const ABOUT_HEADINGS: &[&str] = &[
    "about ", "über ", "zum unternehmen", "zur person", "à propos", "a propos", "qui sommes", "acerca de", "sobre ",
    "quiénes somos", "quem somos", "informazioni su", "chi siamo", "chi è ", "over ", "om ",
];

/// Parts of sentences that describe a company or institution. One is chance; two in a paragraph make a description.
pub(super) static ABOUT: LazyLock<Cues> = LazyLock::new(|| Cues::new(ABOUT_CUES));

#[rustfmt::skip]
const ABOUT_CUES: &[&str] = &[
    "is a leading", "is the leading", "is one of the", "leading provider", "founded in", "headquartered", "is based in", "based in",
    "is listed on", "employs", "employees", "people worldwide", "customers in", "operates in", "subsidiaries", "is a member of",
    "ist ein führend", "ist einer der führend", "führender anbieter", "gegründet", "mit sitz in", "hauptsitz", "beschäftigt", "mitarbeiter",
    "börsennotiert", "an der börse",
    "est un leader", "leader mondial", "est l'un des", "est l’un des", "fondée en", "fondé en", "créée en", "dont le siège", "emploie", "salariés",
    "collaborateurs", "cotée", "coté",
    "es líder", "es una de las", "es uno de los", "líder en", "fundada en", "fundado en", "con sede en", "emplea", "empleados", "cotiza en",
    "é líder", "é uma das", "é um dos", "fundada em", "fundado em", "com sede em", "emprega", "funcionários", "cotada em",
    "è leader", "è una delle", "è uno dei", "fondata nel", "fondato nel", "con sede a", "impiega", "dipendenti", "quotata",
    "is een toonaangevend", "opgericht in", "gevestigd in", "medewerkers", "beursgenoteerd",
];

/// Headings above a list of sources.
#[rustfmt::skip]
pub(super) const REFERENCE_HEADINGS: &[&str] = &[
    "references", "reference", "sources", "source", "bibliography", "further reading", "works cited", "notes and references",
    "quellen", "quelle", "literatur", "literaturverzeichnis", "einzelnachweise", "références", "bibliographie", "referencias", "fuentes",
    "fuente", "bibliografía", "referências", "fontes", "fonte", "bibliografia", "riferimenti", "fonti", "bronnen", "literatuur",
];

/// Parts of sentences that introduce a released statement reported in its own words.
pub(super) static STATEMENTS: LazyLock<Cues> = LazyLock::new(|| Cues::new(STATEMENTS_CUES));

#[rustfmt::skip]
const STATEMENTS_CUES: &[&str] = &[
    "in a statement", "the statement said", "the statement says", "the statement read", "according to the statement", "a statement released",
    "statement from", "in a news release", "in a press release", "the release said", "in einer mitteilung", "in einer erklärung",
    "in einer pressemitteilung", "heißt es in der", "heißt es in einer", "dans un communiqué", "selon le communiqué", "en un comunicado",
    "según el comunicado", "em nota", "em comunicado", "segundo a nota", "in una nota", "in un comunicato", "in een verklaring",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues_are_found_within_each_other_and_counted_once() {
        for cues in [&NOTICES, &ABOUT, &STATEMENTS] {
            assert!(cues.automaton.is_some());
        }
        let cues = Cues::new(&["is based in", "based in", "founded in"]);
        assert_eq!(cues.n_in("it is based in osk and based in harle"), 2);
        assert!(cues.is_in("founded in 1921") && !cues.is_in("found in"));
    }

    #[test]
    fn all_are_in_lower_case() {
        for cue in [NOTICES_CUES, ABOUT_CUES, ABOUT_HEADINGS, REFERENCE_HEADINGS, STATEMENTS_CUES].concat() {
            assert_eq!(cue, cue.to_lowercase());
        }
    }
}
