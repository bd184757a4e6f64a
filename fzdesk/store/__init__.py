"""The workbook (工作簿): one SQLite file with all years of one unit.

Nothing here imports Qt.  ``sqlite_utils`` (53 ms) is imported when a workbook is opened or created, not
before, so importing these modules costs next to nothing.  The way in is ``workbook.Workbook``; a window
uses it through ``saver.Saver``.
"""
