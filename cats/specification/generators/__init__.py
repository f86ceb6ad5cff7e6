"""Writers of the generated files; each returns texts by file name and touches no disk."""
