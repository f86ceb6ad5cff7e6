"""The toy interface stands where the real one does."""

import pytest


@pytest.fixture(autouse=True)
def _toy_api(settings):
    settings.ROOT_URLCONF = "tests.cats.api.toy_api"
