"""The prose editor's context menu."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QTextEdit

from fzdesk.gui import theme

Action = tuple[str, str, str, bool]  # key, words, icon, possible


def paragraph_menu(editor: QTextEdit, *, stale: bool, restorable: bool, first: bool, last: bool) -> QMenu:
    """A menu for the paragraph under the cursor; each action's ``data`` is its key."""
    menu = QMenu(editor)
    chosen = editor.textCursor().hasSelection()
    groups: tuple[tuple[Action, ...], ...] = (
        (("update", "更新数字", "refresh", stale), ("restore", "恢复自动生成", "lines", restorable)),
        (
            ("up", "上移", "arrow-up", not first),
            ("down", "下移", "arrow-down", not last),
            ("delete", "删除本段", "delete", True),
        ),
        (
            ("cut", "剪切", "", chosen),
            ("copy", "复制", "copy", chosen),
            ("paste", "粘贴", "paste", editor.canPaste()),
            ("all", "全选", "", True),
        ),
    )
    for number, group in enumerate(groups):
        if number:
            menu.addSeparator()
        for key, words, icon, possible in group:
            action = menu.addAction(theme.icon(icon), words) if icon else menu.addAction(words)
            action.setData(key)
            action.setEnabled(possible)
    return menu
