"""Qt's own words in Chinese: context menus of fields, its dialog for files."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator


def translate_qt() -> QTranslator:
    """Let Qt speak Chinese from now on; where its words are not there it goes on in English."""
    app = QCoreApplication.instance()
    translator = QTranslator(app)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        QCoreApplication.installTranslator(translator)
    return translator
