"""Intake: any report's DOCX or TXT becomes lines, an outline, and the one tree."""
