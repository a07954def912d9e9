"""The desk: the pages that `tocsin serve` shows in a browser on this machine, and nowhere else.

A request passes `safety` (Host, Origin, headers), then `gate`: while the workspace is locked only `locked` answers,
which knows no database. `pages` holds one module for each page, `urls` the one list of them, `templates` their text.
"""
