"""What changes reference data."""
