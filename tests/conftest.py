"""What every test may use. Fixtures live in `tests/plugins/`."""

pytest_plugins = [
    "tests.plugins.databases",
    "tests.plugins.stack",
    "tests.plugins.distribution",
    "tests.cast",
    "tests.desks",
    "tests.plugins.places",
]
