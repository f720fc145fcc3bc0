"""Settings, read from the environment. Without any, an embedded installation: SQLite, one process, no service.

`GIAOBAN_PRODUCTION=1` asks for what a server open to others must have: a secret key and host names from the
environment, https only, static files collected beforehand.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import environ  # type: ignore[import-untyped]

import giaoban
from giaoban.config.secret import kept_secret

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parents[2]
VAR = Path(env.str("GIAOBAN_VAR", default=str(BASE_DIR / "var")))
VERSION = giaoban.__version__

PRODUCTION = env.bool("GIAOBAN_PRODUCTION", default=False)
DEBUG = env.bool("GIAOBAN_DEBUG", default=False)
SECRET_KEY = (
    env.str("SECRET_KEY") if PRODUCTION else env.str("SECRET_KEY", default="") or kept_secret(VAR / "secret-key")
)
ALLOWED_HOSTS: list[str] = (
    env.list("ALLOWED_HOSTS") if PRODUCTION else env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
)
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "giaoban.web",
    "giaoban.jobs",
    "giaoban.search",
    "giaoban.organisation",
    "giaoban.audit",
    "giaoban.notifications",
    "giaoban.documents",
    "giaoban.schedule",
    "giaoban.tasks",
    "giaoban.programmes",
    "giaoban.meetings",
    "giaoban.urging",
    "giaoban.intake",
    "giaoban.planning",
    "giaoban.reports",
    "giaoban.statistics",
    "giaoban.home",
    "giaoban.demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "giaoban.web.security.ContentSecurityPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "giaoban.organisation.middleware.OwnPasswordFirst",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "giaoban.web.security.NoNulls",  # last: the page that refuses is one of the house, which asks who is there
]

ROOT_URLCONF = "giaoban.config.urls"
WSGI_APPLICATION = "giaoban.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "giaoban.home.menu.menu",
            ],
            "builtins": ["giaoban.web.templatetags.words"],
        },
    },
]

# --- Database -----------------------------------------------------------------------------------------------

DATABASES: dict[str, dict[str, Any]] = {
    "default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR / 'giaoban.sqlite3'}"),
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    VAR.mkdir(parents=True, exist_ok=True)
    # IMMEDIATE: a transaction that reads and then writes takes its lock at the start, and waits for it; with
    # the default it fails with "database is locked" when another process wrote in between.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    # A page asks short questions: compiling one takes longer than answering it.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c jit=off")
# Opening a connection costs about as much as all the reading of a page, on SQLite too.
DATABASES["default"]["CONN_MAX_AGE"] = env.int("DATABASE_CONN_MAX_AGE", default=60)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Work in the background (giaoban/jobs) ------------------------------------------------------------------

TASKS: dict[str, dict[str, Any]] = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# Without workers: a job is done inside the request that asks for it. For tests and trials.
JOBS_AT_ONCE = env.bool("GIAOBAN_JOBS_AT_ONCE", default=False)
# What every worker does by the clock, by the minutes between two times.
BY_THE_CLOCK: dict[str, int] = {
    "giaoban.intake.reading.take_up_again": 1,
    "giaoban.urging.clock.climb_ladders": 10,
    "giaoban.urging.clock.mark_the_weeks": 6 * 60,
    "giaoban.jobs.queue.forget_finished": 24 * 60,
    "giaoban.notifications.mailing.send_due": 2,
    "giaoban.notifications.clearing.clear_old": 24 * 60,
    "giaoban.search.statistics.renew": 6 * 60,
}

# --- Notices and mail (giaoban/notifications) ----------------------------------------------------------------

# Without a server no mail goes out, and the pages say so. Links in mails need the address that people type.
MAIL_READY = bool(env.str("EMAIL_URL", default=""))
if MAIL_READY:
    vars().update(env.email_url("EMAIL_URL"))
GIAOBAN_URL = env.str("GIAOBAN_URL") if MAIL_READY else env.str("GIAOBAN_URL", default="")
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Giao Ban <giaoban@localhost>")
EMAIL_TIMEOUT = 20  # seconds: a server that says nothing must not hold up what else the worker does
MAIL_FROM_HOUR = env.int("MAIL_FROM_HOUR", default=6)  # mail goes out on working days, from this hour …
MAIL_TO_HOUR = env.int("MAIL_TO_HOUR", default=21)  # … until before this one
NOTICES_KEPT_DAYS = env.int("NOTICES_KEPT_DAYS", default=365)  # after they were read

# --- People and sessions ------------------------------------------------------------------------------------

AUTH_USER_MODEL = "organisation.User"
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "login"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 8}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SESSION_COOKIE_AGE = 12 * 3600  # a working day; a shared machine forgets the last user overnight
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True  # forms carry the token; no script of ours reads a cookie
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"  # "Strict" would sign out who follows a link from a mail

# --- Security -----------------------------------------------------------------------------------------------

X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SECURE_SSL_REDIRECT = PRODUCTION and env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000) if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# --- Language and time --------------------------------------------------------------------------------------

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt")]
TIME_ZONE = env.str("TIME_ZONE", default="Asia/Ho_Chi_Minh")
USE_TZ = True
USE_I18N = True
# Thousands are parted only where a page asks (`plain_number`): keys and versions stand in forms and addresses too.
FORMAT_MODULE_PATH = "giaoban.config.formats"

# --- Files --------------------------------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static" if PRODUCTION else None
WHITENOISE_USE_FINDERS = not PRODUCTION
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "papers": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR / "files", "file_permissions_mode": 0o440},
    },
    "pictures": {  # drawn from papers, may be deleted at any time
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR / "pictures", "allow_overwrite": True},
    },
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage",
    },
}
# The review page of a long programme is one form: every cell of every row is a field of it.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 50_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 20_000_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
}
