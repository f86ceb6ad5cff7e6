"""The programming interface to the links with ICE, for administrators."""
