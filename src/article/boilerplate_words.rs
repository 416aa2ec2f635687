//! Words that identify boilerplate, by language: bylines, credits, links to other articles, dates, prompts.
//!
//! All in lower case; [`boilerplate`](super::boilerplate) compares case-insensitively. A new language needs a few
//! entries in each table. An entry must not be able to start a sentence of prose in the position named in the comment
//! of its table.

/// Before names, which must follow: "By Jane Roe". Ambiguous words are fine, since the names after them are checked.
#[rustfmt::skip]
pub(super) const BYLINES: &[&str] = &[
    // English
    "by", "words by", "story by", "text by", "written by", "reported by", "reporting by", "additional reporting by",
    "report by", "editing by", "edited by", "writing by", "compiled by", "with reporting by", "photographs by",
    "photography by",
    // German
    "von", "text von", "text:", "autor:", "autorin:", "redaktion:", "mitarbeit:",
    // French
    "par", "avec", "propos recueillis par", "texte:", "auteur :", "auteur:",
    // Spanish, Portuguese, Italian
    "por", "texto:", "redacción:", "redação:", "di", "a cura di", "testo di", "autore:",
    // Dutch, Scandinavian, Finnish
    "door", "van onze redactie", "av", "text av", "tekst:", "af", "teksti:",
    // Polish, Hungarian, Romanian, Turkish
    "autor tekstu:", "oprac.", "írta:", "szerző:", "de la", "haber:", "yazan:",
    // Russian, Greek
    "автор:", "текст:", "του", "της",
];

/// Author credits in scripts without case: the rest of the line is taken as names.
pub(super) const UNCASED_BYLINES: &[&str] =
    &["文/", "文／", "作者：", "作者:", "记者：", "記者：", "撰文：", "기자:", "글:", "글 "];

/// Whole lines in the position of a byline.
#[rustfmt::skip]
pub(super) const NAMELESS_BYLINES: &[&str] = &[
    "from our own correspondent", "from our own correspondents", "from our correspondent", "from staff reports",
    "from wire reports", "from news services", "by our own correspondent", "by our staff", "by a staff writer",
    "by staff writers", "staff report", "von unserem korrespondenten", "von unserer korrespondentin",
    "von unserer redaktion", "eigener bericht", "de notre correspondant", "de notre correspondante",
    "de notre envoyé spécial", "de nuestro corresponsal", "de nuestra corresponsal", "redacción", "la redacción",
    "la rédaction", "la redazione", "van onze verslaggever", "van onze correspondent", "da redação", "редакция",
];

/// Last words of a line of capitalised words below the title that names the sender: "Harle Press Agency".
#[rustfmt::skip]
pub(super) const OUTLETS: &[&str] = &[
    "agency", "agentur", "agence", "agencia", "agência", "agenzia", "bureau", "correspondent", "correspondents",
    "editor", "newsroom", "press", "redaktion", "reporter", "reporters", "staff", "writer",
];

/// Words allowed between the names of a byline.
#[rustfmt::skip]
pub(super) const BETWEEN_NAMES: &[&str] = &[
    "and", "at", "for", "from", "in", "of", "with", "und", "aus", "für", "in", "mit", "et", "à", "avec", "pour", "y",
    "e", "en", "con", "para", "em", "com", "per", "da", "di", "de", "del", "della", "do", "dos", "du", "des", "la",
    "le", "el", "al", "van", "von", "zu", "der", "den", "ter", "ten", "och", "og", "i", "for", "till", "i", "z",
    "oraz", "és", "și", "ve", "и", "в", "για", "και", "bin", "ibn", "the",
];

/// First words that are capitalised but never start a name: "By Tuesday Evening".
#[rustfmt::skip]
pub(super) const NO_NAMES: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "april", "june", "july", "august", "september", "october", "november", "december", "law", "contrast",
    "comparison", "chance", "land", "sea", "air", "the", "an", "a", "all", "then", "now", "montag", "dienstag",
    "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "januar", "februar", "märz", "mai", "juni", "juli",
    "oktober", "dezember", "anfang", "ende", "beginn", "hand", "favor", "fin", "supuesto",
];

/// Before a colon, or before names: picture credits and sources of the text.
#[rustfmt::skip]
pub(super) const CREDITS: &[&str] = &[
    // English
    "photo", "photos", "photo credit", "photo by", "photos by", "photograph", "photograph by", "picture",
    "picture by", "image", "images", "image credit", "image by", "file photo", "video", "video by", "graphic",
    "graphic by", "illustration", "illustration by", "caption", "credit", "credits", "source", "via",
    // German
    "foto", "fotos", "bild", "bilder", "archivfoto", "symbolbild", "symbolfoto", "grafik", "quelle", "bildquelle",
    "foto von",
    // French
    "photo d'archives", "photo d’archives", "crédit", "crédits", "crédit photo", "crédits photo", "légende",
    "image d'illustration",
    // Spanish, Portuguese, Italian
    "imagen", "imágenes", "fuente", "crédito", "fotografía", "foto de", "imagem", "fonte", "legenda", "immagine",
    "foto di", "didascalia",
    // Dutch, Scandinavian, Polish
    "beeld", "bron", "bilde", "billede", "kilde", "källa", "fot", "zdjęcie", "źródło", "kép", "forrás", "kuva",
    "lähde", "kaynak",
    // Russian, Greek, Chinese, Japanese, Korean
    "фото", "источник", "видео", "φωτογραφία", "πηγή", "图", "图片", "图片来源", "来源", "圖", "圖片來源", "來源", "写真", "画像", "出典",
    "사진", "출처",
];

/// Before a colon or at the end of a line: links to other articles.
#[rustfmt::skip]
pub(super) const LINKS: &[&str] = &[
    "read more", "read also", "also read", "read next", "read the full story", "see also", "related",
    "related articles", "related stories", "related story", "related content", "related topics", "more on this story",
    "more on this", "more on this topic", "more stories", "more from", "you may also like", "you might also like",
    "recommended", "recommended stories", "most read", "watch", "watch more", "listen", "trending", "tags", "topics",
    "keywords", "continue reading", "click here", "learn more", "further reading", "lesen sie auch", "lesen sie mehr",
    "lesen sie dazu auch", "mehr zum thema", "mehr dazu", "auch interessant", "das könnte sie auch interessieren",
    "schlagworte", "themen", "weiterlesen", "siehe auch", "lire aussi", "à lire aussi", "a lire aussi", "à lire",
    "lire la suite", "voir aussi", "en savoir plus", "sur le même sujet", "mots-clés", "leer más", "lee también",
    "lea también", "leer también", "más información", "le puede interesar", "te puede interesar", "ver también",
    "seguir leyendo", "etiquetas", "temas relacionados", "leia mais", "leia também", "veja também", "saiba mais",
    "continue lendo", "leggi anche", "leggi tutto", "leggi di più", "vedi anche", "approfondisci",
    "continua a leggere", "lees ook", "lees meer", "lees verder", "meer over dit onderwerp", "läs mer", "läs också",
    "läs även", "les også", "les mer", "læs også", "læs mere", "lue myös", "lue lisää", "czytaj też", "czytaj także",
    "czytaj więcej", "zobacz też", "zobacz także", "przeczytaj także", "olvassa el", "citește și", "ayrıca bakınız",
    "devamını oku", "читайте также", "читайте", "смотрите также", "подробнее", "по теме", "διαβάστε επίσης", "延伸阅读",
    "相关阅读", "相关新闻", "阅读更多", "延伸閱讀", "相關新聞", "更多", "関連記事", "あわせて読みたい", "続きを読む", "関連", "관련기사", "관련 기사", "더 보기", "더보기",
    "xem thêm", "đọc thêm",
];

/// Whole lines: buttons, labels and end marks.
#[rustfmt::skip]
pub(super) const BUTTONS: &[&str] = &[
    "share", "share this", "share this article", "share this story", "share article", "share on facebook",
    "share on twitter", "share on x", "tweet", "print", "print this page", "email", "email this article", "save",
    "save article", "save for later", "copy link", "comment", "comments", "leave a comment", "add a comment",
    "no comments", "advertisement", "advertisements", "ad", "sponsored", "sponsored content", "subscribe",
    "subscribe now", "sign up", "sign in", "log in", "register", "newsletter", "newsletters", "facebook", "twitter",
    "whatsapp", "instagram", "linkedin", "telegram", "reddit", "skip to content", "skip advertisement", "back to top",
    "loading", "story continues below", "story continues below advertisement", "article continues below",
    "article continues after advertisement", "end", "ends", "-ends-", "-30-", "more", "-more-", "menu", "search",
    "home", "listen to this article", "opens in new window", "anzeige", "werbung", "teilen", "artikel teilen",
    "drucken", "merken", "kommentare", "kommentieren", "kommentar schreiben", "jetzt abonnieren", "anmelden",
    "zur startseite", "nach oben", "publicité", "partager", "partager cet article", "partager l'article", "imprimer",
    "commentaires", "s'abonner", "je m'abonne", "réagir", "publicidad", "compartir", "comparte", "imprimir",
    "comentarios", "suscríbete", "guardar", "archivado en", "publicidade", "compartilhar", "compartilhe", "partilhar",
    "comentários", "assine", "pubblicità", "condividi", "stampa", "commenti", "abbonati", "advertentie", "delen",
    "reacties", "annons", "dela", "annonse", "del", "annonce", "mainos", "jaa", "reklama", "udostępnij", "komentarze",
    "drukuj", "hirdetés", "megosztás", "publicitate", "reklam", "paylaş", "реклама", "поделиться", "комментарии",
    "распечатать", "διαφήμιση", "广告", "分享", "评论", "責任編輯", "広告", "シェア", "コメント", "광고", "공유", "댓글",
];

/// Beginnings of short prompts to the reader.
#[rustfmt::skip]
pub(super) const PROMPTS: &[&str] = &[
    "follow us on", "follow us for", "find us on", "like us on", "join us on", "join our", "sign up for our",
    "sign up to our", "sign up here", "subscribe to our", "subscribe here", "get our", "get the latest news",
    "download our app", "download the app", "click here to", "click here for", "tap here to", "share this article",
    "share this story", "send tips to", "have a story", "got a story", "do you have a story", "got a tip",
    "thank you for reading", "thanks for reading", "this article was originally published",
    "this story was originally published", "this article first appeared", "this article originally appeared",
    "this story first appeared", "this story has been updated", "this article has been updated",
    "this story was updated", "this article was updated", "this story was last updated", "this article was last updated",
    "this is a developing story", "this is a breaking news story", "an earlier version of this", "already a subscriber",
    "to continue reading", "to read the full", "start your free trial", "get unlimited access", "become a subscriber",
    "dieser artikel wurde aktualisiert", "dieser text wurde aktualisiert", "in einer früheren version", "sie sind bereits abonnent",
    "support our journalism", "contact the reporter", "contact the writer", "folgen sie uns", "folgt uns",
    "abonnieren sie", "melden sie sich für unseren", "hier geht es zu", "hier geht's zu",
    "dieser artikel erschien zuerst", "suivez-nous", "abonnez-vous", "inscrivez-vous à notre", "téléchargez notre",
    "cet article a été publié", "síguenos en", "síganos en", "suscríbase a", "suscríbete a", "únete a nuestro",
    "descarga nuestra", "siga-nos", "inscreva-se", "assine a nossa", "baixe o nosso", "seguici su", "seguiteci su",
    "iscriviti alla", "abbonati a", "volg ons op", "meld je aan voor", "schrijf je in", "följ oss på", "följ os på",
    "følg oss på", "følg os på", "seuraa meitä", "obserwuj nas", "zapisz się do", "dołącz do nas", "iratkozz fel",
    "kövess minket", "abonează-te", "urmărește-ne", "bizi takip edin", "abone olun", "подписывайтесь на",
    "подпишитесь на", "следите за", "ακολουθήστε μας", "欢迎关注", "关注我们", "扫码关注", "訂閱", "追蹤我們", "フォローする", "구독하기",
    "theo dõi chúng tôi",
];

/// Anywhere in a short line: rights notices.
#[rustfmt::skip]
pub(super) const RIGHTS: &[&str] = &[
    "all rights reserved", "may not be reproduced", "alle rechte vorbehalten", "tous droits réservés",
    "todos los derechos reservados", "todos os direitos reservados", "tutti i diritti riservati",
    "alle rechten voorbehouden", "wszelkie prawa zastrzeżone", "все права защищены", "toate drepturile rezervate",
    "tüm hakları saklıdır", "版权所有", "版權所有", "无断转载", "無断転載", "무단 전재", "무단전재",
];

/// Before a date.
#[rustfmt::skip]
pub(super) const DATE_LABELS: &[&str] = &[
    "published", "published on", "published at", "first published", "first published on", "last updated",
    "last updated on", "last modified", "updated", "updated on", "updated at", "posted", "posted on", "date",
    "issued", "filed", "veröffentlicht", "veröffentlicht am", "aktualisiert", "aktualisiert am",
    "zuletzt aktualisiert", "stand", "erschienen am", "datum", "publié le", "publié", "mis à jour le", "mis à jour",
    "modifié le", "publicado", "publicado el", "actualizado", "actualizado el", "fecha", "publicado em",
    "atualizado em", "atualizado", "pubblicato", "pubblicato il", "aggiornato", "aggiornato il", "gepubliceerd",
    "gepubliceerd op", "bijgewerkt", "publicerad", "uppdaterad", "publisert", "oppdatert", "publiceret", "opdateret",
    "julkaistu", "päivitetty", "opublikowano", "aktualizacja", "data publikacji", "megjelent", "frissítve",
    "publicat", "actualizat", "yayınlanma", "güncelleme", "опубликовано", "обновлено", "дата", "δημοσίευση",
    "ενημέρωση", "发布时间", "发表于", "更新时间", "發布時間", "更新時間", "公開日", "更新日", "입력", "수정", "xuất bản", "cập nhật",
];

/// Months, in full and abbreviated, without the full stop.
#[rustfmt::skip]
pub(super) const MONTHS: &[&str] = &[
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "january", "february",
    "march", "april", "june", "july", "august", "september", "october", "november", "december", "januar", "jänner",
    "februar", "märz", "mai", "juni", "juli", "oktober", "dezember", "mär", "okt", "dez", "janvier", "février",
    "mars", "avril", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre", "janv", "févr",
    "juil", "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
    "noviembre", "diciembre", "ene", "dic", "janeiro", "fevereiro", "março", "maio", "junho", "julho", "setembro",
    "outubro", "novembro", "dezembro", "gennaio", "febbraio", "aprile", "maggio", "giugno", "luglio", "settembre",
    "ottobre", "dicembre", "januari", "februari", "maart", "mei", "augustus", "maj", "augusti", "desember", "marts",
    "tammikuuta", "helmikuuta", "maaliskuuta", "huhtikuuta", "toukokuuta", "kesäkuuta", "heinäkuuta", "elokuuta",
    "syyskuuta", "lokakuuta", "marraskuuta", "joulukuuta", "stycznia", "lutego", "marca", "kwietnia", "maja",
    "czerwca", "lipca", "sierpnia", "września", "października", "listopada", "grudnia", "január", "február",
    "március", "április", "május", "június", "július", "augusztus", "szeptember", "október", "ianuarie", "februarie",
    "martie", "aprilie", "iunie", "iulie", "septembrie", "octombrie", "noiembrie", "decembrie", "ocak", "şubat",
    "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül", "ekim", "kasım", "aralık", "января", "февраля",
    "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря", "ιανουαρίου",
    "φεβρουαρίου", "μαρτίου", "απριλίου", "μαΐου", "ιουνίου", "ιουλίου", "αυγούστου", "σεπτεμβρίου", "οκτωβρίου",
    "νοεμβρίου", "δεκεμβρίου",
];

/// Other words in a line that contains only a date: weekdays, hours, time zones, relative times, reading time.
#[rustfmt::skip]
pub(super) const DATE_WORDS: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu",
    "thurs", "fri", "sat", "sun", "at", "on", "am", "pm", "a.m", "p.m", "gmt", "utc", "bst", "est", "edt", "et",
    "cet", "cest", "pst", "pdt", "pt", "ist", "ago", "hour", "hours", "minute", "minutes", "min", "mins", "day",
    "days", "read", "of", "the", "st", "nd", "rd", "th", "updated", "published", "montag", "dienstag", "mittwoch",
    "donnerstag", "freitag", "samstag", "sonnabend", "sonntag", "mo", "di", "mi", "do", "fr", "sa", "so", "uhr", "um",
    "am", "vor", "stunden", "minuten", "den", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    "à", "le", "h", "1er", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "de", "del",
    "el", "a", "las", "la", "horas", "segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira",
    "às", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica", "alle", "ore", "il",
    "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "om", "uur", "måndag", "tisdag",
    "onsdag", "torsdag", "fredag", "lördag", "söndag", "kl", "klo", "mandag", "tirsdag", "lørdag", "søndag",
    "poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela", "godz", "r", "roku",
    "понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье", "г", "года", "в", "мск",
];
