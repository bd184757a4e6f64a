"""The workbook (工作簿): one SQLite file with all years of one unit.

Nothing here imports Qt.  ``sqlite_utils`` (53 ms) is imported with the first write to a workbook, so that
importing these modules and reading a report cost little.  The way in is ``workbook.Workbook``; a window
uses it through ``saver.Saver``.
"""
