"""Figures of this machine, as JSON. `make bench`; compare ratios within one run, never across machines."""
