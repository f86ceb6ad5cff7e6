"""What every test may use. Fixtures live in `tests/plugins/`."""

pytest_plugins = [
    "tests.plugins.databases",
    "tests.plugins.distribution",
    "tests.plugins.stack",
    "tests.cast",
    "tests.desks",
    "tests.plugins.places",
]
