"""Settings of the hub process: HUB_DATABASE_URL, HUB_STATE_DIR; optional HUB_EPOCH, HUB_WORKERS, HUB_DISK_PATH."""

import secrets
from pathlib import Path

import environ

env = environ.Env()

DEBUG = False
SECRET_KEY = secrets.token_urlsafe(48)
"""The hub keeps no sessions and signs no cookies: nothing outlives the process."""
ALLOWED_HOSTS = ["*"]
"""Who may speak is decided by the client certificate; the Host header decides nothing."""

INSTALLED_APPS = ["ice_connector.hub"]
MIDDLEWARE = ["ice_connector.hub.middleware.Door"]
ROOT_URLCONF = "ice_connector.hub.urls"
WSGI_APPLICATION = "ice_connector.hub.wsgi.application"
APPEND_SLASH = False
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DATABASES = {"default": env.db_url("HUB_DATABASE_URL")}
DATABASES["default"]["ENGINE"] = "django.db.backends.postgresql"
DATABASES["default"]["OPTIONS"] = DATABASES["default"].get("OPTIONS", {}) | {
    "pool": {
        "min_size": 2,
        "max_size": env.int("HUB_POOL", default=12),
        "timeout": env.float("HUB_POOL_TIMEOUT", default=5.0),
    },
    "server_side_binding": True,
    "prepare_threshold": 3,
}

HUB_STATE_DIR = Path(env.str("HUB_STATE_DIR"))
"""Folder with the hub's key, its certificate, the directory and the epoch (made by the registrar)."""
HUB_EPOCH = env.int("HUB_EPOCH", default=0)
"""Epoch as the operator or the fail-over script says it (YYYYMMDDhhmmss); 0 = the one in HUB_STATE_DIR."""
HUB_WORKERS = env.int("HUB_WORKERS", default=1)
HUB_DISK_PATH = env.str("HUB_DISK_PATH", default="")
"""File system of the database, watched for fullness; empty = not on this machine, not watched."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {"django.request": {"level": "ERROR"}},
}
