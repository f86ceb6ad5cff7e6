"""Settings, read from the environment. The launcher of the demo sets every variable; docs/settings.md lists them."""

from pathlib import Path
from typing import Any

import environ
import structlog
from csp.constants import NONE, SELF
from django.conf.locale import LANG_INFO
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent
STATE_DIR = Path(env.str("CATS_STATE_DIR", str(BASE_DIR / ".cats")))

CATS_DEMO = env.bool("CATS_DEMO", False)
CATS_ENVIRONMENT = env.str("CATS_ENVIRONMENT", "test")
if CATS_DEMO and CATS_ENVIRONMENT == "prod":
    raise ImproperlyConfigured(
        "CATS_DEMO=1 opens demo accounts and may not run with CATS_ENVIRONMENT=prod: unset one of them."
    )
SECRET_KEY = env.str("SECRET_KEY", "")
DEBUG = False
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[".localhost", "127.0.0.1"])

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "cats.tenancy",
    "cats.audit",
    "cats.accounts",
    "cats.messaging",
    "cats.workflow",
    "cats.documents",
    "cats.notices",
    "cats.api",
    "cats.ui",
    "refdata",
    "guarantees",
    "transit",
    "ice_connector",
    "guardian",
    "oauth2_provider",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "cats.audit.middleware.RequestIdMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "cats.tenancy.middleware.ScopeMiddleware",
    "cats.ui.middleware.FacesMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "cats.ui.language.LanguageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "cats.urls"
WSGI_APPLICATION = "cats.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "cats.ui.context.shell",
            ]
        },
    }
]

# The pool belongs to the web server alone (CATS_DB_POOL); workers and commands keep one connection each.
DATABASES = {"default": env.db_url("DATABASE_URL", default="postgres://cats_app@127.0.0.1/cats")}
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
if env.bool("CATS_DB_POOL", False):
    DATABASES["default"]["OPTIONS"] = {
        "pool": {"min_size": 2, "max_size": env.int("CATS_DB_POOL_SIZE", 8), "timeout": 5}
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = None
if "DATABASE_MIGRATE_URL" in env:
    DATABASES["migrator"] = env.db_url("DATABASE_MIGRATE_URL")

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", "English"),
    ("ru", "Русский"),
    ("az", "Azərbaycan dili"),
    ("ka", "ქართული"),
    ("kk", "Қазақша"),
    ("ky", "Кыргызча"),
    ("mn", "Монгол"),
    ("tg", "Тоҷикӣ"),
    ("tk", "Türkmençe"),
    ("ur", "اردو"),
    ("uz", "Oʻzbekcha"),
    ("zh-hans", "简体中文"),
    ("fa", "فارسی"),
    ("ps", "پښتو"),
]
LANGUAGES_BIDI = ["fa", "ps", "ur"]
# Django has no texts of its own in Pashto; its names are needed all the same.
LANG_INFO["ps"] = {"bidi": True, "code": "ps", "name": "Pashto", "name_local": "پښتو"}
# The languages that people may choose: those whose catalogue is complete.
CATS_LANGUAGES = env.list("CATS_LANGUAGES", default=["en", "ru"])
LOCALE_PATHS = [BASE_DIR / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = STATE_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Collected files carry their digest in the name and lie compressed beside themselves: browsers keep them for ever.
CATS_STATIC_COLLECTED = env.bool("CATS_STATIC_COLLECTED", False)
WHITENOISE_USE_FINDERS = not CATS_STATIC_COLLECTED
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "cats.ui.storage.CollectedFiles"
        if CATS_STATIC_COLLECTED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        # Bootstrap draws the arrow of a select and the mark of a box as data.
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not CATS_DEMO
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

if not CATS_DEMO:
    # Browsers accept the prefix over TLS only: no other host can set these cookies.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-cats", "__Host-csrf"
# Somewhat longer than a session may last (cats.accounts.sessions.LONGEST): what ends it must still find whose it was.
SESSION_COOKIE_AGE = 13 * 60 * 60
# How many proxies of ours stand in front; only they may say who the client is and that he came by TLS.
CATS_PROXIES = env.int("CATS_PROXIES", 0)
if CATS_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 60 * 60
CSRF_FAILURE_VIEW = "cats.ui.errors.csrf_failure"

# Accounts
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "cats.accounts.backends.PasswordBackend",
    "guardian.backends.ObjectPermissionBackend",
]
LOGIN_URL = "accounts:sign_in"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    "cats.accounts.hashers.RandomSecretHasher",
]
if CATS_DEMO:
    # The demo's passwords are random, made at the first start, and protect invented data.
    PASSWORD_HASHERS.reverse()
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
# Everybody needs a second step, except in the demo, where it may be tried.
CATS_SECOND_FACTOR = not CATS_DEMO
# Minutes without work after which a session ends: officers and administrators sit at shared desks.
CATS_IDLE_MINUTES_OFFICERS = env.int("CATS_IDLE_MINUTES_OFFICERS", 15)
CATS_IDLE_MINUTES = env.int("CATS_IDLE_MINUTES", 30)
ANONYMOUS_USER_NAME = None
GUARDIAN_MONKEY_PATCH_USER = GUARDIAN_MONKEY_PATCH_GROUP = False
# Which records stand behind an actor's offices, operators and guarantors, and by which field they are named.
CATS_GRANTED = {
    "offices": ("refdata.CustomsOffice", "code"),
    "operators": ("refdata.EconomicOperator", "identification"),
    "guarantors": ("guarantees.Guarantor", "pk"),
}
OAUTH2_PROVIDER_APPLICATION_MODEL = "accounts.Client"
OAUTH2_PROVIDER = {
    "OAUTH2_SERVER_CLASS": "oauthlib.oauth2.BackendApplicationServer",
    "ACCESS_TOKEN_EXPIRE_SECONDS": 60 * 60,
    "SCOPES": {"cats": "Act as the user for whom the system is registered"},
    "DEFAULT_SCOPES": ["cats"],
    "REFRESH_TOKEN_REUSE_PROTECTION": True,
    "CLIENT_SECRET_HASHER": "pbkdf2_random",
    "ALLOWED_REDIRECT_URI_SCHEMES": ["https"],
} | {
    f"COMPLIANT_BCP_RFC9700_{rule}": True
    for rule in (
        "IMPLICIT_GRANT",
        "PASSWORD_GRANT",
        "PKCE_METHOD",
        "ACCESS_TOKEN_TRANSPORT",
        "AUTHZ_RESPONSE_ISS",
        "TOKEN_STORAGE",
        "REFRESH_TOKEN",
        "REDIRECT_URI_SCHEME",
        "REDIRECT_URI_MATCHING",
        "PKCE_REQUIRED",
    )
}

# The programming interface
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024  # the largest document that administrations exchange
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "cats.api.authentication.BearerAuthentication",
        "cats.api.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["cats.api.access.Declared"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["cats.api.parsing.JsonParser"],
    "DEFAULT_SCHEMA_CLASS": "cats.api.schema.Schema",
    "DEFAULT_METADATA_CLASS": None,
    "EXCEPTION_HANDLER": "cats.api.problems.handle",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "CATS",
    "DESCRIPTION": "The CAREC Advanced Transit System's interface for traders' and offices' systems.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SERVE_AUTHENTICATION": [],
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "cats.api.schema.add_problems",
    ],
}

# Mail: through a server of the installation; the demo writes files, and shows them under /mail/
CATS_PORT = env.int("CATS_PORT", 8000)
DEFAULT_FROM_EMAIL = env.str("CATS_MAIL_FROM", "cats@localhost")
if CATS_DEMO:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = STATE_DIR / "mail"
else:
    vars().update(env.email_url("EMAIL_URL", default="smtp://127.0.0.1:25"))
EMAIL_TIMEOUT = 20
CATS_NOTICES_BY_MAIL = env.bool("CATS_NOTICES_BY_MAIL", True)

# Tenancy
CATS_HOST_NAME = env.str("CATS_HOST_NAME", "host.localhost")
CATS_SINGLE_ADMINISTRATION = env.str("CATS_SINGLE_ADMINISTRATION", "")
CATS_UNSCOPED_PATHS = frozenset({"/livez", "/readyz"})
CATS_SCOPE_MAY_JOIN = False
CATS_CLOCK_MAY_MOVE = CATS_DEMO or CATS_ENVIRONMENT == "training"

# Messaging
CATS_INBOX_PROCESSOR = "ice_connector.process.process_subject"
CATS_WORKFLOW_MACHINES = [
    "transit.workflow.machine.DEPARTURE",
    "transit.workflow.machine.TRANSIT",
    "transit.workflow.machine.DESTINATION",
]

# ICE: the hub's address and what the registrar gave this access point
ICE_HUB_URL = env.str("ICE_HUB_URL", "")
ICE_ENVIRONMENT = CATS_ENVIRONMENT
ICE_FOLDER = Path(env.str("ICE_FOLDER", str(STATE_DIR / "ice" / "access-points" / "cats")))

REDIS_URL = env.str("REDIS_URL", "redis://127.0.0.1:6379/0")
CELERY_BROKER_URL = REDIS_URL

# Logs: one JSON object per line, UTC, with the request's or message's own marks
_STAMP: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]
structlog.configure(
    processors=[
        *_STAMP,
        structlog.processors.format_exc_info,
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": structlog.stdlib.ProcessorFormatter,
            "foreign_pre_chain": [*_STAMP, structlog.processors.format_exc_info],
            "processors": [
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {"httpx": {"level": "WARNING"}, "httpcore": {"level": "WARNING"}},
}
