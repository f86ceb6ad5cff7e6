"""The hub simulator: a Django process of its own that stores, forwards and signs receipts. Knows only the wire protocol."""
