"""The verbs of transit: what people and messages do. All of them end in the state machine."""
