//! Speakers of quotations, rule by rule: tables of our own sentences in German, whose word order needs most rules, and English.

use respun::quote::quotations;
use respun::{Article, Language, text};

/// The speaker of each quotation; "-" for nobody.
#[track_caller]
fn check(language: Language, table: &[(&str, &[&str])]) {
    for &(text, want) in table {
        let article = Article::plain("a", text).with_language(language);
        let prose = article.prose().text();
        let found = quotations(&article, &text::sentences(prose, language));
        let got: Vec<_> = found.iter().map(|q| q.speaker.map_or("-", |s| s.of(prose))).collect();
        assert_eq!(got, want, "{text}");
    }
}

#[test]
fn german_sources_name_who_speaks() {
    check(
        Language::German,
        &[
            ("„Wir fahren weiter“, so Brandt. Ilse Brandt leitet die Reederei.", &["Ilse Brandt"]),
            ("Nach Angaben der Polizei war das Boot „nicht seetüchtig“.", &["Polizei"]),
            ("Laut Polizei war das Boot „nicht seetüchtig“.", &["Polizei"]),
            ("Laut einer Mitteilung der Polizei war das Boot „nicht seetüchtig“.", &["Polizei"]),
            ("Ilse Brandt zufolge war das Boot „nicht seetüchtig“.", &["Ilse Brandt"]),
            ("Das Boot sei, so der Gutachter, „nicht seetüchtig“ gewesen.", &["Gutachter"]),
            ("Nach Ansicht von Jonas Wieck ist der Plan „ein Wagnis“.", &["Jonas Wieck"]),
            ("Für den Kämmerer Jonas Wieck ist der Plan „ein Wagnis ohne Not“.", &["Jonas Wieck"]),
            ("Aus Sicht der Grünen ist das Gesetz „ein Rückschritt“.", &["Grünen"]),
            ("Einem Bericht des Hafenboten zufolge war die Brücke „seit Jahren marode“.", &["Hafenboten"]),
            (
                "Es handle sich um einen „Angriff auf die Pressefreiheit“, so der Verband in einer Stellungnahme.",
                &["Verband"],
            ),
            ("Nach Einschätzung des Wetterdienstes drohen „schwere Sturmböen“.", &["Wetterdienstes"]),
        ],
    );
}

#[test]
fn what_stands_in_a_german_document_is_its_authors() {
    check(
        Language::German,
        &[
            ("„Wir fahren weiter“, heißt es in einer Mitteilung der Reederei.", &["Mitteilung der Reederei"]),
            ("In dem Schreiben heißt es: „Wir fahren weiter.“", &["Schreiben"]),
            ("Aus dem Rathaus verlautete, das sei „kein Thema“.", &["Rathaus"]),
            ("Die Antwort der Reederei: „Wir fahren weiter.“", &["Antwort der Reederei"]),
            ("Bei der Reederei hieß es, man sei „in Gesprächen“.", &["Reederei"]),
            (
                "Der Rat der Stadt Hafenau hat das Projekt abgelehnt. In der Begründung heißt es, es sei „zu teuer“.",
                &["Begründung"],
            ),
            ("Wie aus dem Bericht hervorgeht, war die Brücke „seit Jahren marode“.", &["Bericht"]),
            ("„Rettet den Hafen!“ steht auf einem Banner.", &["Banner"]),
            ("Von der Opposition hieß es, die Stadt habe sich „gründlich blamiert“.", &["Opposition"]),
            ("Seitens der Polizei hieß es: „Wir ermitteln in alle Richtungen.“", &["Polizei"]),
            ("„Wir sind überglücklich“, lautete der Kommentar von Karl Ohm.", &["Karl Ohm"]),
        ],
    );
}

#[test]
fn german_takes_a_thing_as_what_is_quoted() {
    check(
        Language::German,
        &[
            (
                "Die Sprecherin der Reederei, Ilse Brandt, wies den Vorwurf als „frei erfunden“ zurück.",
                &["Ilse Brandt"],
            ),
            ("Das Ministerium hatte den Bericht am Montag als „lückenhaft“ zurückgewiesen.", &["Ministerium"]),
            ("Der Entwurf wurde von der Opposition als „zahnlos“ kritisiert.", &["Opposition"]),
            ("Die Zeitung Hafenbote zitiert einen Fischer mit den Worten: „Das Netz war leer.“", &["Fischer"]),
            ("Ein Fischer wird mit den Worten zitiert: „Das Netz war leer.“", &["Fischer"]),
            ("Mit den Worten „Das Netz war leer“ eröffnete der Fischer Jonas Wieck die Sitzung.", &["Jonas Wieck"]),
            ("Die Regierung von Nordland lehnte den Vorschlag als „unannehmbar“ ab.", &["Regierung von Nordland"]),
            ("Die Demonstranten skandierten Parolen wie „Rettet den Hafen jetzt“.", &["Demonstranten"]),
        ],
    );
}

#[test]
fn german_quotations_go_on_and_are_told_in_reported_speech() {
    check(
        Language::German,
        &[
            ("Ilse Brandt ist Sprecherin der Reederei. Sie sagte: „Wir fahren weiter.“", &["Ilse Brandt"]),
            ("Jonas Wieck begrüßte den Beschluss. „Das ist ein guter Tag“, sagte er.", &["Jonas Wieck"]),
            ("Auch der Förderverein ist zufrieden. Das sei „ein guter Tag für Hafenau“.", &["Förderverein"]),
            (
                "Wieck betonte, man müsse handeln. Es drohe „ein harter Winter“. Jonas Wieck ist Kämmerer.",
                &["Jonas Wieck"],
            ),
            (
                "„Die Brücke bleibt gesperrt“, sagte Brandt. „Das ist bitter.“ Ilse Brandt leitet das Amt.",
                &["Ilse Brandt", "Ilse Brandt"],
            ),
            ("Die Leiterin des Zoos, Ilse Brandt, freut sich. „Die Kälber sind gesund“, sagt sie.", &["Ilse Brandt"]),
            (
                "Auf die Frage, ob er bleibe, antwortete Wieck: „Natürlich.“ Jonas Wieck ist seit Mai Trainer.",
                &["Jonas Wieck"],
            ),
            ("Jonas Wieck gab sich kämpferisch: Er werde „niemals aufgeben“, sagte er dem Sender.", &["Jonas Wieck"]),
            (
                "Der Verein freut sich über den Zuschlag. „Wir sind überglücklich“, sagt Vorstand Karl Ohm. „Jetzt geht die Arbeit los.“",
                &["Karl Ohm", "Karl Ohm"],
            ),
            ("Karl Ohm ist Vorstand des Vereins. „Wir sind überglücklich“, sagt der 52-Jährige.", &["Karl Ohm"]),
            ("Das Unternehmen weist die Vorwürfe zurück. Sie seien „haltlos und absurd“.", &["Unternehmen"]),
        ],
    );
}

#[test]
fn a_german_subject_stands_anywhere_in_its_clause() {
    check(
        Language::German,
        &[
            ("Im Stadtrat erklärte der Leiter des Bauamts, der Hafen sei „in gutem Zustand“.", &["Leiter des Bauamts"]),
            ("Den Plan nannte der Kämmerer Jonas Wieck „ein Wagnis“.", &["Jonas Wieck"]),
            ("Gegenüber dem Hafenboten sagte die Bürgermeisterin: „Wir fahren weiter.“", &["Bürgermeisterin"]),
            ("„Wir fahren weiter“, ließ ein Sprecher der Reederei am Abend verlauten.", &["Sprecher der Reederei"]),
            ("Wie die Reederei mitteilte, sei das Schiff „nur leicht beschädigt“.", &["Reederei"]),
            ("Die Reederei teilte mit, das Schiff sei „nur leicht beschädigt“.", &["Reederei"]),
            ("Ilse Brandt, die den Hafen seit 2011 leitet, sagte: „Wir fahren weiter.“", &["Ilse Brandt"]),
            ("Die Gewerkschaft zeigte sich enttäuscht und sprach von einem „schwarzen Tag“.", &["Gewerkschaft"]),
            ("Die Umweltministerin Ilse Brandt warf dem Konzern vor, er habe „bewusst getäuscht“.", &["Ilse Brandt"]),
            ("Dem Konzern warf die Ministerin vor, er habe „bewusst getäuscht“.", &["Ministerin"]),
            (
                "„Der Konzern hat getäuscht“, kritisierte gestern im Landtag die Ministerin Ilse Brandt.",
                &["Ilse Brandt"],
            ),
            ("Jonas Wieck begrüßte den Beschluss: „Das ist ein guter Tag für Hafenau.“", &["Jonas Wieck"]),
            (
                "Der Vorsitzende des Vereins, Jonas Wieck, freute sich über den Beschluss: „Das ist ein guter Tag.“",
                &["Jonas Wieck"],
            ),
            ("Von einem „Skandal“ spricht der Abgeordnete Jonas Wieck.", &["Jonas Wieck"]),
            ("Die Brücke bleibe „bis Mai gesperrt“, teilte das Amt für Straßenbau mit.", &["Amt für Straßenbau"]),
            ("„Die Brücke“, sagte Ilse Brandt, „bleibt bis Mai gesperrt.“", &["Ilse Brandt", "Ilse Brandt"]),
            ("Präsident Jonas Wieck hat dem Nachbarland „volle Unterstützung“ zugesagt.", &["Jonas Wieck"]),
            ("Der Präsident des Seglerbundes Jonas Wieck sprach von einem „Traumstart“.", &["Jonas Wieck"]),
            ("Oppositionsführer Jonas Wieck (HFP) hält die Pläne für „völlig überzogen“.", &["Jonas Wieck"]),
            ("Trainer Jonas Wieck: „Wir waren heute besser.“", &["Jonas Wieck"]),
            ("„Wir waren heute besser.“ – Jonas Wieck, Trainer", &["Jonas Wieck"]),
            (
                "Das Gericht begründete sein Urteil damit, dass der Kapitän „grob fahrlässig“ gehandelt habe.",
                &["Gericht"],
            ),
            ("Zuvor hatte Verteidiger Jonas Wieck erklärt, sein Mandant sei „kein Verbrecher“.", &["Jonas Wieck"]),
            ("Nach dem Treffen mit Ilse Brandt sagte Jonas Wieck, es sei „ein Anfang“.", &["Jonas Wieck"]),
            ("Kritik kam von der Linkspartei. Deren Sprecher Jonas Wieck sagte: „Das reicht nicht.“", &["Jonas Wieck"]),
            ("Brandts Sprecher sagte, die Reise sei „rein privat“. Ilse Brandt schwieg.", &["Brandts Sprecher"]),
            ("Augenzeugen berichteten von „einem lauten Knall im Hafen“.", &["Augenzeugen"]),
            ("„Es war ein lauter Knall“, schilderte eine Anwohnerin den Unfall.", &["Anwohnerin"]),
            (
                "Scharfe Kritik kam vom Mieterbund. Die Erhöhung sei „nicht zu vermitteln“, sagte Geschäftsführer Jonas Wieck.",
                &["Jonas Wieck"],
            ),
            ("Darauf angesprochen, meinte der Minister lediglich: „Kein Kommentar.“", &["Minister"]),
            (
                "Umweltverbände laufen Sturm gegen das Vorhaben. „Das ist Wahnsinn“, empört sich Ilse Brandt vom Naturbund.",
                &["Ilse Brandt"],
            ),
            ("Der Verband fordert einen „sofortigen Stopp der Arbeiten“.", &["Verband"]),
            ("Der Verband sieht in dem Gesetz einen „Angriff auf die Pressefreiheit“.", &["Verband"]),
            ("Ilse Brandt, Sprecherin des Verbandes: „Das ist ein Angriff auf die Pressefreiheit.“", &["Ilse Brandt"]),
            ("Man werde „jeden Stein umdrehen“, kündigte Polizeipräsident Jonas Wieck an.", &["Jonas Wieck"]),
            ("Jonas Wieck räumte am Sonntag im Sender Welle Nord ein, er habe „Fehler gemacht“.", &["Jonas Wieck"]),
            ("Er habe „Fehler gemacht“, räumte Jonas Wieck ein.", &["Jonas Wieck"]),
            ("Die nordländische Regierung sprach ihrerseits von „unannehmbaren Bedingungen“.", &["Regierung"]),
            ("Nordlands Präsidentin Ilse Brandt nannte das Abkommen „historisch“.", &["Ilse Brandt"]),
            ("Das Abkommen sei „historisch“, hatte Präsidentin Ilse Brandt zuvor erklärt.", &["Ilse Brandt"]),
            ("Während Ilse Brandt den Vertrag lobte, nannte ihn Jonas Wieck „eine Katastrophe“.", &["Jonas Wieck"]),
            ("Jonas Wieck lobte den Vertrag, Ilse Brandt dagegen nannte ihn „eine Katastrophe“.", &["Ilse Brandt"]),
            ("Demonstranten riefen „Rettet den Hafen jetzt“.", &["Demonstranten"]),
            ("In seiner Rede beschwor der Präsident den „Geist von Hafenau“.", &["Präsident"]),
            ("Der Hafenbote schreibt von einer „Blamage für die Stadt“.", &["Hafenbote"]),
            ("Vor Gericht sagte der Zeuge Karl Ohm aus, er habe „einen Schatten am Kai“ gesehen.", &["Karl Ohm"]),
            ("Die Staatsanwaltschaft wirft dem Kapitän „fahrlässige Tötung“ vor.", &["Staatsanwaltschaft"]),
            ("Dem Kapitän wirft die Staatsanwaltschaft „fahrlässige Tötung“ vor.", &["Staatsanwaltschaft"]),
            (
                "Richterin Ilse Brandt sagte in der Urteilsbegründung, die Tat sei „verwerflich“ gewesen.",
                &["Ilse Brandt"],
            ),
            ("„Wir sind überglücklich“, freute sich nach der Sitzung Vereinschef Karl Ohm.", &["Karl Ohm"]),
            ("„Wir sind überglücklich“, ist sich Karl Ohm sicher.", &["Karl Ohm"]),
            ("„Wir“, betont Karl Ohm, „sind überglücklich.“", &["Karl Ohm", "Karl Ohm"]),
            ("Nach dem Abpfiff sagte Trainer Karl Ohm gegenüber dem Sender: „Wir waren zu langsam.“", &["Karl Ohm"]),
            (
                "Unterdessen erklärte der Sprecher des nordländischen Außenministeriums, Karl Ohm, in Hafenau, man nehme die Vorwürfe „sehr ernst“.",
                &["Karl Ohm"],
            ),
            ("Der Wetterdienst warnte am Abend vor „schweren Sturmböen“ an der Küste.", &["Wetterdienst"]),
            ("Vor „schweren Sturmböen“ warnte am Abend der Wetterdienst.", &["Wetterdienst"]),
            ("Experten halten das für „völlig ausgeschlossen“.", &["Experten"]),
        ],
    );
}

#[test]
fn english_speakers_stand_before_and_behind() {
    check(
        Language::English,
        &[
            ("Jo Hale said the yard would close. “We have no money left.”", &["Jo Hale"]),
            ("Jo Hale was asked about the yard. “We have no money left.”", &["Jo Hale"]),
            ("The crane will stay, Jo Hale said, adding, “We need it every day.”", &["Jo Hale"]),
            ("After Max Roth spoke, Jo Hale shot back, “We need it every day.”", &["Jo Hale"]),
            ("Jo Hale opposes “any crane on the quay”.", &["Jo Hale"]),
            ("Jo Hale directed “Harbour Lights”.", &["-"]),
            ("Jo Hale issued the following statement:\n\n“We need the crane.”", &["Jo Hale"]),
            ("“We need the crane,” said a strategist who asked for silence. Strategist Jo Hale left.", &["strategist"]),
            ("“We need the crane,” the boy, who was there, said. Jo Hale left.", &["boy"]),
            ("“We need the crane,” wrote the authors of “Quays”.", &["authors", "authors"]),
            (
                "A harbour official who spoke quietly to guard internal plans said Tuesday, “We need the crane.”",
                &["harbour official"],
            ),
            (
                "Jo Hale wrote to Max Roth in May, “Why the crane?” Max Roth then wrote back, “We need it.”",
                &["Jo Hale", "Max Roth"],
            ),
            ("“We need the crane.”\n\n-Jo Hale, of Brink", &["Jo Hale"]),
            ("According to the harbour board, the crane is “needed every day”.", &["harbour board"]),
            ("“We need the crane,” Jo Hale said. “We need it every day.” Hale left.", &["Jo Hale", "Jo Hale"]),
        ],
    );
}

#[test]
fn a_german_demonstrative_means_who_was_named_last() {
    check(
        Language::German,
        &[
            (
                "Die Kanzlerin rief den Präsidenten an. Dieser habe ihr „volle Unterstützung“ zugesagt.",
                &["Präsidenten"],
            ),
            ("Der Trainer lobte die Stürmerin. Diese sagte: „Wir waren heute besser.“", &["Stürmerin"]),
            ("Die Stürmerin und der Trainer trafen ein. Dieser sagte: „Wir waren heute besser.“", &["Trainer"]),
            ("Der Trainer ging. Dieser Trainer sagte nur: „Wir waren heute besser.“", &["Trainer"]),
        ],
    );
}

#[test]
fn a_german_noun_for_a_saying_tells_whose_it_is() {
    check(
        Language::German,
        &[
            (
                "Auf den Vorwurf der HFP, es handele sich um einen „Angriff auf alle“, mit dem man die Bürger „zum Guten zwingen“ wolle, entgegnete der Minister, das sei falsch.",
                &["HFP", "HFP"],
            ),
            ("Der Minister wies den Vorwurf der Opposition, er habe „die Bürger getäuscht“, zurück.", &["Opposition"]),
            ("Die Forderung der Gewerkschaft nach „fairen Löhnen für alle“ lehnte der Konzern ab.", &["Gewerkschaft"]),
            ("Die Warnung der Polizei vor „schweren Krawallen“ blieb ungehört.", &["Polizei"]),
            ("Wieck nannte den Vorwurf der HFP, er habe „nur gelogen“, absurd.", &["HFP"]),
            (
                "Nach Brandts Idee soll „im Zweifel die Mehrheit“ entscheiden. Ilse Brandt ist Ministerin.",
                &["Ilse Brandt"],
            ),
            // What answers a saying, or takes it for something, is no part of it.
            ("Jonas Wieck wies die Kritik der HFP als „völlig haltlos“ zurück.", &["Jonas Wieck"]),
            ("Auf die Kritik der HFP sagte Jonas Wieck: „Das ist haltlos.“", &["Jonas Wieck"]),
            ("Die Kritik der HFP, die gestern tagte, nannte Jonas Wieck „völlig haltlos“.", &["Jonas Wieck"]),
        ],
    );
}

#[test]
fn german_words_stand_where_they_can_be_read() {
    check(
        Language::German,
        &[
            ("Auf Plakaten war „Rettet den Kai“ zu lesen.", &["Plakaten"]),
            ("In der Zeitung fand sich dazu die Feststellung „Wir stellen uns auf neue Beine“.", &["Zeitung"]),
            ("Dem Bericht nach war die Brücke „seit Jahren marode“.", &["Bericht"]),
            ("In dem Bericht wird die Lage als „sehr ernst“ beschrieben.", &["Bericht"]),
            ("Die Vorwürfe wurden von der Opposition als „haltlos“ zurückgewiesen.", &["Opposition"]),
            ("Der Rat wird den Plan als „verfehlt“ zurückweisen.", &["Rat"]),
            ("Die Gefahr von Bränden wird vom Wetterdienst als „sehr hoch“ eingestuft.", &["Wetterdienst"]),
            (
                "Jonas Wieck gab nach und bat den Rat um Geduld: „Ich bin müde geworden“, heißt es in einer Erklärung.",
                &["Erklärung"],
            ),
            (
                "Wie der Hafenbote berichtete, soll laut der Brink-Studie nur jeder Zweite „bessere Bedingungen“ erwarten.",
                &["Brink-Studie"],
            ),
            (
                "Laut der Brink-Studie soll jeder Zweite von seinem Beitrag „bessere Bedingungen“ erwarten.",
                &["Brink-Studie"],
            ),
            (
                "„Die Beiträge helfen allen“, sagte Ilse Brandt. Die Studie zeige, „dass niemand abgeschreckt wird“.",
                &["Ilse Brandt", "Ilse Brandt"],
            ),
        ],
    );
}

#[test]
fn german_names_stand_in_the_genitive() {
    check(
        Language::German,
        &[
            (
                "Brandts Wahlkampf dagegen warf Wieck vor, er sei nur ein „typischer Politiker“. Ilse Brandt und Jonas Wieck treten an.",
                &["Brandts Wahlkampf"],
            ),
            (
                "Der behandelnde Arzt Wiecks hat sich gestern geäußert. Er sagte: „Die Wunde heilt gut.“ Jonas Wieck liegt im Spital.",
                &["Arzt Wiecks"],
            ),
            (
                "Nach den Worten des Bürgermeisters Hafenaus, Karl Ohm, ist das „eine schwere Stunde“. Hafenau steht unter Wasser.",
                &["Karl Ohm"],
            ),
            (
                "Das Staatsoberhaupt Hafenaus, die greise Königin Ida Crewe, bat um „Ruhe und Geduld“. Hafenau liegt am Meer.",
                &["Ida Crewe"],
            ),
            ("Die Vertreterin Nordlands sprach von „Willkür und Hohn“. Nordland ist arm.", &["Vertreterin Nordlands"]),
            ("Die Torhüterin war enttäuscht. „Das darf nicht passieren“, sagte sie.", &["Torhüterin"]),
        ],
    );
}

#[test]
fn a_german_subject_in_the_first_place_has_its_object_behind_the_verb() {
    check(
        Language::German,
        &[
            ("Die Regierung kritisierte Jonas Wieck scharf: „Er hat versagt.“", &["Regierung"]),
            ("Die Regierung warf Jonas Wieck „blanken Zynismus“ vor.", &["Regierung"]),
            ("Den Präsidenten nannte die Rednerin „einen alten Mann“.", &["Rednerin"]),
            ("Ein Sender zitierte Jonas Wieck mit den Worten: „Ich trete nicht zurück.“", &["Jonas Wieck"]),
            ("Für den Theologen Jonas Wieck sei der Rücktritt „aus vielen Gründen verständlich“.", &["Jonas Wieck"]),
        ],
    );
}

#[test]
fn english_clauses_before_the_main_one_have_speakers_of_their_own() {
    check(
        Language::English,
        &[
            ("When Max Roth left in May, Jo Hale released the following statement: “We need the crane.”", &["Jo Hale"]),
            ("As Jo Hale put it, “We need the crane.”", &["Jo Hale"]),
            ("Hours later, Jo Hale answered Max Roth, telling the board, “We need the crane.”", &["Jo Hale"]),
            (
                "“We need the crane,” harbour chief Jo Hale and the warden Max Roth, both from Brink, said on Monday.",
                &["Max Roth"],
            ),
            ("After a walk on the quay, Mayor\u{A0}Jo Hale (Ind.), said, “We need the crane.”", &["Jo Hale"]),
            (
                "Max Roth spoke. Jo Hale wrote a column entitled, “Why the Old Crane of Port Ellis Must Stay Put Forever.”",
                &["-"],
            ),
        ],
    );
}

#[test]
fn names_that_nobody_knows_and_clauses_beside_do_not_mislead() {
    check(
        Language::German,
        &[
            ("Der Minister kam um acht. Er sagte: „Wir warten nicht länger.“", &["Minister"]),
            (
                "Die Sprecherin des Zolls trat vor die Presse. „Wir warten nicht länger“, sagte sie.",
                &["Sprecherin des Zolls"],
            ),
            ("Der Kanzler warf der Opposition am Freitag „blanken Zynismus“ vor.", &["Kanzler"]),
            ("Die Opposition warf dem Kanzler am Freitag „blanken Zynismus“ vor.", &["Opposition"]),
            ("Am Freitag warf die Opposition dem Kanzler „blanken Zynismus“ vor.", &["Opposition"]),
            (
                "Der Vorsitzende des Ausschusses, der den Bericht am Freitag vorlegte, nannte die Lage „dramatisch“.",
                &["Vorsitzende des Ausschusses"],
            ),
            ("Er habe, erklärte der Angeklagte vor Gericht, „nur einen Scherz“ machen wollen.", &["Angeklagte"]),
            ("Dass die Lage „dramatisch“ sei, bestritt die Behörde.", &["Behörde"]),
            ("Die Lage sei „dramatisch“, hieß es aus Kreisen der Regierung.", &["Kreisen der Regierung"]),
            ("Die Lage ist nach Worten des Innenministers „dramatisch“.", &["Innenministers"]),
            ("Die Lage ist, wie der Innenminister sagt, „dramatisch“.", &["Innenminister"]),
            ("Die Lage ist laut Innenminister Bwalo Nkomi „dramatisch“.", &["Bwalo Nkomi"]),
            ("Ein Zeuge will gehört haben, wie der Täter „Ich komme wieder“ rief.", &["Täter"]),
            ("Bwalo Nkomi, Chef der Gewerkschaft Hafen und Kai, droht mit „heißen Wochen“.", &["Bwalo Nkomi"]),
            ("In Hafenau sprach sich Gewerkschaftschef Nkomi für „faire Löhne“ aus.", &["Nkomi"]),
            (
                "Zum Abschluss der Tagung in Hafenau verabschiedeten die Delegierten eine Erklärung. Darin heißt es: „Wir wollen faire Löhne.“",
                &["Erklärung"],
            ),
            (
                "Die Werft in Hafenau schließt im Mai. „Das ist ein schwerer Schlag“, sagte Bürgermeisterin Arbeel. „Wir verlieren 300 Stellen.“ Sie kündigte Gespräche an.",
                &["Arbeel", "Arbeel"],
            ),
            (
                "Bei der Feier in Hafenau sagte Nkomi: „Wir sind stolz.“ Auch Arbeel war zufrieden: „Ein schöner Tag.“",
                &["Nkomi", "Arbeel"],
            ),
            ("Die Firma Lorm teilte mit: „Der Betrieb läuft weiter.“", &["Firma Lorm"]),
            ("Der Betrieb läuft laut Lorm „wie bisher weiter“.", &["Lorm"]),
            ("Lorm-Chef Bwalo Nkomi sagte dem Hafenboten, der Betrieb laufe „wie bisher weiter“.", &["Bwalo Nkomi"]),
            ("Dem Hafenboten sagte Lorm-Chef Bwalo Nkomi, der Betrieb laufe „wie bisher weiter“.", &["Bwalo Nkomi"]),
            (
                "Gegen den Chef der Firma Lorm wird ermittelt. Dessen Anwalt Bwalo Nkomi sprach von „haltlosen Vorwürfen“.",
                &["Bwalo Nkomi"],
            ),
            ("Anwalt Bwalo Nkomi wies die Vorwürfe gegen seinen Mandanten als „haltlos“ zurück.", &["Bwalo Nkomi"]),
            ("Die Vorwürfe gegen Lorm nannte Anwalt Bwalo Nkomi „haltlos“.", &["Bwalo Nkomi"]),
            ("Das Gerät sei „absolut sicher“, beteuert der Hersteller auf Anfrage.", &["Hersteller"]),
            ("Anwohnerin Tuvka Arbeel berichtet: „Es hat die ganze Nacht gebrannt.“", &["Tuvka Arbeel"]),
            ("Nachdem der Rat zugestimmt hatte, erklärte Arbeel: „Jetzt wird gebaut.“", &["Arbeel"]),
            ("Sollte der Rat zustimmen, werde man „sofort mit dem Bau beginnen“, versprach Arbeel.", &["Arbeel"]),
            ("Man werde „sofort mit dem Bau beginnen“, sollte der Rat zustimmen, versprach Arbeel.", &["Arbeel"]),
            ("Vor Journalisten in Hafenau bekräftigte Arbeel ihr Nein zu „Bauen um jeden Preis“.", &["Arbeel"]),
            ("Arbeel lehnt „Bauen um jeden Preis am Kai“ ab.", &["Arbeel"]),
            ("Obwohl der Rat zugestimmt hat, bleibt Arbeel skeptisch: „Gebaut ist noch nichts.“", &["Arbeel"]),
        ],
    );
}

#[test]
fn what_nobody_said_has_no_speaker_in_german() {
    check(
        Language::German,
        &[
            ("Das Schiff „Seestern“ lief um acht Uhr aus.", &["-"]),
            ("Das Stück „Der lange Tag am Kai“ wurde gestern in Hafenau gezeigt.", &["-"]),
            ("Das Unternehmen gilt als „Perle der Küste“.", &["-"]),
            ("Die Bürger von Hafenau feiern das „Fest der tausend Lichter am Kai“.", &["-"]),
        ],
    );
}
