"""Settings of the test run: the same, with what tests must be able to do."""

import os

os.environ.setdefault("SECRET_KEY", "only-for-tests")
os.environ.setdefault("CATS_DEMO", "1")

from cats.settings import *  # noqa: F403

CATS_SCOPE_MAY_JOIN = True
CATS_CLOCK_MAY_MOVE = True
PASSWORD_HASHERS = ["cats.accounts.hashers.RandomSecretHasher"]
INSTALLED_APPS = [*INSTALLED_APPS, "tests.toy"]  # noqa: F405
WHITENOISE_AUTOREFRESH = True
"""Static files are found when they are asked for: looking for all of them cost every test client 10 ms."""
