"""The hub's SQL, by what it is about: messages, acknowledgements, logs, links. Nothing here decides."""
