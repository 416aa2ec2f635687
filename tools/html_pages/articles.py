"""The articles that stand in the pages: those of our own corpus, and some written for shapes that it has not."""

import html
import re
from pathlib import Path

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "articles"
BYLINE = re.compile(r"^(\*+[^*]+\*+( \|.*)?$|By \*?[A-Z]|From our|Von [A-Z]|Par [A-Z]|Por [A-Z])")


class Article:
    """A title and blocks, each a kind (p, h2, li, quote) and its words, with inline Markdown."""

    def __init__(self, title, blocks, author="Ines Varga"):
        self.title, self.blocks, self.author = title, blocks, author

    def truth(self):
        words = [("- " if kind == "li" else "") + plain(text) for kind, text in self.blocks]
        return "\n\n".join([plain(self.title), *words]) + "\n"

    def body(self, p="p", h2="h2", li="li", between=None, quote="blockquote"):
        """The blocks as markup; a name may have attributes (`p class="x"`). `between` tells what else stands after which block."""
        parts, in_list = [], False
        for number, (kind, text) in enumerate(self.blocks):
            if kind == "li" and not in_list:
                parts.append("<ul>")
            if kind != "li" and in_list:
                parts.append("</ul>")
            in_list = kind == "li"
            name = {"p": p, "h2": h2, "li": li, "quote": quote}[kind]
            inner = f"<p>{inline(text)}</p>" if kind == "quote" else inline(text)
            parts.append(f"<{name}>{inner}</{name.split()[0]}>")
            if not in_list:
                parts.extend((between or {}).get(number, ()))
        if in_list:
            parts.append("</ul>")
        return "\n".join(parts)


def plain(text):
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"\*+", "", text)


def inline(text):
    text = html.escape(text, quote=False)
    text = re.sub(r"\[([^\]]*)\]\(([^)]*)\)", r'<a href="\2">\1</a>', text)
    text = re.sub(r"\*\*([^*]+)\*\*", r"<strong>\1</strong>", text)
    return re.sub(r"\*([^*]+)\*", r"<em>\1</em>", text)


def from_corpus(path):
    lines = [line.strip() for line in (CORPUS / path).read_text().splitlines()]
    lines = [line for line in lines if line]
    title = plain(lines[0].removeprefix("# "))
    author, blocks = "Ines Varga", []
    for number, line in enumerate(lines[1:]):
        if number < 2 and len(line) < 120 and BYLINE.match(line):
            author = re.sub(r"^(By|Von|Par|Por|From our \w+ \w+) ", "", plain(line)).split("|")[0].split(",")[0].strip()
        elif line.startswith("#"):
            blocks.append(("h2", line.lstrip("# ")))
        elif line.startswith(("- ", "* ")):
            blocks.append(("li", line[2:]))
        elif line.startswith("> "):
            blocks.append(("quote", line[2:]))
        elif not re.fullmatch(r"\[[^\]]*\]\([^)]*\)|-{3,}", line):
            blocks.append(("p", line))
    return Article(title, blocks, author)


def of(title, text, author="Ines Varga"):
    blocks = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        kind = {"#": "h2", "-": "li", ">": "quote"}.get(line[0], "p")
        blocks.append((kind, line[1:].strip() if kind != "p" else line))
    return Article(title, blocks, author)


RECIPE = of("Barley and leek soup from the harbour canteen", """
For forty years the canteen at the fish dock in Harle has opened at five in the morning, and for forty years it has served this soup. Merle Odgers, who runs it now, got the recipe from her aunt on the back of a betting slip.
The trick, she says, is patience: the leeks must not brown. “If they brown, you have made another soup, and you can start again,” she told us while she stirred a pot that would have held a child.
# Ingredients
- 200 g pearl barley, rinsed
- 3 large leeks, white and pale green parts, in rings
- 2 carrots, in small cubes
- 50 g butter
- 1.5 litres of chicken or vegetable stock
- 1 bay leaf and some grains of allspice
- salt, pepper and a dash of vinegar
# Method
- Melt the butter in a heavy pot and soften the leeks and carrots for a quarter of an hour over the lowest heat.
- Add the barley and turn it in the butter until it shines.
- Pour in the stock, add the bay leaf and the allspice, and let it simmer for fifty minutes without a lid.
- Season with salt, pepper and vinegar, and leave the pot to stand for ten minutes before you serve it.
The soup keeps for three days and is better on the second. Odgers serves it with rye bread and refuses to discuss cream.
""", "Pia Rowan")

RUSSIAN = of("Паром на Дальний остров встал из-за шторма", """
Паромное сообщение с Дальним островом прервано второй день подряд. Начальник порта Усть-Ладога Тимофей Крутов сообщил во вторник, что суда не выйдут в море, пока ветер не станет слабее пятнадцати метров в секунду.
На острове живут около девятисот человек. По словам старосты Анфисы Желудковой, муки в пекарне хватит на три дня, а молоко закончилось ещё утром. «Мы не голодаем, но хлеб уже пекут только детям и больнице», — сказала она по телефону.
На материке ждут переправы сорок два грузовика. Водители ночуют в кабинах, двоих приютила столовая при порту. «Я везу рассаду, она столько не простоит», — пожаловался водитель Игнат Мельник.
# Новый паром будет через год
Старый паром построили в 1978 году, он не рассчитан на высокую волну. Областные власти заказали новое судно, однако верфь обещает сдать его не раньше следующей осени. Контракт стоит 640 миллионов рублей.
Крутов напомнил, что в прошлом году сообщение прерывалось одиннадцать раз. Синоптики ждут, что шторм утихнет к вечеру четверга. До тех пор лекарства на остров доставит вертолёт спасателей.
""", "Семён Гладких")

JAPANESE = of("嵐で島へのフェリーが二日連続で欠航", """
汐見島へのフェリーは嵐のため、火曜日も欠航となった。浜名瀬港の責任者、久保田周作さんは「風速が十五メートルを下回るまで船は出せない」と話した。
島にはおよそ九百人が暮らしている。島のパン屋によると、小麦粉は三日分しか残っておらず、牛乳は朝のうちに売り切れた。町内会長の森戸千代さんは電話で「食べ物に困っているわけではないが、パンは子どもと病院の分だけ焼いている」と語った。
本土側の港では四十二台のトラックが出航を待っている。運転手の多くは車の中で夜を過ごし、二人は港の食堂に泊めてもらった。
今のフェリーは一九七八年に造られたもので、高い波には向いていない。県は新しい船を注文したが、完成は来年の秋になる見通しだ。費用は十二億円にのぼる。
気象台は、嵐は木曜日の夕方までに収まると見ている。それまでの間、薬は救助隊のヘリコプターで島に運ばれる。
""", "佐々井 透")

INTERVIEW = of("“A bell does not lie”: a tuner on sixty years among the towers", """
Ludmilla Haase, 83, has climbed every church tower between Harle and the border. She has tuned some four hundred bells and has never owned a car. We met her in the workshop of her grandson.
**Mrs Haase, how do you tune a bell?**
You take metal away, never add any. A bell that is too low was thrown away for nothing, because there is no road back. So you begin slowly, and you listen more than you file.
**Do people notice?**
They notice when it is wrong. In Osterholm they had a bell that was a third of a tone flat for ninety years, and the whole village sang flat. After we mended it the choir needed a year.
**What was the most difficult one?**
The great bell of Sankt Ulrich, in 1974. It weighs eleven tons, and the tower swings when it rings. My brother held my feet. I was thirty-two and not afraid of anything but mice.
**And who will do it when you stop?**
Nobody has asked me to stop. My grandson has the ear, but he has a wife too, and she does not like towers. We shall see.
**What do you hear when you walk through a town?**
That they have all gone electric. A motor strikes the same every time. A sexton with a cold rings another way, and you could tell from your bed who was ill.
""", "Theo Lamm")

LIVE = [
    ("18:42", "Barrier holds at high water", "High water has passed Port Ellis, and the barrier has held. The gauge at the fish dock showed 5.61 metres at 18:31, nine centimetres below the top of the wall. The crew of volunteers cheered and then went on filling sandbags, because the next tide is due before seven in the morning."),
    ("17:55", "School becomes a shelter", "Some 140 people are in the gym of the harbour school, most of them from Netmaker Street. The headmistress, Orla Finch, says that there are enough blankets but not enough cots. Whoever has a camp bed is asked to bring it to the back entrance."),
    ("17:10", "Trains stopped", "No trains run between Port Ellis and Garrick. The railway company says that water stands on the track near the brickworks, and that buses cannot be provided while the coast road is closed. Passengers are advised to stay where they are."),
    ("16:20", "First houses empty", "The fire brigade has begun to empty the houses on Netmaker Street. “We would rather carry people out in daylight,” said its chief, Magnus Orrey. Nobody has been hurt so far. A parrot refused to leave, and left at last in a laundry basket."),
    ("15:05", "Flood warning raised", "The weather service has raised its warning to the highest level for the first time since 2013. It expects gusts of 120 kilometres an hour and a surge of more than two metres. The ferries to the islands have been moored since noon."),
]
LIVE_INTRO = "A storm is pushing the sea against the coast around Port Ellis. Streets near the harbour have been cleared, trains and ferries have stopped. We report here what is happening, the newest first."
