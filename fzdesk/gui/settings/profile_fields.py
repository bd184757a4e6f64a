"""The measures of a page profile as fields: typed, checked together, taken when they make a page."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout

from fzdesk.document.profile import Profile
from fzdesk.document.profile_changes import RANGES, Fault
from fzdesk.document.profile_input import measure_text, parse_measure, size_name
from fzdesk.errors import InputError
from fzdesk.gui.pages.typing_pause import TypingPause
from fzdesk.gui.widgets.text_field import EnterMovesOn, LineField

ROWS = (
    ("margin_top_mm", "margin_left_mm", "margin_right_mm", "margin_bottom_mm"),
    ("body_size_pt", "title_size_pt", "line_pitch_pt", "page_number_size_pt"),
    ("columns", "lines", "page_number_gap_mm"),
)
SHORT = {"page_number_gap_mm": "页码离版心"}


class ProfileFields(QObject):
    """Fields of one profile.  What is typed and makes no page stays as it is, with its sentence."""

    typed = Signal(object)  # dict: attribute -> value, of all that was typed and not taken yet
    wrong = Signal(str)  # the first sentence there is; empty when all is well

    def __init__(self, grid: QGridLayout) -> None:
        super().__init__(grid)
        self.fields: dict[str, LineField] = {}
        self._names: dict[str, QLabel] = {}
        self._waiting: dict[str, str] = {}  # typed, not taken
        self._profile: Profile | None = None
        self._pause = TypingPause(self)
        enter = EnterMovesOn(self)
        for row, names in enumerate(ROWS):
            for column, name in enumerate(names):
                field = self.fields[name] = LineField(size="form")
                title = f"{SHORT.get(name, RANGES[name].title)}（{RANGES[name].unit}）"
                field.setAccessibleName(title)
                field.installEventFilter(enter)
                field.edited.connect(partial(self._edited, name))
                field.editingFinished.connect(self.take)
                box = QVBoxLayout()
                box.setSpacing(4)
                box.addWidget(_label(title, "small"))
                box.addWidget(field)
                if name.endswith("_size_pt") and name != "page_number_size_pt":
                    self._names[name] = _label("", "secondary")
                    box.addWidget(self._names[name])
                box.addStretch(1)
                grid.addLayout(box, row, column)

    def show_profile(self, profile: Profile, *, editable: bool) -> None:
        """Show a profile's measures; what is typed into the same profile and waits stays."""
        if self._profile is None or profile.key != self._profile.key:
            self.forget()
        self._profile = profile
        for name, field in self.fields.items():
            field.setEnabled(editable)
            if name not in self._waiting:
                value = getattr(profile, name)
                if not (field.hasFocus() and _means(name, field.text(), value)):
                    field.set_text(measure_text(value))
        for name, label in self._names.items():
            label.setText(size_name(getattr(profile, name)) or " ")

    def take(self) -> None:
        """Try at once what was typed."""
        self._pause.now()

    def forget(self) -> None:
        """Drop what was typed and not taken."""
        self._pause.now()
        self._waiting.clear()
        self._tell({})

    def refuse(self, faults: tuple[Fault, ...]) -> None:
        """What was typed makes no page: say why, and keep it."""
        self._tell({fault.field: fault.sentence for fault in faults})

    def _edited(self, name: str, text: str) -> None:
        self._waiting[name] = text
        self._pause.later(self, self._try)

    def _try(self) -> None:
        values: dict[str, float] = {}
        faults: dict[str, str] = {}
        for name, text in list(self._waiting.items()):
            try:
                values[name] = parse_measure(name, text)
            except InputError as error:
                faults[name] = str(error)
        self._tell(faults)
        if values:
            self.typed.emit(values)

    def taken(self, names: tuple[str, ...]) -> None:
        """These are the profile's now."""
        for name in names:
            self._waiting.pop(name, None)

    def _tell(self, faults: dict[str, str]) -> None:
        for name, field in self.fields.items():
            field.set_wrong(faults.get(name, ""))
        self.wrong.emit(next(iter(faults.values()), ""))


def _means(name: str, text: str, value: float) -> bool:
    try:
        return parse_measure(name, text) == value
    except InputError:
        return False


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    return label
