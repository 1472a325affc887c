"""Papers that left the desk stay known when it goes back: their numbers are given once for ever."""

import logging
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from db import driver
from db.desk_file.schema import DATABASE
from db.engine import writer_engine
from db.errors import StorageError
from db.files.safe_file import sync_folder
from db.files.verified_copy import copy_verified
from db.private import FILE
from db.trouble import storage_errors
from returns.keeping.layout import FOLDERS
from returns.ledger.paper_history import MadePaper, enter, is_told, raw
from returns.records.file_name import plain_name

_LOG = logging.getLogger("sendback.keeping")
_COLUMNS = "kind, number, addressee, lang, name, sha256, at"
_MADE = f"SELECT case_id, {_COLUMNS} FROM document ORDER BY id"  # noqa: S608  columns of our own


def carry_papers(former: Path, desk: Path) -> None:
    """Bring the papers that a former desk made into the one gone back to, before that is opened.

    A sheet that a supplier has must not be called a stranger's, nor its number be given again.
    Papers of a former desk that cannot be read are noted in the log; it is kept aside whole.
    """
    try:
        with storage_errors(former / DATABASE):
            _carry(former, desk)
    except StorageError as error:
        _LOG.warning("papers of the former desk could not be read: %s", type(error).__name__)


def _carry(former: Path, desk: Path) -> None:
    papers = desk / FOLDERS["paper"]
    engine = writer_engine(desk / DATABASE)
    try:
        with (
            closing(driver.connect_untouched(former / DATABASE)) as then,
            engine.begin() as now,
        ):
            made = then.execute(_MADE).fetchall()
            known = set(raw(now).execute("SELECT number, sha256 FROM document"))
            for case_id, kind, number, addressee, lang, name, sha256, at in made:
                if (number, sha256) in known or not plain_name(str(name)):
                    continue
                paper = MadePaper(case_id, kind, number, sha256)
                if not is_told(then, paper):
                    # going back must not make known what another program wrote into the rows
                    _LOG.warning("a paper that no step of the history tells of stays behind")
                    continue
                place = _free(papers / name)
                copy_verified(former / FOLDERS["paper"] / name, place, sha256, FILE)
                of = raw(now).execute("SELECT id FROM return_case WHERE id = ?", (case_id,))
                (owner,) = of.fetchone() or (None,)
                raw(now).execute(
                    f"INSERT INTO document (case_id, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
                    (owner, kind, number, addressee, lang, place.name, sha256, at),
                )
                enter(now, replace(paper, case_id=owner), at)
    finally:
        engine.dispose()
    sync_folder(papers)


def _free(path: Path) -> Path:
    """The name, or one beside it that no paper has yet."""
    at, number = path, 1
    while at.exists():
        number += 1
        at = path.with_stem(f"{path.stem}-{number}")
    return at
