"""Photos of the case on the table: added with progress, put into frames, turned, taken off, shown."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QImageReader

from desktop.inspection.case_writes import CaseWrites
from desktop.look.theme import look
from desktop.wording import refusal_words, word
from desktop.work.jobs import Job, Lane
from desktop.work.operation import Said, on_cases
from desktop.work.shell import Shell
from returns.errors import Refusal, UnreadableFile
from returns.records.case import Photo
from returns.records.inspection import PhotoOf, PhotosAdded
from returns.rules.goods.shown_goods import OF_PARCEL
from returns.rules.sentences import sentences

_SEVERAL = 3


class PhotoWork(QObject):
    """Knows the photo service, never widgets."""

    #: photo, kind (`work` or `thumb`), picture or None, words for why there is none
    pictured = Signal(object, str, object, str)
    #: another of several photos is in the desk
    arriving = Signal()
    #: the photos that were just added
    added = Signal(object)

    def __init__(self, shell: Shell, writes: CaseWrites) -> None:
        super().__init__()
        self._shell, self._writes = shell, writes
        #: 0 while no case is on the table
        self.case_id = 0
        #: the case has several items, and new photos show all that came
        self.several, self._apart = False, False
        self._piece = (0, 0)

    def look_at(self, line: int, unit: int) -> None:
        """New photos show that piece."""
        self._piece = line, unit

    def set_apart(self, apart: bool) -> None:
        """New photos show all that came, where their frame says nothing else."""
        self._apart = apart

    def _of(self, shot: str) -> PhotoOf | None:
        """The goods on a new photo; None of a case with one item."""
        if not self.several:
            return None
        if self._apart and (not shot or shot in OF_PARCEL):
            return PhotoOf()
        return PhotoOf(*self._piece, on_table=True)

    def show(self, photo_id: int, of: PhotoOf) -> None:
        """Say which goods a photo shows."""
        photos = self._shell.desk.photos
        self._writes.write(self.tr("what a photo shows"), lambda: photos.show(photo_id, of))

    def add(self, paths: Sequence[Path], shot: str = "") -> None:
        """Copy files into the desk; one that is refused does not stop the others."""
        case_id, photos = self.case_id, self._shell.desk.photos
        if not case_id or not paths:
            return
        of = self._of(shot)
        self._add(
            lambda job: photos.add(case_id, paths, shot, job.report, job.is_cancelled, of)
        )

    def add_bytes(self, data: bytes, name: str, shot: str = "") -> None:
        """Keep a picture that was pasted."""
        case_id, photos = self.case_id, self._shell.desk.photos
        if not case_id:
            return
        of = self._of(shot)
        self._add(lambda _job: photos.add_bytes(case_id, data, name, shot, of))

    def assign(self, photo_id: int, shot: str) -> None:
        """Put a photo into a frame; what was in it takes the photo's old place."""
        photos = self._shell.desk.photos
        of = PhotoOf(*self._piece, on_table=True) if self.several else None
        text = self.tr("photo into “{shot}”").format(shot=word("shot", shot))
        self._writes.write(text, lambda: photos.assign(photo_id, shot, of))

    def turn(self, photo_id: int, degrees: int) -> None:
        """Turn a photo by ±90°; the original stays as it is."""
        photos = self._shell.desk.photos
        self._writes.write(self.tr("turned photo"), lambda: photos.turn(photo_id, degrees))

    def remove(self, photo_id: int) -> None:
        """Take a photo off the case; the original stays in the desk."""
        photos = self._shell.desk.photos
        self._writes.write(
            self.tr("removed photo"),
            lambda: photos.remove(photo_id),
            said=lambda _: Said(
                self.tr("Taken off the case. The original stays in the desk."), "plain"
            ),
        )

    def ask_picture(self, photo: Photo, kind: Literal["work", "thumb"]) -> None:
        """Ask for the small or the working picture; it comes with `pictured`."""
        photos = self._shell.desk.photos
        self._shell.jobs.run(
            lambda: _read(photos.picture(photo, kind)),
            lambda image: self.pictured.emit(photo, kind, image, ""),
            partial(self._no_picture, photo, kind),
            lane=Lane.PICTURE,
        )

    def _no_picture(self, photo: Photo, kind: str, refusal: Refusal) -> None:
        self.pictured.emit(photo, kind, None, refusal_words(refusal))

    def _add(self, do: Callable[[Job], PhotosAdded]) -> None:
        adding = on_cases(
            lambda: self._shell.desk.cases,
            self._name,
            do,
            lambda result: (result.change,) if result.change.seqs else (),
            self._said,
            self.tr("Adding photos"),
        )
        arriving = replace(adding, lane=Lane.PHOTO, progress=self._goes_on)
        # what was said of the goods meanwhile is shown, too: the table is not busy with it
        self._shell.perform(arriving, self._writes, self._were_added)

    def _goes_on(self, done: int, _total: int) -> None:
        """Another one is in the desk: it is shown, and the next is not waited for."""
        if done:
            self.arriving.emit()

    def _name(self, result: PhotosAdded) -> str:
        count = len(result.added)
        words = self.tr("{count} photos").format(count=count)
        return self.tr("1 photo") if count == 1 else words

    def _were_added(self, result: PhotosAdded) -> None:
        self.arriving.emit()
        if result.added:
            self.added.emit(result.added)

    def _kept(self, count: int) -> str:
        if count == 1:
            return self.tr("1 photo added, the original is kept.")
        return self.tr("{count} photos added, the originals are kept.").format(count=count)

    def _said(self, result: PhotosAdded) -> Said | None:
        """One message for all files: what was kept, what was not and why."""
        lang = look().lang
        parts = [self._kept(len(result.added))] if result.added else []
        parts += [
            self.tr("“{name}”: {why}").format(name=name, why=refusal_words(refusal))
            for name, refusal in result.unshown[:_SEVERAL]
        ]
        parts += sentences(result.doubted[:_SEVERAL], lang)
        parts += [refusal_words(refusal) for _, refusal in result.refused[:_SEVERAL]]
        if len(result.refused) > _SEVERAL:
            more = self.tr("{count} more were not added, for like reasons.")
            parts.append(more.format(count=len(result.refused) - _SEVERAL))
        for seen in result.elsewhere[:_SEVERAL]:
            text = self.tr("The same picture, byte for byte, is on {case}, too: {name}.")
            parts.append(text.format(case=seen.case_number, name=seen.name))
        if result.left:
            left = self.tr("Not tried any more: {count}.").format(count=result.left)
            parts.append(left)
        problems = (result.refused, result.elsewhere, result.unshown, result.doubted)
        trouble = any(problems) or bool(result.left)
        joint = "" if lang == "zh" else " "
        tone = "warning" if trouble else "good"
        return Said(joint.join(parts), tone, undo=False) if parts else None


def _read(path: Path) -> QImage:
    """A derived picture; raises `UnreadableFile` when it was damaged on the disk."""
    reader = QImageReader(str(path))
    image = reader.read()
    if image.isNull():
        raise UnreadableFile("photos.derived", name=path.name, why=reader.errorString())
    return image
