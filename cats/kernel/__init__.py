"""Pure Python that every room may use: clock, ids, money, reference numbers, actors and domain errors. No Django."""
