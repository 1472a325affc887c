"""Photos of a case: originals into the vault first, then the row that speaks of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import func, select

from db.files.vault import Kind, StoredOriginal
from db.files.workplace import private_folder
from db.private import create
from db.tables import cases as t
from returns.casework.goods.originals import facts_of, original_kept
from returns.casework.goods.photo_goods import demand_goods, placed, said_of, shown_beside
from returns.casework.outlook import read_case
from returns.errors import DeskProblem, NotFound, Refusal, UnreadableFile
from returns.ledger import rows
from returns.ledger.photo_pictures import derive, fingerprint, picture_of
from returns.ledger.picture_looks import looks_not_noted, note_look
from returns.ledger.storage_problems import told_plainly
from returns.ledger.store import Store, Work, changed
from returns.records.case import Case, Photo
from returns.records.change import Change
from returns.records.inspection import PhotoOf, PhotosAdded, SeenElsewhere
from returns.records.kept_text import demand_kept, file_name
from returns.records.papers import PictureFacts
from returns.rules.dates.photo_dates import doubt
from returns.rules.goods.shot_list import all_shots
from returns.rules.goods.shown_goods import unsaid_photos

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class _Arrival:
    """A file that was looked at and can be kept."""

    source: Path
    name: str
    facts: PictureFacts


@dataclass
class _Tally:
    """What became of the files so far."""

    case_id: int
    #: the goods on them; None where nobody says
    of: PhotoOf | None = None
    added: list[int] = field(default_factory=list)
    seqs: list[int] = field(default_factory=list)
    #: photos that were there, of which it was said what they show
    said: list[int] = field(default_factory=list)
    refused: list[tuple[str, Refusal]] = field(default_factory=list)
    elsewhere: list[SeenElsewhere] = field(default_factory=list)
    unshown: list[tuple[str, Refusal]] = field(default_factory=list)


class Photos:
    """The originals of one desk; each is one transaction, so that what was told stays."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._hopeless: dict[tuple[str, int], UnreadableFile] = {}

    def add(
        self,
        case_id: int,
        paths: Sequence[Path],
        shot: str = "",
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
        of: PhotoOf | None = None,
    ) -> PhotosAdded:
        """Copy files into the desk in the order in which they were taken.

        Without a `shot` they fill the empty frames of the shot list, of the goods that they are `of`
        where that is said; of one that is there already it is said then. One that cannot be kept is
        refused and the others go on; a full disk ends it, with everything before it kept.
        Raises `NotFound` for an unknown case, shot, line or piece.
        """
        self._check(case_id, shot, of)
        tally = _Tally(case_id, of)
        arrivals = self._look_at(paths, tally)
        left = self._keep_all(arrivals, shot, tally, progress, cancelled)
        return self._told(tally, left)

    def add_bytes(
        self, case_id: int, data: bytes, name: str, shot: str = "", of: PhotoOf | None = None
    ) -> PhotosAdded:
        """Keep a picture that came without a file: pasted, or from a camera."""
        self._check(case_id, shot, of)
        demand_kept(name)
        with told_plainly(), private_folder(self._store.folder) as folder:
            source = folder / "pasted"
            with create(source) as file:
                file.write(data)
            tally = _Tally(case_id, of)
            arrivals = self._look_at([source], tally, name)
            left = self._keep_all(arrivals, shot, tally, None, None)
        return self._told(tally, left)

    def assign(self, photo_id: int, shot: str, of: PhotoOf | None = None) -> Change:
        """Put a photo into a frame; the one that was there takes the photo's old frame.

        The frame is of the goods that it is `of`, where that is said.
        """
        photo = self._photo(photo_id)
        case = self._check(photo.case_id, shot, of)
        place = said_of(case, shot, of) if of is not None else None
        if photo.shot == shot and (place is None or place.said_already(photo)):
            return Change((photo.case_id,))
        there = shown_beside(case, of.line_id if of is not None else None, shot)
        with self._store.change(photo.case_id, "photo_assigned") as work:
            work.facts |= {"name": photo.name, "shot": shot}
            if place is not None:
                work.facts |= place.facts(case)
            work.update("photo", photo_id, **(place.cells if place else {"shot": shot}))
            if there not in (None, photo_id):
                work.update("photo", there, shot=photo.shot)
        return changed(work, "case", "photo")

    def show(self, photo_id: int, of: PhotoOf) -> Change:
        """Say which goods a photo shows: a line, one of its pieces, or all that came together."""
        photo = self._photo(photo_id)
        case = self._check(photo.case_id, "", of)
        said = said_of(case, photo.shot, of)
        if said.said_already(photo):
            return Change((photo.case_id,))
        with self._store.change(photo.case_id, "photo_shows") as work:
            work.facts |= {"name": photo.name, "shot": said.shot, **said.facts(case)}
            work.update("photo", photo_id, **said.cells)
        return changed(work, "case", "photo")

    def turn(self, photo_id: int, degrees: int) -> Change:
        """Turn a photo clockwise by a multiple of 90°; the original stays as it is."""
        photo = self._photo(photo_id)
        rotation = (photo.rotation + round(degrees / 90) * 90) % 360
        if rotation == photo.rotation:
            return Change((photo.case_id,))
        with self._store.change(photo.case_id, "photo_turned") as work:
            work.facts["name"] = photo.name
            work.update("photo", photo_id, rotation=rotation)
        return changed(work, "case", "photo")

    def remove(self, photo_id: int) -> Change:
        """Take a photo off its case; the original stays in the vault and undo brings it back."""
        photo = self._photo(photo_id)
        with self._store.change(photo.case_id, "photo_removed") as work:
            work.facts |= {"name": photo.name, "sha256": photo.sha256}
            work.update("photo", photo_id, removed_at=work.at)
        return changed(work, "case", "photo")

    def picture(self, photo: Photo, kind: Kind = "work") -> Path:
        """The derived JPEG of a photo, upright, made when it is missing; slow then.

        Raises `UnreadableFile` for an original that cannot be shown.
        """
        key = photo.sha256, photo.rotation
        if key in self._hopeless:
            raise self._hopeless[key]
        try:
            return picture_of(self._store, photo, kind)
        except UnreadableFile as problem:
            # a picture that takes long to give up on is not tried again at every look
            self._hopeless[key] = problem
            raise

    def thumbnail(self, photo_id: int) -> Path:
        """The small picture of a photo by its number; raises as `picture`, and `NotFound`."""
        return self.picture(self._photo(photo_id), "thumb")

    # --- looking ------------------------------------------------------------------------

    def _check(self, case_id: int, shot: str, of: PhotoOf | None = None) -> Case:
        if shot and shot not in all_shots():
            raise NotFound("photos.unknown_shot", shot=shot, known=", ".join(all_shots()))
        with self._store.reading() as tx:
            case = read_case(tx, case_id, self._store.clock.now())
        demand_goods(case, of)
        return case

    def _photo(self, photo_id: int) -> Photo:
        with self._store.reading() as tx:
            row = tx.execute(select(t.photo).where(t.photo.c.id == photo_id)).first()
        if row is None or row.removed_at is not None:
            raise NotFound("photos.gone")
        return rows.photo(row)

    def _look_at(self, paths: Sequence[Path], tally: _Tally, name: str = "") -> list[_Arrival]:
        """Those that are pictures, by the camera's clock; those without one stay in their order."""
        arrivals = []
        for path in paths:
            shown = name or file_name(path)
            try:
                arrivals.append(_Arrival(path, shown, facts_of(path, shown)))
            except Refusal as refusal:
                tally.refused.append((shown, refusal))
        return sorted(arrivals, key=lambda a: (not a.facts.taken_at, a.facts.taken_at))

    # --- keeping ------------------------------------------------------------------------

    def _keep_all(
        self,
        arrivals: list[_Arrival],
        shot: str,
        tally: _Tally,
        progress: Progress | None,
        cancelled: Cancelled | None,
    ) -> int:
        """Keep one after the other; how many were left."""
        for at, arrival in enumerate(arrivals):
            if cancelled is not None and cancelled():
                return len(arrivals) - at
            if progress is not None:
                progress(at, len(arrivals))
            try:
                self._keep(arrival, shot, tally)
            except DeskProblem as problem:
                # a full or failing disk would refuse the others, too
                tally.refused.append((arrival.name, problem))
                return len(arrivals) - at - 1
            except Refusal as refusal:
                tally.refused.append((arrival.name, refusal))
        if progress is not None:
            progress(len(arrivals), len(arrivals))
        return 0

    def _keep(self, arrival: _Arrival, shot: str, tally: _Tally) -> None:
        """The original is on the disk and read back before the desk speaks of it."""
        with original_kept(self._store, arrival.source) as stored:
            self._speak_of(arrival, stored, shot, tally)

    def _speak_of(
        self, arrival: _Arrival, stored: StoredOriginal, shot: str, tally: _Tally
    ) -> None:
        """The pictures of an original, and the row that names it."""
        if self._there_already(tally, stored.sha256, arrival.name):
            return
        seen = self._seen_elsewhere(tally.case_id, stored.sha256, arrival.name)
        facts = derive(self._store, stored.sha256)
        pinned = "" if facts.problem else fingerprint(self._store, stored.sha256)
        older = looks_not_noted(self._store)
        with self._store.change(tally.case_id, "photo_added") as work:
            case = read_case(work.tx, tally.case_id, self._store.clock.now())
            for sha256, looks in {**older, stored.sha256: facts.looks}.items():
                note_look(work.tx, sha256, looks)
            place = placed(work.tx, case, shot, tally.of)
            work.facts |= {"name": arrival.name, "shot": place.shot, **place.facts(case)}
            row_id = work.insert(
                "photo",
                case_id=tally.case_id,
                sha256=stored.sha256,
                bytes=stored.bytes,
                width=facts.width,
                height=facts.height,
                format="" if facts.problem else facts.format,
                name=arrival.name,
                taken_at=facts.taken_at or arrival.facts.taken_at,
                added_at=work.at,
                position=_next_position(work),
                work_sha256=pinned,
                **place.cells,
            )
        tally.added.append(row_id)
        tally.elsewhere += seen
        if facts.problem:
            self._hopeless[stored.sha256, 0] = facts.refusal()
            tally.unshown.append((arrival.name, facts.refusal()))
        if work.seq is not None:
            tally.seqs.append(work.seq)

    def _there_already(self, tally: _Tally, sha256: str, name: str) -> bool:
        """Whether the case has it; raises `Refusal` where nothing new is said of it."""
        query = select(t.photo.c.id, t.photo.c.name).where(
            t.photo.c.case_id == tally.case_id,
            t.photo.c.sha256 == sha256,
            t.photo.c.removed_at.is_(None),
        )
        with self._store.reading() as tx:
            known = tx.execute(query).first()
        if known is None:
            return False
        said = tally.of is not None and not tally.of.on_table
        change = self.show(known.id, tally.of) if said and tally.of is not None else None
        if change is None or not change.seqs:
            raise Refusal("photos.twice", name=name, known=known.name)
        tally.said.append(known.id)
        tally.seqs += change.seqs
        return True

    def _seen_elsewhere(self, case_id: int, sha256: str, name: str) -> list[SeenElsewhere]:
        query = (
            select(t.return_case.c.number)
            .join(t.photo, t.photo.c.case_id == t.return_case.c.id)
            .where(t.photo.c.sha256 == sha256, t.photo.c.case_id != case_id)
            .distinct()
            .order_by(t.return_case.c.number)
        )
        with self._store.reading() as tx:
            return [SeenElsewhere(name, number) for (number,) in tx.execute(query)]

    def _told(self, tally: _Tally, left: int) -> PhotosAdded:
        with self._store.reading() as tx:
            case = read_case(tx, tally.case_id, self._store.clock.now())
            added = tuple(photo for photo in case.photos if photo.id in tally.added)
            doubted = [because for photo in added if (because := doubt(photo, case))]
        change = Change((tally.case_id,), frozenset({"case", "photo"}), tuple(tally.seqs))
        return PhotosAdded(
            change,
            added,
            refused=tuple(tally.refused),
            elsewhere=tuple(tally.elsewhere),
            unshown=tuple(tally.unshown),
            said=tuple(photo for photo in case.photos if photo.id in tally.said),
            unsaid=unsaid_photos(case),
            doubted=tuple(doubted),
            left=left,
        )


def _next_position(work: Work) -> int:
    query = select(func.max(t.photo.c.position)).where(t.photo.c.case_id == work.case_id)
    last = work.tx.execute(query).scalar_one()
    return 1 if last is None else int(last) + 1
