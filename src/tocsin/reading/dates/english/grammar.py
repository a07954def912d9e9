"""What stands around an English date, and how a document in English says its own."""

from __future__ import annotations

import re

from tocsin.reading.dates.english.calendar import CALENDAR
from tocsin.reading.dates.english.counting import COUNTING
from tocsin.reading.dates.grammar import Grammar, Heading, Leads, Mood, line_ends

_LEADS = Leads(
    lead=re.compile(
        r"\b(?:(?P<since>(?:ever\s+)?since|(?:starting|beginning)(?:\s+(?:from|on|in))?)|(?P<from>from)|(?P<between>between)|(?P<until>until|till|up\s+to)"
        r"|(?P<before>before|prior\s+to)|(?P<after>after)|(?P<by>by(?:\s+no\s+later\s+than)?|(?:no|not)\s+later\s+than)|(?P<in>in)|(?P<during>during|throughout|over(?:\s+the\s+course\s+of)?)"
        r"|(?P<on>on|dated))\s+(?:the\s+)?(?:month\s+of\s+)?$",
        re.IGNORECASE,
    ),
    about=re.compile(
        r"\b(?:on\s+or\s+)?(?:about|around|approximately|roughly|circa|ca?\.|(?:the\s+)?week\s+of)\s*(?:the\s+)?$",
        re.IGNORECASE,
    ),
    part=re.compile(
        r"\b(?:(?:early|late|mid|earlier|later)(?:\s+in)?[\s-]+"
        r"|(?:the\s+)?(?:beginning|start|middle|end|first\s+half|second\s+half)\s+of\s+)(?:the\s+)?$",
        re.IGNORECASE,
    ),
    night=re.compile(
        r"\b(?:night\s+(?:of|from|between)|overnight(?:\s+(?:on|from|between))?)\s+(?:the\s+)?$", re.IGNORECASE
    ),
    glue=re.compile(
        r"\s*(?:(?P<to>[-–—]|to|until|till|through)|(?P<both>and)|(?P<either>or))\s*(?:(?:on|in)\s+)?(?:the\s+)?",
        re.IGNORECASE,
    ),
    which_year=re.compile(
        r",?\s+(?:of\s+)?(?:(?P<last>last)|(?P<this>this)|(?P<next>next)|(?P<same>that|the\s+same)"
        r"|(?P<previous>the\s+previous)|(?P<following>the\s+following))\s+year(?!['’]s|[\w-])",
        re.IGNORECASE,
    ),
    no_year=re.compile(r"\s*(?:[%°]|km\b|metres\b|people\b|persons\b|members\b|times\b|euros?\b|dollars?\b)"),
    again=re.compile(r"\b(?:last|this|next|each|every)\s+$", re.IGNORECASE),
    name_behind=re.compile("['’]s"),
    onwards=re.compile(r"\s+on(?:wards?)?(?![\w-])(?!\s+(?:the|an?|his|her|their|its|charges)\b)", re.IGNORECASE),
    within=re.compile(r"\bin\s+$", re.IGNORECASE),
    article="the ",
    # What is said before a date to make it one end of an extent, or a limit for one moment.
    forms={"since": "{}/..", "until": "../{}", "before": "[..{}]", "after": "[{}..]", "by": "[..{}]"},
)

_MOOD = Mood(
    ahead=re.compile(
        r"\b(?:will|shall|scheduled|due|upcoming|forthcoming|expected|planned|is to be|are to be|set for|deadline"
        r"|next (?:week|month|year|hearing|session))\b",
        re.IGNORECASE,
    ),
    asked=re.compile(r"\b(?:must|should|calls?\s+(?:up)?on|urges?|demands?|appeals?\s+to)\b", re.IGNORECASE),
    denied=re.compile(r"\b(?:not|never|no|nor|only)\b|n['’]t\b", re.IGNORECASE),
)

_ITSELF = r"statement|report|letter|appeal|alert|press\s+release|communiqu[eé]"
_ENDS = line_ends("(?-i:[A-Z])", "at")
_HEADING = Heading(
    label=re.compile(
        r"^\W*(?:date|dated|sent|created|last\s+updated|publication\s+date|date\s+of\s+publication|published(?:\s+on)?|issued(?:\s+on)?"
        r"|posted(?:\s+on)?|released?|updated)\b[^0-9]{0,20}$"
        r"|^\W*(?:(?:tele)?phone\s+(?:note|call)|call|note|memo|message|hotline)\b(?:\s+(?:taken|received|by|of|from|to)\b"
        r"[^0-9]{0,40})?[^0-9\w]{0,3}(?:hotline\W{1,3})?$",
        re.IGNORECASE,
    ),
    # A place or nothing before the date: “Warsaw,”, “(New York,”, “Kyiv, Ukraine –”; no verb fits in.
    place=re.compile(
        r"^\W*(?:[A-Z][\w.'’-]*(?:[ ,]+(?:(?:de|la|of|the|and)\s)?[A-Z][\w.'’-]*){0,4}\s*[,:–—(|/-]*\s*)?\(?$"
    ),
    itself=re.compile(
        rf"^\W*(?:this|the)\s+(?:article|text|{_ITSELF})\b.{{0,80}}\b(?:published|issued|posted|released)\b.{{0,60}}$"
        rf"|^\W*(?:(?:joint|open|public|urgent|official)\s+)?(?:{_ITSELF})(?:\s*[,:–—-]\s*$|\b.{{0,80}}\b(?:of|dated)\s+$)",
        re.IGNORECASE,
    ),
    after=re.compile(_ENDS, re.IGNORECASE),
    after_itself=re.compile(_ENDS, re.IGNORECASE),
)

ENGLISH = Grammar(CALENDAR, _LEADS, _MOOD, _HEADING, COUNTING)


def grammar() -> Grammar:
    """Dates in English."""
    return ENGLISH
