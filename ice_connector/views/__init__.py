"""The plain pages of the links with ICE, for administrators."""
