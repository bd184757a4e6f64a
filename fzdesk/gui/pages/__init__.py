"""The wizard's pages, one a step: ``page_for`` makes the right one.  Built when first shown."""
