"""Launcher of the embedded PostgreSQL and Valkey and of the whole demo; imports nothing of ours and no Django."""
