"""Four invented statements as content without a layout: what every rendering of them has to give back.

In the words `^1` stands for the mark of the first note. A heading is a line of its own; what is `lines` stands line by
line.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Part:
    """One block: `kind` is heading, paragraph, numbered, bulleted, table or lines; a table's lines hold tabs."""

    kind: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """A statement: its publisher's name as a running head has it, its language, its parts and its notes."""

    language: str
    publisher: str
    headline: str
    parts: tuple[Part, ...]
    notes: tuple[str, ...]
    persons: tuple[str, ...] = field(default=())


def heading(words: str) -> Part:
    """A heading within the statement."""
    return Part("heading", (words,))


def said(*paragraphs: str) -> tuple[Part, ...]:
    """Paragraphs of prose."""
    return tuple(Part("paragraph", (words,)) for words in paragraphs)


ENGLISH = Content(
    language="en",
    publisher="Lakeside Union",
    headline="Orvania: Journalist and trade unionist threatened after reporting on the port",
    parts=(
        Part("lines", ("Dovrin, 12 July 2021",)),
        *said(
            "Two journalists and a well-known trade unionist of Orvania have been followed, threatened and searched "
            "since the spring of 2021. The Lakeside Union is concerned for their safety and asks the authorities of "
            "Orvania to act without delay.",
            "On 3 May 2021, police arrested journalist Marta Velin in Port Harrow.^1 She was held for two days in the "
            "temporary detention facility of the city and was released on 5 May 2021 without a charge. Her lawyer, "
            "Tomas Brenn, said that the officers had shown no warrant.",
            "On 17 June 2021, two unidentified men followed Anton Sorel, the chairman of the Dockworkers' Trade Union "
            "of Orvania (DTUO), from the office of the union to his apartment.^2 One of them photographed the "
            "entrance of the house. On 21 June 2021, an unknown person phoned Sorel and threatened him with a search "
            "of his home.",
            "On 2 July 2021, officers of the State Security Committee searched the apartment of Marta Velin and "
            "seized her computer, two telephones and a notebook.^3 According to her colleague Ilse Karvonen, the "
            "search lasted for six hours.",
        ),
        heading("What has been recorded so far"),
        Part(
            "table",
            (
                "Day\tPlace\tWhat happened",
                "3 May 2021\tPort Harrow\tArrest of Marta Velin",
                "17 June 2021\tDovrin\tAnton Sorel was followed",
                "2 July 2021\tDovrin\tSearch at Marta Velin's",
            ),
        ),
        *said("The members of the union name three reasons why they are afraid:"),
        Part(
            "bulleted",
            (
                "the police refused to register the complaint of Anton Sorel;",
                "the number from which he was called belongs to a state-owned company;",
                "two other activists left Orvania in June 2021.",
            ),
        ),
        *said(
            "The Ministry of Internal Affairs of Orvania stated on 6 July 2021 that it knew nothing of the telephone "
            "call. The press office of the ministry did not answer further questions.^4",
            "The Lakeside Union hereby calls on the Prosecutor General of Orvania, the Ministry of Internal Affairs "
            "of Orvania and the Council of the Lakeside States:",
        ),
        Part(
            "numbered",
            (
                "to investigate the threats against Anton Sorel by 30 July 2021;",
                "to return the equipment that was seized from Marta Velin;",
                "to guarantee the safety of the members of the Dockworkers' Trade Union.",
            ),
        ),
        *said("For more information, please contact:"),
        Part(
            "lines",
            (
                "Ilse Karvonen, press officer, Lakeside Union",
                "Tel. +000 55 010 203",
                "press@lakeside.example",
                "www.lakeside.example",
            ),
        ),
    ),
    notes=(
        "The Harrow Courier: “A journalist is held in the port” – https://courier.example/2021/05/03/held",
        "Interview with Anton Sorel, Dovrin, 20 June 2021.",
        "Lakeside Union: Search of a flat in Dovrin, https://lakeside.example/news/search-of-a-flat?id=17",
        "Source: https://ministry.example/answers (in Orvanian).",
    ),
    persons=("Marta Velin", "Anton Sorel", "Tomas Brenn", "Ilse Karvonen"),
)

RUSSIAN = Content(
    language="ru",
    publisher="Озёрный союз",
    headline="Орвания: журналистке и профсоюзному деятелю угрожают из-за публикаций о порте",
    parts=(
        Part("lines", ("Доврин, 12 июля 2021 года",)),
        *said(
            "С весны 2021 года в Орвании следят за двумя журналистами и председателем независимого профсоюза, им "
            "угрожают, в их квартирах проходят обыски. Озёрный союз обеспокоен социально-экономическим давлением на "
            "работников порта и призывает власти действовать незамедлительно.",
            "3 мая 2021 года сотрудники полиции задержали в Порт-Харроу журналистку Марту Велин.^1 Двое суток она "
            "провела в изоляторе временного содержания и была освобождена 5 мая 2021 года без предъявления обвинения. "
            "По словам её адвоката Томаша Бренна, ордера ей никто не показал.",
            "17 июня 2021 года двое неизвестных следили за Антоном Сорелем, председателем профсоюза докеров, от офиса "
            "до его дома.^2 Один из них фотографировал подъезд. 21 июня 2021 года неизвестный позвонил Сорелю и "
            "пригрозил ему обыском.",
            "2 июля 2021 года сотрудники Комитета государственной безопасности провели обыск в квартире Марты Велин и "
            "изъяли компьютер, два телефона и записную книжку.^3 Обыск, как рассказала её коллега Ильза Карвонен, "
            "продолжался шесть часов, и кто-то из понятых был сотрудником пресс-службы комитета.",
        ),
        heading("Что известно на сегодняшний день"),
        Part(
            "table",
            (
                "День\tМесто\tЧто произошло",
                "3 мая 2021 года\tПорт-Харроу\tЗадержание Марты Велин",
                "17 июня 2021 года\tДоврин\tСлежка за Антоном Сорелем",
            ),
        ),
        *said("Члены профсоюза называют две причины своих опасений:"),
        Part(
            "bulleted",
            (
                "полиция отказалась принять заявление Антона Сореля;",
                "номер, с которого ему звонили, принадлежит государственной компании.",
            ),
        ),
        *said(
            "Министерство внутренних дел Орвании 6 июля 2021 года заявило, что о звонке ему ничего не известно.^4",
            "Озёрный союз призывает Генеральную прокуратуру Орвании и Министерство внутренних дел Орвании:",
        ),
        Part(
            "numbered",
            (
                "расследовать угрозы в адрес Антона Сореля до 30 июля 2021 года;",
                "вернуть технику, изъятую у Марты Велин;",
                "гарантировать безопасность членов профсоюза.",
            ),
        ),
        *said("За дополнительной информацией обращайтесь:"),
        Part(
            "lines",
            (
                "Ильза Карвонен, пресс-секретарь, Озёрный союз",
                "Тел. +000 55 010 203",
                "press@lakeside.example",
                "www.lakeside.example",
            ),
        ),
    ),
    notes=(
        "«Курьер Харроу»: «В порту задержали журналистку» – https://courier.example/2021/05/03/held",
        "Интервью с Антоном Сорелем, Доврин, 20 июня 2021 года.",
        "Озёрный союз: обыск в Доврине, https://lakeside.example/news/search-of-a-flat?id=17",
        "Источник: https://ministry.example/answers",
    ),
    persons=("Марта Велин", "Антон Сорель", "Томаш Бренн", "Ильза Карвонен"),
)

UKRAINIAN = Content(
    language="uk",
    publisher="Озерна спілка",
    headline="Орванія: журналістці та профспілковому діячеві погрожують через публікації про порт",
    parts=(
        Part("lines", ("м. Доврін, 12 липня 2021 року",)),
        *said(
            "З весни 2021 року в Орванії стежать за двома журналістами й головою незалежної профспілки, їм "
            "погрожують, у їхніх квартирах проводять обшуки. Озерна спілка стурбована суспільно-політичним тиском на "
            "працівників порту та закликає владу діяти негайно.",
            "3 травня 2021 року поліцейські затримали в Порт-Гарроу журналістку Марту Велін.^1 Дві доби вона провела "
            "в ізоляторі тимчасового тримання і була звільнена 5 травня 2021 року без пред'явлення обвинувачення. За "
            "словами її адвоката Томаша Бренна, ордера їй ніхто не показав.",
            "17 червня 2021 року двоє невідомих стежили за Антоном Сорелем, головою профспілки докерів, від офісу до "
            "його будинку.^2 Один із них фотографував під'їзд. 21 червня 2021 року невідомий подзвонив Сорелю і "
            "пригрозив йому обшуком.",
            "2 липня 2021 року співробітники Комітету державної безпеки провели обшук у квартирі Марти Велін і "
            "вилучили комп'ютер, два телефони та записник.^3 Обшук, як розповіла її колега Ільза Карвонен, тривав "
            "шість годин, і хтось із понятих був співробітником прес-служби комітету.",
        ),
        heading("Що відомо на сьогоднішній день"),
        Part(
            "table",
            (
                "День\tМісце\tЩо сталося",
                "3 травня 2021 року\tПорт-Гарроу\tЗатримання Марти Велін",
                "17 червня 2021 року\tДоврін\tСтеження за Антоном Сорелем",
            ),
        ),
        *said("Члени профспілки називають дві причини своїх побоювань:"),
        Part(
            "bulleted",
            (
                "поліція відмовилася прийняти заяву Антона Сореля;",
                "номер, з якого йому дзвонили, належить державній компанії.",
            ),
        ),
        *said(
            "Міністерство внутрішніх справ Орванії 6 липня 2021 року заявило, що про дзвінок йому нічого не відомо.^4",
            "Озерна спілка закликає Генеральну прокуратуру Орванії та Міністерство внутрішніх справ Орванії:",
        ),
        Part(
            "numbered",
            (
                "розслідувати погрози на адресу Антона Сореля до 30 липня 2021 року;",
                "повернути техніку, вилучену в Марти Велін;",
                "гарантувати безпеку членів профспілки.",
            ),
        ),
        *said("За додатковою інформацією звертайтеся:"),
        Part(
            "lines",
            (
                "Ільза Карвонен, прес-секретарка, Озерна спілка",
                "Тел. +000 55 010 203",
                "press@lakeside.example",
                "www.lakeside.example",
            ),
        ),
    ),
    notes=(
        "«Кур'єр Гарроу»: «У порту затримали журналістку» – https://courier.example/2021/05/03/held",
        "Інтерв'ю з Антоном Сорелем, Доврін, 20 червня 2021 року.",
        "Озерна спілка: обшук у Довріні, https://lakeside.example/news/search-of-a-flat?id=17",
        "Джерело: https://ministry.example/answers",
    ),
    persons=("Марта Велін", "Антон Сорель", "Томаш Бренн", "Ільза Карвонен"),
)

POLISH = Content(
    language="pl",
    publisher="Unia Nadjeziorna",
    headline="Orwania: groźby wobec dziennikarki i związkowca po publikacjach o porcie",
    parts=(
        Part("lines", ("Dowrin, 12 lipca 2021 r.",)),
        *said(
            "Od wiosny 2021 roku w Orwanii śledzi się dwoje dziennikarzy i przewodniczącego niezależnego związku "
            "zawodowego, grozi się im, a ich mieszkania są przeszukiwane. Unia Nadjeziorna jest zaniepokojona "
            "społeczno-politycznym naciskiem na pracowników portu i wzywa władze do niezwłocznego działania.",
            "W dniu 3 maja 2021 roku policja zatrzymała w Port Harrow dziennikarkę Martę Velin.^1 Przez dwie doby "
            "przebywała w izbie zatrzymań i 5 maja 2021 roku została zwolniona bez postawienia zarzutów. Jej adwokat, "
            "Tomasz Brenn, powiedział, że nikt nie okazał nakazu.",
            "W dniu 17 czerwca 2021 roku dwaj nieznani mężczyźni śledzili Antona Sorela, przewodniczącego związku "
            "dokerów, od biura do jego mieszkania.^2 Jeden z nich fotografował wejście do budynku. W dniu 21 czerwca "
            "2021 roku nieznana osoba zadzwoniła do Sorela i zagroziła mu przeszukaniem.",
            "W dniu 2 lipca 2021 roku funkcjonariusze Komitetu Bezpieczeństwa Państwowego przeszukali mieszkanie "
            "Marty Velin i zabrali komputer, dwa telefony oraz notatnik.^3 Przeszukanie, jak opowiada jej koleżanka "
            "Ilse Karvonen, trwało sześć godzin.",
        ),
        heading("Co wiadomo do dnia dzisiejszego"),
        Part(
            "table",
            (
                "Dzień\tMiejsce\tCo się stało",
                "3 maja 2021 roku\tPort Harrow\tZatrzymanie Marty Velin",
                "17 czerwca 2021 roku\tDowrin\tŚledzenie Antona Sorela",
            ),
        ),
        *said("Członkowie związku podają dwa powody swoich obaw:"),
        Part(
            "bulleted",
            (
                "policja odmówiła przyjęcia zawiadomienia od Antona Sorela;",
                "numer, z którego do niego dzwoniono, należy do spółki państwowej.",
            ),
        ),
        *said(
            "Ministerstwo Spraw Wewnętrznych Orwanii oświadczyło 6 lipca 2021 roku, że nic nie wie o rozmowie.^4",
            "Unia Nadjeziorna wzywa Prokuraturę Generalną Orwanii i Ministerstwo Spraw Wewnętrznych Orwanii:",
        ),
        Part(
            "numbered",
            (
                "do zbadania gróźb wobec Antona Sorela do 30 lipca 2021 roku;",
                "do zwrotu sprzętu zabranego Marcie Velin;",
                "do zapewnienia bezpieczeństwa członkom związku.",
            ),
        ),
        *said("Więcej informacji udziela:"),
        Part(
            "lines",
            (
                "Ilse Karvonen, rzeczniczka prasowa, Unia Nadjeziorna",
                "Tel. +000 55 010 203",
                "press@lakeside.example",
                "www.lakeside.example",
            ),
        ),
    ),
    notes=(
        "„Kurier Harrow”: „W porcie zatrzymano dziennikarkę” – https://courier.example/2021/05/03/held",
        "Rozmowa z Antonem Sorelem, Dowrin, 20 czerwca 2021 roku.",
        "Unia Nadjeziorna: przeszukanie w Dowrinie, https://lakeside.example/news/search-of-a-flat?id=17",
        "Źródło: https://ministry.example/answers",
    ),
    persons=("Marta Velin", "Tomasz Brenn", "Ilse Karvonen"),
)

CONTENTS = {content.language: content for content in (ENGLISH, RUSSIAN, UKRAINIAN, POLISH)}
