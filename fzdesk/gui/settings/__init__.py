"""设置: page profiles and fonts."""
