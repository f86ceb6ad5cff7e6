"""The demo world: people, postings, guarantees and clients, with secrets made at the first start. Everything in it is invented."""
