"""What a saver does now and then while nobody waits: tidy up, look the file over, back up, note places.

A chore is a bound method; each has a moment (``time.monotonic()``) from which on it is due.  All of them run
in the saver's thread when nothing is to be saved; looking the file over and backing up have their own.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import suppress

from fzdesk.errors import StoreError, UserError
from fzdesk.store import backup, failures, integrity, second_place
from fzdesk.store.reports import Place
from fzdesk.store.workbook import Workbook

Chore = Callable[[], None]
Tell = Callable[[backup.Backup | UserError], None]

PLACE_SECONDS = 1.0
CHECKPOINT_SECONDS = 30.0
VERSION_SECONDS = 29 * 60.0  # before the backup, which then has it
FIRST_VERSION_SECONDS = 25.0  # after opening, where the last run did not end well
BACKUP_SECONDS = 30 * 60.0
FIRST_BACKUP_SECONDS = 30.0  # after opening, changed or not
LOOK_OVER_SECONDS, WARM_UP_SECONDS = 20.0, 1.0


class Chores:
    """The chores of one saver.

    `workbook` gives the workbook as it is now, or None while it cannot be written; `tell` takes a backup that
    was made, or what is wrong with backups or with the file.  `changed` guards what is due; the saver sleeps
    on it.
    """

    def __init__(
        self, workbook: Callable[[], Workbook | None], tell: Tell, changed: threading.Condition
    ) -> None:
        self._workbook, self._tell, self._changed = workbook, tell, changed
        self.places: dict[int, Place] = {}
        self._due: dict[Chore, float] = {}
        for chore, seconds in (
            (self._warm_up, WARM_UP_SECONDS),
            (self._start_look_over, LOOK_OVER_SECONDS),
            (self.keep_versions, FIRST_VERSION_SECONDS),
            (self._start_backup, FIRST_BACKUP_SECONDS),
        ):
            self._put_off(chore, seconds)

    def next(self) -> Chore | None:
        """A chore that is due now, taken off the list; None when there is none.  Under `changed`."""
        now = time.monotonic()
        chore = next((chore for chore, moment in self._due.items() if moment <= now), None)
        if chore is not None:
            del self._due[chore]
        return chore

    def seconds(self) -> float | None:
        """How long until the next one is due; None when there is none.  Under `changed`."""
        return max(min(self._due.values()) - time.monotonic(), 0.0) if self._due else None

    def after_change(self) -> None:
        """Something was saved: tidy up when it is quiet, keep a version and back up when it has been long."""
        with self._changed:
            self._put_off(self.keep_versions, VERSION_SECONDS, at_latest=True)
            self._put_off(self._checkpoint, CHECKPOINT_SECONDS)
            self._put_off(self._start_backup, BACKUP_SECONDS, at_latest=True)

    def note_place(self, year: int, place: Place) -> None:
        """Remember where the clerk is; of many only the last is written."""
        with self._changed:
            self.places[year] = place
            self._put_off(self.save_places, PLACE_SECONDS, at_latest=True)
            self._changed.notify_all()

    def save_places(self) -> None:
        """Write the places down; not worth an error."""
        with self._changed:
            places, self.places = self.places, {}
            self._due.pop(self.save_places, None)
        workbook = self._workbook()
        with suppress(StoreError):
            for year, place in places.items():
                if workbook is not None:
                    workbook.save_place(year, place)
        with self._changed:
            self._changed.notify_all()

    def keep_versions(self) -> None:
        """Keep a version of every report that has something new; not worth an error."""
        with suppress(StoreError):
            if (workbook := self._workbook()) is not None:
                workbook.versions.keep_automatic()

    def back_up(self) -> None:
        """Back up what is in the file, unless the file is in trouble."""
        workbook = self._workbook()
        if workbook is None or not workbook.is_in_place():
            return
        try:
            if (made := backup.back_up(workbook.path)) is not None:
                self._tell(made)
            second_place.bring_up_to_date(workbook.id, workbook.path)
        except UserError as error:
            self._tell(error)

    def _put_off(self, chore: Chore, seconds: float, *, at_latest: bool = False) -> None:
        """Let a chore be due in so many seconds; `at_latest`: or before, when it already was."""
        moment = time.monotonic() + seconds
        self._due[chore] = min(self._due.get(chore, moment), moment) if at_latest else moment

    def _warm_up(self) -> None:
        if (workbook := self._workbook()) is not None:
            workbook.warm_up()

    def _checkpoint(self) -> None:
        with suppress(StoreError):
            if (workbook := self._workbook()) is not None:
                workbook.checkpoint()

    def look_over(self) -> None:
        """Check everything in the file against its checksums, unless the file is in trouble already."""
        workbook = self._workbook()
        if workbook is None or not workbook.is_in_place():
            return
        with suppress(OSError, sqlite3.Error):
            found = integrity.examine_file(workbook.path)
            if not found.sound:
                self._tell(failures.damage_found(workbook.path, found.told()))

    def _start_look_over(self) -> None:
        threading.Thread(target=self.look_over, name="look-over", daemon=True).start()

    def _start_backup(self) -> None:
        threading.Thread(target=self.back_up, name="backup", daemon=True).start()
