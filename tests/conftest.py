"""What every test may use. Fixtures live in `tests/plugins/`."""

pytest_plugins = ["tests.plugins.databases", "tests.cast", "tests.desks"]
