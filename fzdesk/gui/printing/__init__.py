"""Printing the pages of a report; loaded when the clerk first prints."""
