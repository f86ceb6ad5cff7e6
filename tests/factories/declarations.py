"""Valid messages of the demo world as structs, for tests to change: those of the rules' examples."""

from transit.rules.examples.messages import *  # noqa: F403
