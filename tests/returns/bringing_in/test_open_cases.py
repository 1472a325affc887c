"""What the platform did is read off a case as the table of its acts says it."""

import json
from types import SimpleNamespace

import pytest

from returns.bringing_in.open_cases import OpenCase
from returns.trade.platform_acts import ACTS, PlatformAct


def known(*acts: PlatformAct) -> OpenCase:
    return OpenCase(SimpleNamespace(platform_did=json.dumps([str(act) for act in acts])))


@pytest.mark.parametrize("act", PlatformAct)
def test_what_ends_a_request_or_pays_all_of_it_settles_it_as_the_platform_sees_it(act):
    assert known(act).settled == (ACTS[act].settles or ACTS[act].pays)
    assert known(PlatformAct.LABEL_MADE, act).settled == known(act).settled


def test_a_case_of_which_the_platform_did_nothing_is_not_settled():
    assert not known().settled
