"""What each rule accepts and what it refuses: the examples that the published rules show and that the tests judge."""
