"""The programming interface to declarations and movements, version 1. Views parse, call a service and shape its answer."""
