"""Django is set up before the modules beside this one are imported."""

from __future__ import annotations

from support.ready import set_up

set_up()
