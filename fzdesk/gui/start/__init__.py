"""The start page: go on writing, or begin."""
