"""Checks (校核): what is wrong or doubtful in a document, with place, reason and remedy.  Pure."""
