"""How names and nouns are declined in Russian, Ukrainian and Polish: one row a class, read both ways.

A row is `stem ends | gender | nominative genitive dative accusative instrumental locative vocative | weight`. Stem ends
are alternatives (`CONSONANT` and other classes stand for their letters), gender is m, f, n or p (plural of people),
endings have alternatives after a stroke, `-` is no ending, `=` keeps the form in every case. Weight says how usual a
class is among names: 3 where the ending nearly proves it, 0 where it is only for nouns.
"""

from __future__ import annotations

RUSSIAN = """
ов ев ёв ин ын | m | - а у а ым е - | 3
ов ев ёв ин ын | f | а ой ой у ой/ою ой а | 3
ов ев ёв ин ын | p | ы ых ым ых ыми ых ы | 1
ск цк | m | ий ого ому ого им ом ий | 3
ск цк | f | ая ой ой ую ой/ою ой ая | 3
ск цк | p | ие их им их ими их ие | 1
ов ев ин н | m | ич ича ичу ича ичем иче ич | 3
ов ев ич ин | f | на ны не ну ной/ною не на | 3
HARD | m | ый ого ому ого ым ом ый | 2
HARD | f | ая ой ой ую ой/ою ой ая | 2
HARD ст | m | ой ого ому ого ым ом ой | 1
г к х ж ш ч щ | m | ий его/ого ему/ому его/ого им ем/ом ий | 1
г к х ж ш ч щ | f | ая ой/ей ой/ей ую ой/ей ой/ей ая | 1
CONSONANT | m | - а у а ом/ем е - | 2
CONSONANT ь й | f | = | 2
и | m | й я ю я ем и й | 2
а е о у э ю я ы | m | й я ю я ем е й | 2
CONSONANT | m | ь я ю я ем/ём е ь | 2
CONSONANT | f | ь и и ь ью и ь | 1
HARD ц | m | а ы е у ой/ою/ей е а | 1
HARD ц | f | а ы е у ой/ою/ей е а | 2
г к х ж ш ч щ | f | а и е у ой/ою/ей е а | 2
г к х ж ш ч щ | m | а и е у ой/ою/ей е а | 1
CONSONANT ь а е о у | f | я и е ю ей/ёй/ею е я | 2
CONSONANT ь | m | я и е ю ей/ёй/ею е я | 1
и | f | я и и ю ей/ею и я | 2
CONSONANT | m | ец ца цу ца цом/цем це ец | 1
л | m | ец ьца ьцу ьца ьцом/ьцем ьце ец | 1
CONSONANT | m | ок ка ку ка ком ке ок | 1
CONSONANT | m | ек ька/ка ьку/ку ька/ка ьком/ком ьке/ке ек | 0
CONSONANT | m | ень ня ню ня нем не ень | 0
о е ых их э | m | = | 2
и ы у ю | m | = | 1
о е ых их э | f | = | 2
и ы у ю | f | = | 1
CONSONANT | n | о а у о ом е о | 0
CONSONANT | n | е я ю е ем е е | 0
и | n | е я ю е ем и е | 0
"""

UKRAINIAN = """
ов ев єв ін їн ьов | m | - а у/ові а им/ом і/у/ові е | 3
ов ев єв ін їн ьов | f | а ої ій у ою ій о/а | 3
ов ев єв ін їн ьов | p | и их им их ими их и | 1
ськ цьк зьк | m | ий ого ому ого им ому/ім ий | 3
ськ цьк зьк | f | а ої ій у ою ій а | 3
ськ цьк зьк | p | і их им их ими их і | 1
ов ьов їв єв | m | ич ича ичу/ичу/ичеві ича ичем ичу/ичеві ичу | 3
ів їв | f | на ни ні ну ною ні но | 3
HARD г к х ж ш ч щ | m | ий ого ому ого им ому/ім ий | 2
HARD | f | а ої ій у ою ій а | 1
н д т | m | ій ього ьому ього ім ьому ій | 1
CONSONANT | m | - а у/ові/еві а ом/ем і/у/ові/еві е/у | 2
CONSONANT ь й | f | = | 2
а е о у ю я и і | m | й я ю/єві я єм ї/ю/єві ю/й | 2
CONSONANT | m | ь я ю/еві/ові я ем і/ю/еві ю/ь | 2
енк ейк айк йк ьк шк чк жк тк йл | m | о а у/ові а ом у/ові о | 3
CONSONANT | m | о а у/ові а ом і/у/ові е/о | 1
HARD | f | а и і у ою і о | 2
HARD | m | а и і у ою і о | 2
- | f | ка ки ці ку кою ці ко | 2
- | m | ка ки ці ку кою ці ко | 2
- | f | га ги зі гу гою зі го | 2
- | m | га ги зі гу гою зі го | 2
- | f | ґа ґи зі ґу ґою зі ґо | 2
- | m | ґа ґи зі ґу ґою зі ґо | 2
- | f | ха хи сі ху хою сі хо | 2
- | m | ха хи сі ху хою сі хо | 2
ж ш ч щ ц | f | а і і у ею/ою і о | 2
CONSONANT | f | я і і ю ею і ю/е | 2
CONSONANT | m | я і і ю ею і ю/е | 1
а е у і и ' | f | я ї ї ю єю ї є | 2
о | f | я ї ї ю єю ї є | 1
а е о у і и ' | m | я ї ї ю єю ї є | 1
CONSONANT | f | ь і і ь ю і е | 1
CONSONANT | m | ець ця цю/цеві ця цем ці/цю/цеві че | 1
ол ел ал | m | ець ьця ьцю/ьцеві ьця ьцем ьці че | 1
CONSONANT | m | ок ка ку/кові ка ком ку/кові ку | 1
CONSONANT | m | ень ня ню/неві ня нем ні/ню ню | 0
- | m | ів ова/ева ову/еву ова/ева овом/евом ові/еві ове | 0
о е их | m | = | 1
и і у ю | m | = | 1
о е их | f | = | 2
и і у ю | f | = | 1
г к х ж ш ч щ | f | а ої ій у ою ій а | 2
CONSONANT | n | о а у о ом і/у о | 0
CONSONANT | n | е я ю е ем і е | 0
CONSONANT | n | я я ю я ям і я | 0
"""

POLISH = """
sk ck dzk | m | i iego iemu iego im im i | 3
sk ck dzk | f | a iej iej ą/a ą/a iej a | 3
s c dz | p | cy kich kim kich kimi kich cy | 1
HARD rz cz sz ż l | m | y ego emu ego ym ym y | 2
n w t d r ł z | f | a ej ej ą ą ej a | 1
pan brat | m | - a u/owi a em u ie | 2
HARD rz cz sz ż c dz l j | m | - a owi a em u ie/u/e | 2
k g ch h | m | - a owi a iem/em u u | 2
ow ew | m | - a owi a em ie ie | 3
CONSONANT | f | = | 2
- | m | t ta towi ta tem cie cie | 1
- | m | d da dowi da dem dzie dzie | 1
- | m | r ra rowi ra rem rze rze | 1
- | m | ł ła łowi ła łem le le | 1
b f m n p s w z | m | - a owi a em ie ie | 1
CONSONANT | m | ek ka kowi ka kiem ku ku | 2
i | m | ec ca cowi ca cem cu cze | 1
w m b p n z s r d t | m | iec ca cowi ca cem cu cze | 3
- | m | eł ła łowi ła łem le le | 1
- | m | ień nia niowi nia niem niu niu | 2
- | m | eń nia niowi nia niem niu niu | 1
- | m | ń nia niowi nia niem niu niu | 1
- | m | ć cia ciowi cia ciem ciu ciu | 1
- | m | ś sia siowi sia siem siu siu | 1
- | m | ź zia ziowi zia ziem ziu ziu | 1
b f m n p s w z | f | a y ie ę/e ą/a ie o | 2
b f m n p s w z | m | a y ie ę/e ą/a ie o | 1
- | f | ta ty cie tę/te tą/ta cie to | 2
- | m | ta ty cie tę/te tą/ta cie to | 1
- | f | da dy dzie dę/de dą/da dzie do | 2
- | m | da dy dzie dę/de dą/da dzie do | 1
- | f | ra ry rze rę/re rą/ra rze ro | 2
- | m | ra ry rze rę/re rą/ra rze ro | 1
- | f | ła ły le łę/łe łą/ła le ło | 2
- | m | ła ły le łę/łe łą/ła le ło | 1
- | f | ka ki ce kę/ke ką/ka ce ko | 2
- | m | ka ki ce kę/ke ką/ka ce ko | 1
- | f | ga gi dze gę/ge gą/ga dze go | 2
- | m | ga gi dze gę/ge gą/ga dze go | 1
- | f | cha chy sze chę chą sze cho | 2
- | m | cha chy sze chę chą sze cho | 1
l | f | a i i ę/e ą/a i o | 2
j a e o u | f | a i i ę/e ą/a i o | 2
j | m | a i i ę ą i o | 1
i | f | a - - ę/e ą/a - u/o | 2
i | f | a i i ę/e ą/a i o | 2
i | m | a - - ę/e ą/a - u/o | 1
cz sz rz ż dz c | f | a y y ę/e ą/a y o | 2
cz sz rz ż dz c | m | a y y ę/e ą/a y o | 1
- | m | ko ki/ka ce/kowi kę/ka ką/kiem ce/ku ko | 1
ł r d t n w | m | o y/a ie/owi ę/a ą/em ie o | 1
i | m | - ego emu ego m m - | 1
n l w | m | i iego iemu iego im im i | 1
CONSONANT | m | e ego emu ego em em e | 1
o e u i y é | m | = | 1
o e u i y é | f | = | 1
st | m | er ra rowi ra rem rze rze | 0
yn | f | i i i ię/ie ią/ia i i | 0
CONSONANT | n | o a u o em ie/u o | 0
CONSONANT | n | ie ia iu ie iem iu ie | 0
CONSONANT | n | e a u e em u e | 0
"""

ADJECTIVES = {
    "ru": """
STRESSED | m | ой ого ому ого ым ом ой | 1
HARD | m | ый ого ому ого ым ом ый | 1
HARD | f | ая ой ой ую ой/ою ой ая | 1
HARD | n | ое ого ому ое ым ом ое | 1
HARD | p | ые ых ым ых ыми ых ые | 1
н | m | ий его ему его им ем ий | 2
н | f | яя ей ей юю ей/ею ей яя | 2
н | n | ее его ему ее им ем ее | 2
н | p | ие их им их ими их ие | 2
г к х | m | ий ого ому ого им ом ий | 3
г к х | f | ая ой ой ую ой/ою ой ая | 3
г к х | n | ое ого ому ое им ом ое | 3
г к х | p | ие их им их ими их ие | 3
ж ш ч щ | m | ий его ему его им ем ий | 4
ж ш ч щ | f | ая ей ей ую ей/ею ей ая | 4
ж ш ч щ | n | ее его ему ее им ем ее | 4
ж ш ч щ | p | ие их им их ими их ие | 4
""",
    "uk": """
HARD г к х ж ш ч щ | m | ий ого ому ого им ому/ім ий | 1
HARD г к х ж ш ч щ | f | а ої ій у ою ій а | 1
HARD г к х ж ш ч щ | n | е ого ому е им ому/ім е | 1
HARD г к х ж ш ч щ | p | і их им их ими их і | 1
н | m | ій ього ьому ього ім ьому ій | 2
н | f | я ьої ій ю ьою ій я | 2
н | n | є ього ьому є ім ьому є | 2
н | p | і іх ім іх іми іх і | 2
""",
    "pl": """
HARD rz cz sz ż c dz l | m | y ego emu ego ym ym y | 1
HARD rz cz sz ż c dz l | f | a ej ej ą/a ą/a ej a | 1
HARD rz cz sz ż c dz l | n | e ego emu e ym ym e | 1
HARD rz cz sz ż c dz l | p | e ych ym ych ymi ych e | 1
n w p b m | m | i iego iemu iego im im i | 2
n w p b m | f | ia iej iej ią/ia ią/ia iej ia | 2
n w p b m | n | ie iego iemu ie im im ie | 2
n w p b m | p | ie ich im ich imi ich ie | 2
k g | m | i iego iemu iego im im i | 3
k g | f | a iej iej ą/a ą/a iej a | 3
k g | n | ie iego iemu ie im im ie | 3
k g | p | ie ich im ich imi ich ie | 3
""",
}
"""Of adjectives the last column is their class, the same in all genders."""

STRESSED_ENDING = ("областн", "городск", "краев", "окружн", "миров", "войсков", "уставн", "штабн", "донск", "речн")
"""Ends of stems of Russian adjectives whose masculine ends in -ой."""

PLURALS = {
    "ru": ("ы/и/я/а", "ов/ев/ей", "ам/ям", "ов/ев/ей", "ами/ями", "ах/ях", "ы/и/я/а"),
    "uk": ("и/і/ї", "ів/їв/ей", "ам/ям", "ів/їв/ей", "ами/ями", "ах/ях", "и/і/ї"),
    "pl": ("y/i/e/owie", "ów/y/i", "om", "ów/y/i", "ami", "ach", "y/i/e/owie"),
}

TABLES = {"ru": RUSSIAN, "uk": UKRAINIAN, "pl": POLISH}

LETTERS = {
    "ru": {
        "STRESSED": " ".join(STRESSED_ENDING),
        "CONSONANT": "б в г д ж з й к л м н п р с т ф х ц ч ш щ",
        "HARD": "б в д з л м н п р с т ф",
    },
    "uk": {"CONSONANT": "б в г ґ д ж з к л м н п р с т ф х ц ч ш щ", "HARD": "б в д з л м н п р с т ф"},
    "pl": {"CONSONANT": "b c ć d f g h j k l ł m n ń p r s ś t w z ź ż v x", "HARD": "b d f ł m n p r s t v w z"},
}

ADJECTIVE_ENDINGS = {
    "ru": ("ого", "его", "ому", "ему", "ый", "ые", "ых", "ыми", "ым", "ую", "юю", "ая", "яя", "ое", "ее", "ими", "ий"),
    "uk": ("ого", "ього", "ому", "ьому", "ий", "ої", "ьої", "ими"),
    "pl": ("ego", "emu", "ych", "ymi", "iej", "ich", "ą"),
}
"""Endings that nearly only adjectives have."""

ADJECTIVE_SUFFIXES = {
    "ru": ("ск", "цк", "н", "ов", "ев", "ш", "щ", "жн", "ст", "ян"),
    "uk": (
        "ськ",
        "цьк",
        "зьк",
        "льн",
        "чн",
        "рн",
        "сн",
        "вн",
        "дн",
        "жн",
        "нн",
        "йн",
        "тн",
        "кн",
        "ов",
        "єв",
        "шн",
        "ян",
        "оч",
        "яч",
    ),
    "pl": ("sk", "ck", "dzk", "ln", "czn", "wn", "sn", "dn", "rn", "żn", "nn", "ow", "jn", "mn"),
}
"""What stands before the short endings of adjectives."""

ADJECTIVE_SHORT = {
    "ru": ("ой", "ей", "ом", "ем", "им", "ие", "их", "ою", "яя", "ее"),
    "uk": ("а", "е", "у", "ою", "ій", "і", "им", "их", "ім"),
    "pl": ("a", "e", "y", "i", "ej", "ym", "im", "ie"),
}
"""Endings that nouns have too."""
