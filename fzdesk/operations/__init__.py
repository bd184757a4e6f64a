"""The verbs a person does, each a thin function; window, shortcuts and command line call the same.

``answers``, ``rows``, ``paragraphs`` and ``outline`` change a report (values in, value out);
``exchange`` is dump and apply; ``workbooks`` creates and opens files; ``exports`` writes DOCX and PDF.
"""
