"""The document tree: what compose and intake make, and checks and writers read."""
