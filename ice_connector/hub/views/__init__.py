"""The endpoints of section 4, one module each."""
