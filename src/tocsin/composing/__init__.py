"""Pure: resolved claims and a template to sentences, each with its basis."""

from tocsin.composing.brief import Brief, parse_brief
from tocsin.composing.composition import compose
from tocsin.composing.letter import BasisRow, Gap, Letter
from tocsin.composing.template import example_brief, template_ids

__all__ = ["BasisRow", "Brief", "Gap", "Letter", "compose", "example_brief", "parse_brief", "template_ids"]
