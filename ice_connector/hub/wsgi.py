"""The hub's WSGI application. Epoch, keys and directory are judged before the first request is taken."""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "ice_connector.hub.settings"

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from ice_connector.hub.state import hub  # noqa: E402 - needs the settings loaded

hub()
