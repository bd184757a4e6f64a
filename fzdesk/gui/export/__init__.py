"""The export page: what is missing, the real pages, one click."""
