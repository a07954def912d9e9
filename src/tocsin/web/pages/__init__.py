"""One module for each page: a function `view` that asks `access` or `actions` and renders one template."""
