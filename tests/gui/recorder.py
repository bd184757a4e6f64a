"""Answers messages in tests instead of a person, and keeps what was said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from fzdesk.gui import messages


@dataclass
class Recorder:
    """``choices`` and ``paths`` are answered in order; when they run out, as a person pressing Esc."""

    choices: list[str] = field(default_factory=list)
    paths: list[Path | None] = field(default_factory=list)
    notices: list[tuple[str, str]] = field(default_factory=list)  # level, text
    questions: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)  # text, words on the buttons
    prompts: list[tuple[str, str]] = field(default_factory=list)  # kind, title

    def notice(self, text: str, level: messages.Level, detail: str) -> None:
        self.notices.append((level, text))

    def ask(self, text: str, choices: Sequence[tuple[str, str]]) -> str:
        self.questions.append((text, tuple(words for _, words in choices)))
        answer = self.choices.pop(0) if self.choices else ""
        assert not answer or answer in [key for key, _ in choices]
        return answer

    def path(self, kind: str, title: str, start: str) -> Path | None:
        self.prompts.append((kind, title))
        return self.paths.pop(0) if self.paths else None


@contextmanager
def recorded(*choices: str, paths: Sequence[Path | None] = ()) -> Iterator[Recorder]:
    """Record messages for the length of a ``with``."""
    recorder = Recorder(list(choices), list(paths))
    messages.install(recorder)
    try:
        yield recorder
    finally:
        messages.install(None)
