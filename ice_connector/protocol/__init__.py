"""The ICE wire protocol, version 1: statements, signatures, directory, limits, errors. Pure Python, no Django, no network."""
