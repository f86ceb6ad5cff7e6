"""The plain pages: parse, call the services, render. Nothing is decided here."""
