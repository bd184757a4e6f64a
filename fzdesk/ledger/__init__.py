"""Ledgers (台账): entries by kind, what people type into them, and the figures counted from them.

Pure values and functions; the workbook's tables are in ``store``.
"""
