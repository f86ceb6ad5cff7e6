"""Measurements against floors taken in the same run. They report and never gate; `python -m bench` runs them."""
