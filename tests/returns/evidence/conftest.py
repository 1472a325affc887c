"""Sealed evidence to look into and to tamper with."""

from dataclasses import replace

import pytest

from returns.documents.evidence import render_evidence
from returns.evidence.bundle import seal
from tests.returns.documents.sample_papers import SHEET, photo


def sealed(sheet, photos, originals=()) -> bytes:
    """A sheet rendered and sealed."""
    body = render_evidence(sheet, photos)
    return seal(body, sheet, photos, [line.event for line in sheet.events], originals)


@pytest.fixture(scope="session")
def three(tmp_path_factory):
    """Three photos, and the paths of their originals."""
    folder = tmp_path_factory.mktemp("photos")
    photos = [photo(folder, number, size=(900, 600)) for number in (1, 2, 3)]
    photos[1] = replace(photos[1], shot="../../etc/x", format="")
    return photos, [folder / f"IMG_{number}.jpg" for number in (1, 2, 3)]


@pytest.fixture(scope="session")
def evidence(three):
    """A sealed sheet with its originals."""
    photos, originals = three
    return sealed(replace(SHEET, originals=True), photos, originals)


@pytest.fixture(scope="session")
def seal_sheet():
    """Render and seal in one step."""
    return sealed
