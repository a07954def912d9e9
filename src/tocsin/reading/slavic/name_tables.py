"""How given names, patronymics and surnames are declined, one row a class: what a proposal of name forms is made from.

A row is `end | sex | part | dropped | genitive dative accusative instrumental locative vocative`. The end is a pattern
of the last letters, sex is m, f or mf, part is g (given), p (patronymic), s (surname) or * for all; what is dropped
goes before an ending is put on, `-` is nothing, `=` in the place of the endings keeps the name as it is. The first row
that fits is taken: the narrow ones stand first. `paradigms` reads a form back to all that it can be; these tables write
the one form that is likeliest, for a person to confirm.
"""

from __future__ import annotations

UKRAINIAN = """
ь?(івна|ївна) | f | p | а | и і у ою і о
ич | m | p | - | а у а ем у у
[іїоеєуюиь] | f | s | - | =
любов | f | g | - | і і - ’ю і е
[бвгґджзйклмнпрстфхцчшщ'] | f | * | - | =
(ськ|цьк|зьк)а | f | s | а | ої ій у ою ій а
(ов|ев|єв|ьов|їн|ін|[жшц]ин)а | f | s | а | ої ій у ою ій а
ия | f | g | я | ї ї ю єю ї є
[ії]я | mf | * | я | ї ї ю єю ї є
[аеєоуй]я | mf | * | я | ї ї ю єю ї є
'я | mf | * | я | ї ї ю єю ї є
ілля | m | g | я | і і ю ею і е
[лнстздц]я | mf | g | я | і і ю ею і ю
я | mf | * | я | і і ю ею і е
ка | mf | * | ка | ки ці ку кою ці ко
га | mf | * | га | ги зі гу гою зі го
ґа | mf | * | ґа | ґи зі ґу ґою зі ґо
ха | mf | * | ха | хи сі ху хою сі хо
[жчшщ]а | mf | * | а | і і у ею і о
ца | mf | * | а | і і у ею і о
а | mf | * | а | и і у ою і о
(ськ|цьк|зьк)ий | m | s | ий | ого ому ого им ому ий
ий | m | s | ий | ого ому ого им ому ий
[ндт]ій | m | s | ій | ього ьому ього ім ьому ій
[іїаеоуяєю]й | m | g | й | я єві я єм єві ю
[іїаеоуяєю]й | m | s | й | я ю я єм ю ю
(ов|ев|єв|ьов|їн|ін|[жшц]ин) | m | s | - | а у а им у е
(ігор|лазар) | m | g | - | я еві я ем еві е
[бвгґдзйклмнпрстфхжшчщь]ко | m | g | о | а ові а ом ові у
о | m | g | о | а ові а ом ові е
енко | m | s | о | а у а ом у о
[кгх]о | m | s | о | а у а ом у у
о | m | s | о | а у а ом у о
[іеєуюи] | m | * | - | =
[аеоєуюі]єць | m | s | єць | йця йцю йця йцем йцю йцю
лець | m | s | ець | ьця ьцю ьця ьцем ьцю ьцю
ець | m | s | ець | ця цю ця цем цю цю
ь | m | g | ь | я еві я ем еві ю
ь | m | s | ь | я ю я ем ю ю
[бвгґджзклмнпрстфхцчшщ]ок | m | s | ок | ка ку ка ком ку ку
ц | m | g | - | а ові а ом ові е
[жчшщ] | m | g | - | а еві а ем еві у
[жчшщц] | m | s | - | а у а ем у у
[кгґх] | m | g | - | а ові а ом ові у
[кгґх] | m | s | - | а у а ом у у
[бвдзлмнпрстф] | m | g | - | а ові а ом ові е
[бвдзлмнпрстф] | m | s | - | а у а ом у е
"""

RUSSIAN = """
(овна|евна|ична|инична) | f | p | а | ы е у ой е
ич | m | p | - | а у а ем е
[оеиуюэь] | f | s | - | =
любовь | f | g | ь | и и ь ью и
(гуль|зель|сель|шель|адель) | f | g | - | =
ь | f | g | ь | и и ь ью и
[бвгджзйклмнпрстфхцчшщ] | f | * | - | =
(ск|цк|н|в|т|р|л|д|м|п|б|г|к|х)ая | f | s | ая | ой ой ую ой ой
[жчшщ]ая | f | s | ая | ей ей ую ей ей
няя | f | s | яя | ей ей юю ей ей
(ов|ев|ёв|ин|ын)а | f | s | а | ой ой у ой ой
уа | mf | * | - | =
ия | mf | * | я | и и ю ей и
ья | f | * | я | и е ю ей е
ья | m | * | я | и е ю ёй е
я | mf | * | я | и е ю ей е
[гкх]а | mf | * | а | и е у ой е
[жчшщ]а | mf | * | а | и е у ей е
ца | mf | * | а | ы е у ей е
а | mf | * | а | ы е у ой е
павел | m | g | ел | ла лу ла лом ле
лев | m | g | ев | ьва ьву ьва ьвом ьве
(ск|цк|[гк])ий | m | s | ий | ого ому ого им ом
[нжшчщ]ий | m | s | ий | его ему его им ем
ий | m | * | й | я ю я ем и
[жшчщгкх]ой | m | s | ой | ого ому ого им ом
[ыо]й | m | s | .. | ого ому ого ым ом
[аеоуюяэ]й | m | * | й | я ю я ем е
(ов|ев|ёв|ин|ын) | m | s | - | а у а ым е
(нил|павл|етр|айл|митр|рил)о | m | g | о | а у а ом е
[оеиуюэ] | m | * | - | =
[ыи]х | m | s | - | =
[аеиоу]ец | m | s | ец | йца йцу йца йцем йце
лец | m | s | ец | ьца ьцу ьца ьцом ьце
ец | m | s | ец | ца цу ца цом це
ь | m | * | ь | я ю я ем е
[жчшщц] | m | * | - | а у а ем е
[бвгджзклмнпрстфхцчшщ]ок | m | s | ок | ка ку ка ком ке
[бвгдзклмнпрстфх] | m | * | - | а у а ом е
"""

POLISH = """
ówna | f | p | a | y ie ę ą ie o
owna | f | p | a | y ie ę ą ie o
(icz|ycz) | m | p | - | a owi a em u u
[eiouyéü] | f | * | - | =
[bcćdfghjklłmnńpqrsśtvwxzźż] | f | * | - | =
(sk|ck|dzk)a | f | s | a | iej iej ą ą iej a
[oe]wa | f | s | a | ej ej ą ą ej a
[żcwrdtl]na | f | s | a | ej ej ą ą ej a
sta | mf | * | sta | sty ście stę stą ście sto
ta | mf | * | ta | ty cie tę tą cie to
zda | mf | * | zda | zdy ździe zdę zdą ździe zdo
da | mf | * | da | dy dzie dę dą dzie do
cha | mf | * | cha | chy sze chę chą sze cho
rha | mf | * | ha | hy rze hę hą rze ho
ha | mf | * | ha | hy że hę hą że ho
(sz|cz|rz|dz|ż|c)a | mf | * | a | y y ę ą y o
ra | mf | * | ra | ry rze rę rą rze ro
sła | mf | * | sła | sły śle słę słą śle sło
ła | mf | * | ła | ły le łę łą le ło
ka | mf | * | ka | ki ce kę ką ce ko
ga | mf | * | ga | gi dze gę gą dze go
sna | mf | * | sna | sny śnie snę sną śnie sno
(ri|fi|ki|li|ti|di|mi|gi|vi|bi|chi|ph)a | f | g | a | i i ę ą i o
(zofi|mari|juli|ameli|emili|otyli|oliwi|sylwi|antoni|eugeni|melani|stefani|apoloni)a | f | g | a | i i ę ą i o
ia | f | g | a | - - ę ą - u
ia | mf | s | a | i i ę ą i o
[aeiouy]ja | mf | * | ja | i i ję ją i jo
[ljaeouy]a | mf | * | a | i i ę ą i o
[bfmnpswvz]a | mf | * | a | y ie ę ą ie o
(paweł) | m | g | eł | ła łowi ła łem le le
lew | m | g | ew | wa wowi wa wem wie wie
aleksander | m | g | er | ra rowi ra rem rze rze
piotr | m | g | r | ra rowi ra rem rze rze
(sk|ck|dzk)i | m | s | - | ego emu ego m m -
i | m | * | - | ego emu ego m m -
y | m | * | y | ego emu ego ym ym y
ko | m | g | o | a owi a iem u u
ro | m | g | ro | ra rowi ra rem rze ro
o | m | g | o | a owi a em u o
ko | m | s | ko | ki ce kę ką ce ko
ło | m | s | ło | ły le łę łą le ło
ho | m | s | - | =
[rtdnwl]o | m | s | - | =
[oeuéü] | m | * | - | =
[bcdfhjklłmnprstwzż]iec | m | s | iec | ca cowi ca cem cu cze
bel | m | s | el | la lowi la lem lu lu
niec | m | s | iec | ca cowi ca cem cu cze
ec | m | s | ec | ca cowi ca cem cu cu
iek | m | * | iek | ka kowi ka kiem ku ku
ek | m | * | ek | ka kowi ka kiem ku ku
(pień|cień|dzień) | m | s | ień | nia niowi nia niem niu niu
ń | m | * | ń | nia niowi nia niem niu niu
ć | m | * | ć | cia ciowi cia ciem ciu ciu
ś | m | * | ś | sia siowi sia siem siu siu
ź | m | * | ź | zia ziowi zia ziem ziu ziu
[kg] | m | * | - | a owi a iem u u
(sz|cz|rz|dz|ch|[żchlj]) | m | * | - | a owi a em u u
st | m | * | st | sta stowi sta stem ście ście
t | m | * | t | ta towi ta tem cie cie
d | m | * | d | da dowi da dem dzie dzie
r | m | * | r | ra rowi ra rem rze rze
sł | m | * | sł | sła słowi sła słem śle śle
ł | m | * | ł | ła łowi ła łem le le
ó | m | * | - | =
[bfmnpswvzx] | m | * | - | a owi a em ie ie
"""

OWN_STEMS = {
    "uk": {
        "антін": "антон", "прокіп": "прокоп", "яків": "яков", "федір": "федор", "сидір": "сидор", "тиміш": "тимош",
        "лев": "лев", "григір": "григор", "тихін": "тихон", "хведір": "хведор",
    },
    "ru": {"пётр": "петр", "петр": "петр"},
}  # fmt: skip
"""Given names whose other forms stand on another stem; they take the endings of one that ends as the stem does."""

TABLES = {"uk": UKRAINIAN, "ru": RUSSIAN, "pl": POLISH}
