"""Builders of the messages that movements send, and what is read from those they get. No decisions here."""
