"""The web application for WSGI servers."""

import os

from django.core.wsgi import get_wsgi_application
from django.utils.module_loading import import_string

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cats.settings")

application = get_wsgi_application()

import_string("cats.tenancy.roles.refuse_unsafe_database")()
import_string("cats.accounts.startup.refuse_demo_accounts")()
