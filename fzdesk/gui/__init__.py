"""The window: pages, widgets and everything else that shows something.  Needs Qt; nothing below it does."""
