"""A brief in the language of the letter: what an officer wrote in that language stands in the place of the first words.

What has no words there is left out and named as a gap; only names and addresses stay as they are, so that a letter
arrives, and are named as gaps too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tocsin.composing.brief import AddresseeBlock, Brief, DemandText
from tocsin.composing.letter import Gap
from tocsin.composing.translated import Office, Translation
from tocsin.domain.errors import Cause

_TEXTS = ("title", "position", "law", "link_to_work", "courtesy", "previous", "confidential")


def in_language(brief: Brief, language: str) -> tuple[Brief, tuple[Gap, ...]]:
    """The brief with its words in this language, and what it has none for."""
    if language == brief.languages[0]:
        return _called(brief, language), ()
    words = brief.translations.get(language, Translation())
    demands = _demands(brief, words)
    spoken = replace(
        brief,
        organisation=replace(brief.organisation, name=words.organisation or brief.organisation.name),
        title=words.title,
        demands=demands,
        addressees=tuple(_block(block, words.addressees.get(block.key, Office())) for block in brief.addressees),
        position=words.position,
        law=words.law,
        link_to_work=words.link_to_work,
        courtesy=words.courtesy,
        previous=words.previous,
        confidential=words.confidential,
        languages=(language,),
    )
    return spoken, tuple(_gaps(brief, words, language))


def _called(brief: Brief, language: str) -> Brief:
    """With offices by the names that the directory has of them in the brief's own language."""
    known = brief.translations.get(language, Translation()).addressees
    blocks = (
        replace(block, office=words.office, body=words.body)
        if (words := known.get(block.key)) and words.office
        else block
        for block in brief.addressees
    )
    return replace(brief, addressees=tuple(blocks))


def _demands(brief: Brief, words: Translation) -> tuple[DemandText, ...]:
    """Those that have words, numbered anew; a demand is the same in every language or it is not made."""
    pairs = zip(brief.demands, words.demands or ("",) * len(brief.demands), strict=True)
    return tuple(replace(demand, text=text) for demand, text in pairs if text)


def _block(block: AddresseeBlock, words: Office) -> AddresseeBlock:
    return replace(
        block,
        office=words.office or block.office,
        body=words.body or ("" if words.office else block.body),
        address=words.address or block.address,
        salutation=words.salutation,
        language=words.language,
    )


def _gaps(brief: Brief, words: Translation, language: str) -> Iterator[Gap]:
    where = f"translations.{language}"
    for key in _TEXTS:
        own, told = getattr(brief, key), getattr(words, key)
        missing = len(own) - len(told) if isinstance(own, tuple) else bool(own and not told)
        if missing > 0:
            yield Gap(
                Cause(
                    "“{key}” has no words in “{language}”, or fewer: what is missing is left out.",
                    key=key,
                    language=language,
                ),
                f"{where}.{key}",
            )
    for number, demand in enumerate(brief.demands, 1):
        if not (words.demands and words.demands[number - 1]):
            message = Cause(
                "Demand {number} is left out: it has no words in “{language}” (“{text}”).",
                number=number,
                language=language,
                text=demand.text,
            )
            yield Gap(message, f"{where}.demands")
    for block in brief.addressees:
        if not words.addressees.get(block.key, Office()).office:
            yield Gap(
                Cause(
                    "“{key}” is called as in the brief: it has no words in “{language}”.",
                    key=block.key,
                    language=language,
                ),
                f"{where}.addressees",
            )
