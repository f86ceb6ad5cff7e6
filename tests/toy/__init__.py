"""A toy app of two tenant-owned tables on which the platform's own mechanisms are tried."""
