"""The record on a PostgreSQL server, for a team (DESIGN 4): the same code, the same tables.

Keys, heads and vault stay in the folder. A server does not encrypt: what lies in its tables is as safe as its disk.
"""
