"""Django's settings. The database has no name, key or address until a workspace is unlocked (records.connection)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tocsin.records.postgres.choice import engine

SECRET_KEY = "unused: the desk keeps its one cookie and its tokens in memory"  # noqa: S105 - nothing is signed with it
INSTALLED_APPS = ["tocsin.records", "tocsin.records.apps.DerivedConfig"]
MIGRATION_MODULES = {"derived": None}  # derived tables change form without a migration: they are made anew
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
LOGGING_CONFIG = None
DATABASES: dict[str, Any] = {
    "default": {"ENGINE": engine(), "NAME": ":memory:", "OPTIONS": {}},
}

# the desk (tocsin.web); a request meets these from top to bottom
DEBUG = False
ALLOWED_HOSTS = ["localhost"]  # with its port it is compared by `safety`
ROOT_URLCONF = "tocsin.web.urls"
APPEND_SLASH = False
MIDDLEWARE = [
    "tocsin.web.safety.Safety",
    "tocsin.web.static_files.StaticFiles",
    "tocsin.web.packing.Packed",
    "tocsin.web.gate.InTheRoom",
    "django.middleware.locale.LocaleMiddleware",
    "tocsin.web.languages.Spoken",
    "tocsin.web.gate.Gate",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).resolve().parent.parent / "web" / "templates"],
        "OPTIONS": {
            "builtins": ["tocsin.web.tags", "django.templatetags.i18n", "django.templatetags.l10n"],
            "context_processors": ["django.template.context_processors.request", "tocsin.web.context.desk"],
        },
    }
]
FILE_UPLOAD_HANDLERS = ["tocsin.web.uploads.InMemory"]  # what comes in must not lie on the disk in clear
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024  # of the words of one form: a long text may be pasted
LANGUAGE_CODE = "en"
# one for each catalogue below web/locale, beside that of the code; each is called as it calls itself
LANGUAGES = [("en", "English"), ("uk", "Українська"), ("ru", "Русский"), ("pl", "Polski")]
LANGUAGE_COOKIE_NAME = "tocsin-language"
LOCALE_PATHS = [Path(__file__).resolve().parent.parent / "web" / "locale"]
