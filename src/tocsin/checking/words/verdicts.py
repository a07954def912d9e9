"""Words that only a judgment can give a person, and the words of suspicion, judgment and naming; in four languages."""

from __future__ import annotations

import re

from tocsin.lib.late import Late

_LABELS = {
    "en": (
        r"murderer|murderess|killer|terrorist|extremist|criminal|fraudster|swindler|thief|spy|traitor|rapist|saboteur|"
        r"bandit|arsonist|kidnapper"
    ),
    "ru": (
        r"убийц\w{1,3}|террорист\w{0,4}|экстремист\w{0,4}|преступни[кц]\w{0,3}|мошенни[кц]\w{0,3}|вор(?:а|у|ом|овк\w+)?|"
        r"шпион\w{0,4}|предател\w{1,6}|насильник\w{0,3}|диверсант\w{0,4}|бандит\w{0,4}|поджигател\w{1,6}|похитител\w{1,6}"
    ),
    "uk": (
        r"[ву]бивц\w{1,3}|терорист\w{0,4}|екстреміст\w{0,4}|злочин(?:ець|ниц\w+|ц\w{1,3})|шахра(?:й|я|ю|єм|йк\w+)|"
        r"злоді(?:й|я|ю|єм|йк\w+)|шпигун\w{0,4}|зрадни[кц]\w{0,3}|ґвалтівник\w{0,3}|диверсант\w{0,4}|палі[йї]\w{0,3}|"
        r"викрадач\w{0,4}"
    ),
    "pl": (
        r"morderc\w{1,3}|morderczyn\w{1,2}|zabójc\w{1,3}|zabójczyn\w{1,2}|terroryst\w{1,4}|ekstremist\w{1,4}|"
        r"przestępc\w{1,3}|przestępczyn\w{1,2}|oszust\w{0,4}|złodziej\w{0,4}|szpieg\w{0,4}|zdrajc\w{1,3}|"
        r"zdrajczyn\w{1,2}|gwałciciel\w{0,4}|dywersant\w{0,4}|bandyt\w{1,3}|podpalacz\w{0,4}|porywacz\w{0,4}"
    ),
}
LABEL = Late(rf"\b(?:{'|'.join(_LABELS.values())})\b", re.IGNORECASE)

_SUSPECTED = Late(
    r"\b(?:accus(?:e|es|ed|ation|ations|ing)|suspect(?:s|ed|ing)?|suspicions?|charg(?:e|es|ed)|indicted|"
    r"wanted (?:for|by|in)|on trial|stands? trial|under investigation|investigated for|alleged(?:ly)?|"
    r"remand(?:ed)?|prosecut(?:ed|ion)|"
    r"обвин\w+|подозрева\w+|подозрени\w+|разыскива\w+|в розыск\w*|под следстви\w+|уголовное дело|подсудим\w+|"
    r"(?:зв|об)инувач\w+|підозр\w+|розшук\w*|під слідств\w+|кримінальн\w+ (?:справ\w+|провадженн\w+)|підсудн\w+|"
    r"oskarż\w+|podejrz\w+|zarzut\w*|poszukiwan\w+|ściga(?:ny|na|nego|nej)|śledztw\w+)\b",
    re.IGNORECASE,
)
_JUDGED = Late(
    r"\b(?:convict(?:ed|ion|ions|s)?|found guilty|sentenc(?:e|ed|ing)|pleaded guilty|"
    r"serv(?:ed|es|ing) (?:a|his|her) sentence|"
    r"осужд[её]н\w*|осудил\w*|приговор\w*|признан[аы]? виновн\w+|отбыва\w+|судимост\w+|"
    r"засуд\w+|вирок\w*|визнан\w+ винн\w+|відбува\w+ покаранн\w+|судиміст\w+|"
    r"skaza(?:ł|n)\w*|wyrok\w*|uznan[aey] za winn\w+|odbywa\w+ kar\w+)\b",
    re.IGNORECASE,
)
# who calls somebody so, or denies it, does not say it in his own name
_CALLED = Late(
    r"\b(?:call(?:s|ed|ing)?|label(?:s|led|ling)?|brand(?:s|ed|ing)?|declar(?:e|es|ed)|list(?:s|ed)?|so-called|portray\w*|"
    r"describ\w+|recogni[sz]ed?|designat\w+|smear\w*|as an?|not|never|no|if|whether|"
    r"назыв\w+|назва\w+|объяв\w+|призна\w+|спис(?:ок|к\w+)|перечен\w*|перечн\w+|так называем\w+|не|будто|как|"
    r"назив\w+|оголо\w+|визна\w+|списк\w+|перелік\w*|так зван\w+|ні|мов|як|"
    r"nazyw\w+|nazwa\w+|uzna\w+|ogłosi\w+|list(?:a|ę|y|ie)|tak zwan\w+|nie|jako|jakoby|czy)\b",
    re.IGNORECASE,
)
JUDGMENTS = frozenset({"conviction"})
SUSPICIONS = frozenset({"arrest", "charge", "detention", "trial", "search_seizure", "extradition_request"})


def suspects(words: str) -> bool:
    """Whether a sentence tells of an accusation, a suspicion, a search for somebody or a trial."""
    return _SUSPECTED.search(words) is not None


def judges(words: str) -> bool:
    """Whether a sentence tells of a judgment or a punishment."""
    return _JUDGED.search(words) is not None


def calls(words: str) -> bool:
    """Whether a sentence tells that somebody is called something, asks whether it is so, or says that it is not."""
    return _CALLED.search(words) is not None
