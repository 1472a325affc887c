"""What a picture costs is known before it is decoded: as much as is given, and no more."""

import pytest

from returns.documents.pictures import picture_work
from returns.documents.pictures.picture_work import TooMuch, demand_affordable

KINDS = sorted(picture_work._KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_the_largest_picture_of_its_kind_is_taken_and_one_more_pixel_is_not(kind):
    most = picture_work._KINDS[kind].most_pixels
    demand_affordable(kind, (most, 1), 0)
    demand_affordable(kind, (most // 1000, 1000), 0)
    with pytest.raises(TooMuch) as refused:
        demand_affordable(kind, (most + 1, 1), 0)
    assert refused.value.key == "picture.too_many_pixels"
    assert refused.value.size == (most + 1, 1)
    assert dict(refused.value.said)["most"] == most // 1_000_000


@pytest.mark.parametrize("kind", KINDS)
def test_bytes_cost_as_well_as_pixels(kind):
    costs = picture_work._KINDS[kind]
    most = int(picture_work._BUDGET / costs.per_bytes * 1_000_000)
    demand_affordable(kind, (1, 1), most - 1_000_000)
    with pytest.raises(TooMuch) as refused:
        demand_affordable(kind, (1, 1), most + 1_000_000)
    assert refused.value.key == "picture.too_much_work"
    # what is affordable apart is not affordable together
    with pytest.raises(TooMuch):
        demand_affordable(kind, (costs.most_pixels, 1), most - 1_000_000)
    # and scans cost again
    with pytest.raises(TooMuch):
        demand_affordable(kind, (costs.most_pixels, 1), 0, picture_work._BUDGET)
