"""Which encoding: certain or not at all, never other letters without a word."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.intake.encodings import decode, decode_as
from tocsin.intake.model import Reason, RefusedError

RUSSIAN = (
    "Двое неизвестных мужчин следили за журналисткой от редакции до её дома. Полиция отказалась принять заявление."
)
UKRAINIAN = (
    "Двоє невідомих чоловіків стежили за журналісткою від редакції до її дому. Поліція відмовилася прийняти заяву."
)
POLISH = (
    "Dwóch nieznanych mężczyzn śledziło dziennikarkę od redakcji do domu. Źle się czuła, łzy jej płynęły. Żółć, że."
)
FRENCH = "Deux hommes ont suivi la journaliste à Genève; la police a refusé sa plainte. Être là, ça a été très dur."
ENGLISH = "She said “no” – and he wouldn’t stop. “It’s the café’s owner,” she said."

CYRILLIC = ["cp1251", "koi8-u", "iso8859-5", "mac-cyrillic"]
CASES = [
    *((RUSSIAN, codec) for codec in [*CYRILLIC, "koi8-r", "cp866"]),
    *((UKRAINIAN, codec) for codec in CYRILLIC),
    *((POLISH, codec) for codec in ["cp1250", "iso8859-2"]),
    *((FRENCH, codec) for codec in ["cp1252", "iso8859-15"]),
    (ENGLISH, "cp1252"),
    *(
        (text, codec)
        for text in [RUSSIAN, UKRAINIAN, POLISH, ENGLISH]
        for codec in ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
    ),
]


def refusal(data: bytes) -> Reason:
    with pytest.raises(RefusedError) as caught:
        decode(data)
    return caught.value.reason


@pytest.mark.parametrize(("text", "codec"), CASES)
def test_what_was_written_is_read(text: str, codec: str) -> None:
    assert decode(text.encode(codec))[0] == text


@pytest.mark.parametrize("change", [str.lower, str.upper])
@pytest.mark.parametrize(("text", "codec"), [(RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (POLISH, "cp1250")])
def test_neither_capitals_nor_their_absence_lead_astray(text: str, codec: str, change: object) -> None:
    changed = change(text)  # type: ignore[operator]  # a method of str
    assert decode(changed.encode(codec))[0] == changed


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"plain", "UTF-8"),
        (RUSSIAN.encode("cp1251"), "Windows-1251"),
        (UKRAINIAN.encode("koi8-u"), "KOI8-U"),
        (POLISH.encode("cp1250"), "Windows-1250"),
        (POLISH.encode("iso8859-2"), "ISO-8859-2"),
        (ENGLISH.encode("cp1252"), "Windows-1252"),
        (ENGLISH.encode("utf-16-le"), "UTF-16"),
        (ENGLISH.encode("utf-8-sig"), "UTF-8"),
    ],
)
def test_the_encoding_that_was_taken_is_told(data: bytes, name: str) -> None:
    assert decode(data)[1] == name


LONGER = {
    "Russian": (
        "Девятого июля, около семи вечера, к дому подъехала серая машина без номеров; из неё вышли трое. "
        "Один, высокий, в чёрной куртке, спросил соседку, где живёт «эта журналистка». Соседка не ответила – "
        "и позвонила мне."
    ),
    "Ukrainian": (
        "Дев’ятого липня, близько сьомої вечора, до будинку під’їхала сіра машина без номерів; із неї вийшло "
        "троє. Один, високий, у чорній куртці, запитав сусідку, де живе «ця журналістка». Сусідка не "
        "відповіла."
    ),
    "Polish": (
        "Dziewiątego lipca, około siódmej wieczorem, pod dom podjechał szary samochód bez tablic; wysiadło "
        "trzech mężczyzn. Jeden z nich, wysoki, w czarnej kurtce, zapytał sąsiadkę, gdzie mieszka „ta "
        "dziennikarka”. Ćwierć godziny później odjechali, nie mówiąc ani słowa, a świadkowie wszystko "
        "spisali."
    ),
    "Czech": (
        "Devátého července, kolem sedmé večer, přijelo k domu šedé auto bez značek; vystoupili z něj tři "
        "muži. Jeden z nich, vysoký, v černé bundě, se zeptal sousedky, kde bydlí „ta novinářka“. Sousedka "
        "neodpověděla, jen zavřela."
    ),
    "German": (
        "Am neunten Juli gegen sieben Uhr abends fuhr ein graues Auto ohne Kennzeichen vor; drei Männer "
        "stiegen aus. Einer, groß, in schwarzer Jacke, fragte die Nachbarin, wo „diese Journalistin“ wohne. "
        "Später fuhren sie zurück."
    ),
    "Spanish": (
        "El nueve de julio, hacia las siete de la tarde, llegó un coche gris sin matrícula; bajaron tres "
        "hombres. Uno preguntó a la vecina: «¿Dónde está esa señora?». Ella no contestó; después llamó a su "
        "compañero Íñigo."
    ),
}
WRITTEN = {
    "Russian": ["cp1251", "koi8-r", "cp866", "mac-cyrillic"],
    "Ukrainian": ["cp1251", "koi8-u", "mac-cyrillic"],
    "Polish": ["cp1250", "iso8859-2"],
    "Czech": ["cp1250"],
    "German": ["cp1252", "cp1250"],
    "Spanish": ["cp1252"],
}
BOTH = [(language, codec) for language, codecs in WRITTEN.items() for codec in codecs]


def plain_signs(text: str, codec: str) -> str:
    """The text without the signs that this encoding does not have."""
    for sign, plain in zip("“”„‘’–«»", '"""\'\'-""', strict=True):
        try:
            sign.encode(codec)
        except UnicodeEncodeError:
            text = text.replace(sign, plain)
    return text


@pytest.mark.parametrize(("language", "codec"), BOTH)
def test_a_longer_text_of_each_language(language: str, codec: str) -> None:
    text = plain_signs(LONGER[language], codec)
    assert decode(text.encode(codec))[0] == text


@pytest.mark.parametrize(("language", "codec"), BOTH)
@pytest.mark.parametrize("length", [12, 25, 50, 100])
def test_no_piece_of_it_is_ever_read_as_other_letters(language: str, codec: str, length: int) -> None:
    text = plain_signs(LONGER[language], codec)
    for start in range(0, len(text) - length, 3):
        piece = text[start : start + length]
        with contextlib.suppress(RefusedError):
            assert decode(piece.encode(codec))[0] == piece


@pytest.mark.parametrize(("language", "codec"), BOTH)
def test_an_english_text_that_quotes_another_language_is_read_rightly_or_not(language: str, codec: str) -> None:
    text = f"On 9 July the neighbour wrote down what she had heard: {plain_signs(LONGER[language], codec)[:80]} (sic)."
    with contextlib.suppress(RefusedError):
        assert decode(text.encode(codec))[0] == text


FOREIGN = {
    "Greek": ("Δύο άγνωστοι άνδρες ακολούθησαν τη δημοσιογράφο από τα γραφεία μέχρι το σπίτι της.", "cp1253"),
    "Arabic": ("رجلان مجهولان تبعا الصحفية من مكتبها إلى منزلها مساء اليوم", "cp1256"),
    "Turkish": ("İki kişi gazeteciyi bürosundan evine kadar takip etti. Şikâyeti reddedildi, çağrı.", "cp1254"),
    "Hebrew": ("שני גברים עקבו אחרי העיתונאית מהמשרד לביתה", "cp1255"),
    "Japanese": ("二人の男が記者を尾行した。警察は届けを受け取らなかった。", "shift-jis"),
    "Chinese": ("两名男子跟踪记者回家。警方拒绝受理。", "gb18030"),
}


@pytest.mark.parametrize("language", FOREIGN)
def test_what_we_cannot_be_sure_of_is_not_read(language: str) -> None:
    text, codec = FOREIGN[language]
    assert refusal(text.encode(codec)) is Reason.ENCODING


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("Geneva, or Genève?".encode("cp1252"), id="one letter that two alphabets explain"),
        pytest.param("Нет".encode("cp1251"), id="too short to tell"),
        pytest.param("She said «Там» to them.".encode("cp1251"), id="one word in other letters"),
        pytest.param(RUSSIAN.encode() + b"\xd0", id="UTF-8 that was cut"),
        pytest.param(RUSSIAN.encode() + RUSSIAN.encode("cp1251"), id="two encodings in one file"),
        pytest.param(b"\xff\xfe" + b"\x00\xd8" * 9, id="UTF-16 with half characters"),
        pytest.param(b"\xef\xbb\xbf caf\xe9", id="a mark that lies"),
    ],
)
def test_an_uncertain_text_is_not_guessed(data: bytes) -> None:
    assert refusal(data) is Reason.ENCODING


@pytest.mark.parametrize("data", [bytes(range(256)) * 9, b"\x00\x01\x02\x03" * 99, b"abc\x01\x02\x03\x04\x05" * 9])
def test_what_is_no_text_is_of_unknown_type(data: bytes) -> None:
    assert refusal(data) is Reason.UNKNOWN


@pytest.mark.parametrize("codec", ["cp1251", "koi8-r", "cp866"])
@pytest.mark.parametrize("cut", range(0, 100, 7))
def test_a_piece_of_a_text_is_read_rightly_or_not_at_all(codec: str, cut: int) -> None:
    piece = RUSSIAN[cut : cut + 30]
    with contextlib.suppress(RefusedError):
        assert decode(piece.encode(codec))[0] == piece


@pytest.mark.parametrize(
    ("declared", "name"),
    [
        ("windows-1251", "Windows-1251"),
        ("WINDOWS-1251", "Windows-1251"),
        ("utf-8", "Windows-1251"),  # it lies: the bytes are not UTF-8
        ("koi8-r", "KOI8-R"),  # it lies, but nothing in the bytes says so
        ("no such thing", "Windows-1251"),
        ("utf-7", "Windows-1251"),
        ("rot13", "Windows-1251"),
        ("", "Windows-1251"),
        (None, "Windows-1251"),
    ],
)
def test_what_a_file_says_of_itself_is_believed_where_its_bytes_allow_it(declared: str | None, name: str) -> None:
    assert decode_as(RUSSIAN.encode("cp1251"), declared)[1] == name


def test_a_declared_encoding_needs_no_guess() -> None:
    assert decode_as("Genève".encode("cp1252"), "iso-8859-1") == ("Genève", "Windows-1252")
    assert decode_as("Ниш".encode("cp1251"), "cp1251") == ("Ниш", "Windows-1251")


def test_a_byte_order_mark_is_believed_before_a_declaration() -> None:
    assert decode_as(RUSSIAN.encode("utf-8-sig"), "cp1251") == (RUSSIAN, "UTF-8")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
def test_utf8_is_always_read_as_it_stands(text: str) -> None:
    assert decode(text.encode())[0] == text.removeprefix("\ufeff")


@given(st.binary(max_size=300))
def test_any_bytes_are_a_text_or_a_reason(data: bytes) -> None:
    with contextlib.suppress(RefusedError):
        text, name = decode(data)
        assert isinstance(text, str)
        assert name
