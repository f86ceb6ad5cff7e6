"""Settings, read from the environment. The launcher of the demo sets every variable; docs/settings.md lists them."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent
STATE_DIR = Path(env.str("CATS_STATE_DIR", str(BASE_DIR / ".cats")))

CATS_DEMO = env.bool("CATS_DEMO", False)
CATS_ENVIRONMENT = env.str("CATS_ENVIRONMENT", "test")
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
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "cats.tenancy.middleware.ScopeMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
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
                "django.contrib.auth.context_processors.auth",
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
LANGUAGES = [("en", "English"), ("ru", "Русский")]
LOCALE_PATHS = [BASE_DIR / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = STATE_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
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

# Tenancy
CATS_HOST_NAME = env.str("CATS_HOST_NAME", "host.localhost")
CATS_SINGLE_ADMINISTRATION = env.str("CATS_SINGLE_ADMINISTRATION", "")
CATS_UNSCOPED_PATHS = frozenset({"/livez", "/readyz"})
CATS_SCOPE_MAY_JOIN = False
CATS_CLOCK_MAY_MOVE = CATS_DEMO or CATS_ENVIRONMENT == "training"

# Messaging
CATS_INBOX_PROCESSOR = "ice_connector.process.process_subject"
CATS_WORKFLOW_TABLES = [
    "transit.workflow.departure.TABLE",
    "transit.workflow.transit_office.TABLE",
    "transit.workflow.destination.TABLE",
]

# ICE: the hub's address and what the registrar gave this access point
ICE_HUB_URL = env.str("ICE_HUB_URL", "")
ICE_FOLDER = Path(env.str("ICE_FOLDER", str(STATE_DIR / "ice" / "access-points" / "cats")))

REDIS_URL = env.str("REDIS_URL", "redis://127.0.0.1:6379/0")
CELERY_BROKER_URL = REDIS_URL

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
