"""Pure: resolved claims and a template to sentences, each with its basis."""

from tocsin.composing.brief import Brief, parse_brief
from tocsin.composing.composition import compose
from tocsin.composing.letter import BasisRow, Gap, Letter
from tocsin.composing.template import Template, example_brief, parse_template, template_ids

__all__ = [
    "BasisRow",
    "Brief",
    "Gap",
    "Letter",
    "Template",
    "compose",
    "example_brief",
    "parse_brief",
    "parse_template",
    "template_ids",
]
