"""What stands around articles: invented headlines, comments, advertisements, scripts and styles."""

import json
import random

HEADLINES = {
    "en": """Ferry timetable for the islands changes on Monday
Lighthouse keeper's cottage sold to choir
Three roads closed as bridge painters move in
School kitchen wins prize for lentil soup
Library to lend out umbrellas again this winter
Why the town clock has been four minutes late since May
Harbour seals return after eleven years
Bakers warn of a shortage of poppy seed
Old cinema to reopen with silent films
Fire brigade rescues goat from the roof of a bus stop
Council publishes map of loose paving stones
What we know about the new tram line
Night buses to run until three during the fair
Museum finds lost accordion in its own cellar
Rowing club elects first chairwoman
Watermill turns again after nine years of repairs
Your guide to the weekend in Port Ellis
The quiet end of the last telephone box
Chess in the park draws record crowd
Swimming pool heats with waste from the laundry
Beekeepers count their losses after a wet spring
Ten walks that end at a pub
How a village bought its own shop
Mystery of the painted doors is solved
Apple harvest expected to be the best since 2016
Postwoman retires after 41 years on one round
Quarry pond to open for swimmers in June
Handball: Harle lose at home again
Letters: the trouble with the new benches
Opinion: leave the weeds where they are
Podcast: the man who tunes the bells
Pictures: the kite festival on the north beach""".splitlines(),
    "de": """Fähre nach Borkesand fährt ab Montag öfter
Stadtbücherei verleiht jetzt auch Werkzeug
Drei Straßen wegen Malerarbeiten gesperrt
Freibad öffnet wegen Kälte zwei Wochen später
Feuerwehr holt Ziege vom Dach
Warum die Rathausuhr nachgeht
Bäcker warnen vor Mangel an Mohn
Handball: Heimniederlage für Harle
Kommentar: Lasst das Unkraut stehen
Altes Kino zeigt wieder Stummfilme
Wassermühle dreht sich nach neun Jahren wieder
Leserbriefe: Der Ärger mit den neuen Bänken
Das sind die schönsten Wanderwege im Norden
Briefträgerin geht nach 41 Jahren in Rente
Bilder vom Drachenfest am Nordstrand
Imker zählen Verluste nach nassem Frühjahr""".splitlines(),
    "fr": """Le bac des îles change d'horaires lundi
La bibliothèque prêtera des parapluies cet hiver
Trois rues fermées pour la peinture du pont
Les boulangers craignent de manquer de graines de pavot
Le vieux cinéma rouvre avec des films muets
Les pompiers délivrent une chèvre montée sur un abribus
Pourquoi l'horloge de la mairie retarde
Handball : nouvelle défaite à domicile
Opinion : laissez pousser les herbes folles
Le moulin tourne de nouveau après neuf ans
En images : la fête des cerfs-volants
Dix promenades qui finissent à l'auberge
La factrice prend sa retraite après 41 ans de tournée
Les apiculteurs comptent leurs pertes""".splitlines(),
    "es": """El transbordador de las islas cambia de horario el lunes
La biblioteca prestará paraguas este invierno
Cortadas tres calles por la pintura del puente
Los panaderos temen que falten semillas de amapola
El viejo cine reabre con películas mudas
Los bomberos rescatan una cabra del techo de una parada
Por qué atrasa el reloj del ayuntamiento
Balonmano: nueva derrota en casa
Opinión: dejen crecer las hierbas
El molino vuelve a girar tras nueve años
Fotos de la fiesta de las cometas
Diez paseos que terminan en una taberna
La cartera se jubila tras 41 años de ruta
Los apicultores cuentan sus pérdidas""".splitlines(),
    "ru": """Паром на острова с понедельника ходит чаще
Библиотека снова выдаёт зонты
Три улицы закрыты из-за покраски моста
Пожарные сняли козу с крыши остановки
Почему отстают городские часы
Старый кинотеатр покажет немое кино
Мельница снова вращается спустя девять лет
Гандбол: ещё одно поражение дома
Фотографии с праздника воздушных змеев
Пасечники считают потери""".splitlines(),
    "ja": """島へのフェリー、月曜から時刻変更
図書館、冬の間だけ傘の貸し出し
橋の塗装で三つの道路が通行止め
消防隊、バス停の屋根から山羊を救出
市役所の時計が遅れる理由
古い映画館が無声映画で再開
水車が九年ぶりに回る
凧揚げ祭りの写真
養蜂家、春の雨で損失""".splitlines(),
}

COMMENTS = """I have lived here for thirty years and nobody ever asked me about any of this, not once, and I live next door to it.
Typical. They will do what they always do, which is to form a committee and order sandwiches.
My grandmother used to say that you could smell the rain coming from there. She was wrong about most things but not about that.
Does anybody know whether the car park will stay open while all of this goes on? I have a dentist appointment.
First of all, well written for once. Second, the figures cannot be right, because I counted them myself and came to less.
@Heron47 you said the same thing last year and it turned out to be the wrong street.
Could the moderators please remove the comment above mine, it has nothing to do with the article.
I would like to see the documents before I believe a single word of it. Publish them.
We moved away in 2011 and I still read this paper every morning. Some things never change, do they.
Has the writer ever been there? The road he describes was closed when my son was born, and he is married now.
Thanks to the volunteers, who as usual get no mention at all. Bring them cake, they like lemon.
I disagree with almost everybody here but would gladly discuss it over a pint, first one is on me.
So much money and still no toilets. That is all I have to say about it, and I have said it before.
It is the same in our village, only that here the dog was blamed, and he had been dead for two years.""".splitlines()

NAMES = "Heron47 OldSalt mrs_pebble Tidewatcher Quillon Bramble9 NorthQuay jonas_l Pia Mottle Gravelpit Ada.R Kettle Umber Lantern".split()

PROMOS = [
    "Get the best of our reporting in your inbox every morning. Sign up for the Daily Tide, our free newsletter.",
    "You have read three of your five free articles this month. Subscribe now and get four weeks for the price of one.",
    "Support independent local journalism from as little as two pounds a month. Cancel at any time.",
    "Download our app and never miss a story: breaking news, weather warnings and the tide table in one place.",
]
ADS = [
    "Advertisement: Harle Mattresses, sleep like a stone, now 30 percent off all stone-coloured models.",
    "Sponsored: Seven reasons why your neighbours are switching to induction kettles this autumn.",
    "Anzeige: Jetzt Heizung tauschen und bis zu 70 Prozent Förderung sichern.",
    "Paid content: The island cruise that has everybody talking, from 499 a person.",
]
CAPTIONS = [
    "The place as seen from the north side on a quiet morning. Photograph: Ines Varga/Tide Pictures",
    "Visitors waiting in the rain earlier this week. Picture by Odo Marsh",
    "An archive photograph from the nineteen-sixties shows how little has changed. Photo: Town Archive",
    "A map of the area with the places named in the article. Graphic: Tide Graphics",
    "Two men look on while a third points at something. Photograph: Lena Orb",
]
SECTIONS = {
    "en": "Home News Local Politics Business Sport Culture Weather Opinion Letters Obituaries Jobs Property Motors Archive Podcasts Video Puzzles Shop Events".split(),
    "de": "Startseite Lokales Politik Wirtschaft Sport Kultur Wetter Meinung Leserbriefe Stellenmarkt Immobilien Trauer Archiv Podcasts Abo Rätsel".split(),
    "fr": "Accueil Actualités Région Politique Économie Sports Culture Météo Opinions Courrier Emploi Immobilier Archives Jeux Boutique".split(),
    "es": "Portada Noticias Región Política Economía Deportes Cultura Tiempo Opinión Cartas Empleo Vivienda Archivo Pasatiempos Tienda".split(),
    "ru": "Главная Новости Политика Экономика Спорт Культура Погода Мнения Письма Архив Реклама Контакты".split(),
    "ja": "ホーム ニュース 地域 政治 経済 スポーツ 文化 天気 社説 投書 求人 アーカイブ".split(),
}
LEGAL = {
    "en": "Copyright 2025 Tide Publishing Ltd. All rights reserved. No part of this site may be reproduced without the written consent of the publisher.",
    "de": "Copyright 2025 Gezeiten Verlag GmbH. Alle Rechte vorbehalten. Nachdruck nur mit schriftlicher Genehmigung des Verlags.",
    "fr": "Copyright 2025 Éditions de la Marée. Tous droits réservés. Toute reproduction est interdite sans l'accord de l'éditeur.",
    "es": "Copyright 2025 Ediciones de la Marea. Todos los derechos reservados. Prohibida la reproducción sin permiso del editor.",
    "ru": "Авторские права 2025 Издательство Прилив. Все права защищены. Перепечатка только с письменного согласия редакции.",
    "ja": "Copyright 2025 潮出版株式会社。無断転載を禁じます。",
}


class Filler:
    """Filler in one language, always the same for the same seed."""

    def __init__(self, language, seed):
        self.language = language if language in HEADLINES else "en"
        self.random = random.Random(seed)

    def headlines(self, n):
        pool = HEADLINES[self.language]
        return self.random.sample(pool, min(n, len(pool)))

    def sections(self, n=99):
        return SECTIONS[self.language][:n]

    def legal(self):
        return LEGAL[self.language]

    def slug(self):
        return "-".join(self.random.sample("ferry harbour council clock bridge tide goat mill school tram fair quay bell kite".split(), 3))

    def number(self, low=1000, high=99999):
        return self.random.randint(low, high)

    def token(self, length=6):
        return "".join(self.random.choice("abcdefghijklmnopqrstuvwxyz0123456789") for _ in range(length))

    def link_list(self, texts, li="", a="", ul=""):
        rows = "\n".join(f'<li{li}><a{a} href="/{self.slug()}-{self.number()}">{text}</a></li>' for text in texts)
        return f"<ul{ul}>\n{rows}\n</ul>"

    def comment(self):
        return self.random.choice(NAMES), self.random.choice(COMMENTS)

    def promo(self):
        return self.random.choice(PROMOS)

    def ad(self):
        return self.random.choice(ADS)

    def caption(self):
        return self.random.choice(CAPTIONS)

    def style(self, prefix, n):
        """Rules as theme styles have them."""
        rules = []
        for _ in range(2 * n):
            name = f".{prefix}-{self.token(5)}"
            rules.append(
                f"{name}{{display:flex;margin:{self.number(0, 40)}px auto;padding:0 {self.number(0, 24)}px;"
                f"color:#{self.number(100000, 999999)};font-size:{self.number(11, 40)}px}}"
                f"@media (max-width:{self.number(480, 1200)}px){{{name}{{display:none}}}}"
            )
        return "<style>" + "".join(rules) + "</style>"

    def script(self, n, name="window.__cfg"):
        """Settings of trackers and players, with words in them that are no article."""
        settings = {
            f"{self.token(4)}_{i}": {"id": self.number(), "label": self.random.choice(HEADLINES[self.language]), "enabled": i % 3 == 0, "slots": [self.token(8), self.token(8)]}
            for i in range(2 * n)
        }
        return f"<script>{name}={json.dumps(settings, ensure_ascii=False)};(function(w,d){{var s=d.createElement('script');s.async=1;s.src='https://cdn.example/t.js';d.head.appendChild(s)}})(window,document);</script>"
