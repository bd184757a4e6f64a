"""Dialogs and pop-ups: each asks one thing and gives a value back."""
