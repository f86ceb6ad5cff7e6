"""Builds the messages between the offices of departure and of guarantee (200, 201, 203, 204, 205, 209)."""
