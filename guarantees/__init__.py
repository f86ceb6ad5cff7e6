"""Guarantors, guarantees, requests and the ledger. Knows movements only by their MRN; `ledger.py` alone writes entries."""
