"""Writers turn a ``document.model.Document`` into a file: PDF, DOCX, text.  Each is a pure function."""
