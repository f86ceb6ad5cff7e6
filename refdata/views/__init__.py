"""The administrators' pages: people and their rights, offices, operators, settings."""
