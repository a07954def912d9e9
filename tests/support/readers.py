"""`pytest --models`: the same tests of reading, with the language models that are installed beside the rules.

Tests of what the rules leave unsure bear the mark `rules_alone`; a model may well be surer there.
"""

from __future__ import annotations

import os

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--models", action="store_true", help="Read with the language models that are installed.")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--models"):
        return
    from support.models import INSTALLED_HERE
    from tocsin.engines import best_models
    from tocsin.reading import read

    if not INSTALLED_HERE:
        raise pytest.UsageError("no language model is installed: run make models")
    os.environ.pop("TOCSIN_MODELS", None)
    assert read.__kwdefaults__ is not None
    read.__kwdefaults__["models"] = best_models()  # every test that says nothing of models
    skip = pytest.mark.skip(reason="is about what the rules alone leave unsure")
    for item in items:
        if item.get_closest_marker("rules_alone"):
            item.add_marker(skip)
