"""The plain pages of guarantees."""
