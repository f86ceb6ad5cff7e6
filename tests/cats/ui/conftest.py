"""Toy pages stand beside the real ones."""

import pytest


@pytest.fixture
def toy_pages(settings):
    """Boxes as pages."""
    settings.ROOT_URLCONF = "tests.cats.ui.toy_pages"
