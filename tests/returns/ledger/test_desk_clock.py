"""A clock that stands before the desk's own history, whichever case wrote last."""

from dataclasses import replace

from returns.clock import SetClock
from returns.desk import open_desk
from returns.ledger.desk_clock import desk_clock, newest_step
from returns.money import Money
from returns.records.options import NewCase
from returns.sample.desk import make_sample

NEW = NewCase("302-1", "Shop", "Mug 350 ml", "defective", Money(1840, "USD"), sku="MUG")


def asked(desk):
    with desk.store.reading() as tx:
        return desk_clock(tx, desk.clock.now())


def test_a_clock_that_goes_on_is_not_spoken_of(desk, clock):
    assert asked(desk) is None
    desk.by_hand.open(NEW)
    assert asked(desk) is None
    clock.forward(days=400)
    assert asked(desk) is None


def test_a_clock_set_back_is_noticed_and_stays_so_while_steps_are_written(desk, clock):
    desk.by_hand.open(NEW)
    newest = clock.now()
    clock.forward(days=-3)
    for order in ("302-2", "302-3"):
        told = asked(desk)
        assert (told.now, told.newest) == (clock.now(), newest)
        (case_id,) = desk.by_hand.open(replace(NEW, order_number=order)).case_ids
    with desk.store.reading() as tx:
        assert newest_step(tx, case_id) == clock.now()


def test_the_sample_desk_ends_in_the_present(tmp_path, clock):
    make_sample(tmp_path / "sample", clock=clock)
    with_now = open_desk(tmp_path / "sample", clock=SetClock(clock.now()))
    assert asked(with_now) is None
    with_now.close()
