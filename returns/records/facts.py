"""What the rules of triage look at: assembled by services from the desk, or by `advise` from options."""

from dataclasses import dataclass
from datetime import date

from returns.money import Money, Percent, Rates
from returns.records.advice import Because
from returns.records.policy import PolicyTerms
from returns.terms import FreightPayer, Fulfilment, ListingSource, Offer, Route, Verdict


@dataclass(frozen=True, slots=True)
class TriageSettings:
    """Thresholds that the seller can change; the shown defaults are the guides' (D, A)."""

    #: whole US dollars: below it nothing is asked back (A)
    returnless_below_usd: int = 50
    #: whole US dollars: above it a buyer who wants all of it is paid after the goods are back (A)
    dear_above_usd: int = 100
    partial_percent: Percent = 30
    #: the first returns of a desk come to us (D)
    first_returns_to_us: int = 5
    #: refusals after which another supplier is suggested (D)
    refusals_to_leave: int = 3
    #: store window as a percentage of the shortest supplier window (P)
    tighten_percent: Percent = 80
    check_policy_days: int = 90
    #: what the parcel back costs us when nobody says otherwise, in US cents (P)
    return_freight_usd_cents: int = 900
    #: how many of the price's percent used goods bring, grade B
    resale_percent: Percent = 60
    #: how many of a hundred goods called faulty turn out to be fine (P)
    fine_after_all_percent: Percent = 20
    #: what a buyer who refused the first part is offered, in percent of the price; 0: no second part
    second_partial_percent: Percent = 0
    #: what is paid back, in percent of the price, for goods that came back used, damaged by the buyer
    #: or incomplete; Amazon and eBay let a seller withhold half of it at the most (R)
    used_back_percent: Percent = 50
    #: whether a gift or coupon goes with a part of the price: `none`, `with_part`, or `after_part`
    #: for a buyer who refused the part alone (A)
    gift_when: str = "after_part"
    #: what the gift or coupon costs us, in US cents
    gift_usd_cents: int = 0
    #: who pays the way back of fine goods when a buyer insists on all of it: `buyer` (D) or `seller` (A)
    insisting_pays: str = "buyer"
    #: signs of this weight together have a case looked into before anything is paid (A)
    suspected_from: int = 3
    #: so many returns of one buyer within a year are many; so many pieces of one order are
    many_returns: int = 3
    many_pieces: int = 3
    #: a request so many times the dearest that the buyer made before is a jump
    jump_times: int = 4
    #: what each sign weighs, 0 where it does not count; one contradiction for each case
    sign_many_returns: int = 1
    sign_contradicted: int = 2
    sign_all_returned: int = 1
    sign_same_photo: int = 3
    sign_similar_photo: int = 2
    sign_serial: int = 2
    sign_value_jump: int = 1
    sign_above_article: int = 1
    #: a buyer who sends back so many times as much as others do of the article is far above them
    above_times: int = 3
    #: an article of which so many percent come back is often sent back by everybody, and how much that
    #: takes off the signs that only count returns
    often_back_percent: Percent = 25
    relief_often_back: int = 1
    #: whose fault a reason usually is, where the seller sees it otherwise than the table of reasons
    faults: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class StillOpen:
    """What of a line is not settled yet: whatever is done now is done with this."""

    #: what may still go back to the buyer
    money: Money
    #: the pieces that got neither their price nor a new one: what was paid for them, what they cost us
    worth: Money
    cost: Money | None
    #: what is left of the part of the price that was offered or agreed to; None where none was
    part: Money | None = None


@dataclass(frozen=True, slots=True)
class TriageFacts:
    """What `recommend` needs to know of a case.

    `intact` is None when only the reason tells whether the goods are fine; True or False when
    someone looked (or `advise --intact/--faulty`).
    """

    value: Money
    reason: str
    fulfilment: Fulfilment = Fulfilment.DROPSHIP
    listing: ListingSource = ListingSource.UNKNOWN
    policy: PolicyTerms | None = None
    supplier: str = ""
    cost: Money | None = None
    #: what the goods of its supplier on the case cost, which share a fixed fee; None where `cost` says it
    cost_together: Money | None = None
    intact: bool | None = None
    #: returns this desk handled before this one; None when unknown (rule stays silent)
    returns_before: int | None = None
    #: of the newest claims that this supplier decided, a hundred at most: those refused, and all
    supplier_refusals: int = 0
    supplier_decided: int = 0
    verdict: Verdict | None = None
    #: what was found differs from piece to piece
    mixed: bool = False
    suspected: bool = False
    rates: Rates | None = None
    #: do goods that start today still reach the supplier in time; None when unknown
    window_open: bool | None = None
    #: the supplier's window itself has ended, not only the last day to send something off
    window_over: bool = False
    #: what ended is the shorter time for damage reports, and the return window runs still
    report_over: bool = False
    #: that a law lets the buyer post it after the supplier's last safe day; None where none does
    law_longer: Because | None = None
    #: the buyer was told to send it to the supplier, and it is not there yet
    told_there: bool = False
    #: the supplier was stopped, so that nothing goes there any more
    supplier_stopped: bool = False
    #: where the supplier takes goods is on file
    supplier_has_address: bool = True
    #: the platform paid the buyer on its own, so that what is disputed is appealed there (A)
    platform_paid: bool = False
    #: somebody looked into what speaks for a malicious return, and said why it is none
    cleared: bool = False
    #: the buyer has had all of what was paid for it, from whomever
    all_back: bool = False
    #: the goods were sent back, or are to be
    comes: bool = False
    #: the offer that the buyer was promised, None before
    promised: Offer | None = None
    #: the last day on which the supplier hears a claim for damage; None when unknown
    claim_until: date | None = None
    #: False where that day is counted from an estimate
    claim_until_sure: bool = True
    #: why the supplier need not hear the claim any more; None while it is in time
    claim_late: Because | None = None
    #: the day on which this is asked, None where no date matters
    today: date | None = None
    #: False when no file told the price: then `value` is nothing, and nothing is given away unseen
    value_known: bool = True
    #: nothing of it was sent, as far as its shop says
    never_sent: bool = False
    #: who pays the label that the platform made; None where it made none
    label_payer: FreightPayer | None = None
    #: the platform decided a dispute against us, and not of all pieces is our finding the same
    appealable: bool = False
    #: the platform's warehouse or carrier damaged the goods, and the platform owes for them (A)
    platform_owes: bool = False
    #: the return was lost on its way: nothing of it comes back any more
    lost: bool = False
    #: … in a parcel that the buyer paid for
    lost_by_buyer: bool = False
    #: it was to be kept for a part of its price, and came back and was looked at all the same
    sent_back_anyway: bool = False
    #: who paid the way back on which pieces were lost, or broken, where nobody else owes for the rest;
    #: None where none were
    lost_back: FreightPayer | None = None
    #: on which way those were lost, as `lost_where` says it
    lost_where: str = "back"
    damaged_back: FreightPayer | None = None
    #: a new one that we sent the buyer was lost, and no supplier is asked for its piece
    lost_new: bool = False
    #: the supplier was asked for these goods and refused
    supplier_refused: bool = False
    #: the buyer asked the platform for a new one instead of money
    wants_replacement: bool = False
    #: somebody asked whether the purchase was the buyer's own, and said why it goes on
    purchase_confirmed: bool = False
    #: what went back does not agree with what was paid, or with what a file tells
    disagrees: tuple[Because, ...] = ()
    #: what is left of it to settle; None where nothing happened yet, so that it is all of it
    still_open: StillOpen | None = None


@dataclass(frozen=True, slots=True)
class TurnFacts:
    """What a step or move looks at beside the tracks before it is allowed."""

    #: the offer made now, or standing on the case
    offer: Offer | None = None
    #: where the goods go; for a parcel that arrived, where it arrived
    route: Route = Route.NONE
    returnless: bool = False
    #: the buyer had a gift for it, and no money
    gift_alone: bool = False
    #: what was paid for the line, what of it went back, what is to be paid now
    value: Money | None = None
    paid: Money | None = None
    amount: Money | None = None
    #: the buyer sent money for the line back: what is left of its price may be paid once more, if it is named
    sent_back: bool = False
    #: what the units that came back are worth; all of it where nothing has to come
    came_back: Money | None = None
    #: pieces that a new one may be sent for now, and were not yet
    to_replace: int = 1
    #: nothing more of it is to come
    all_here: bool = True
    #: pieces came, and what is owed for them did not go to the buyer yet
    came_unpaid: bool = False
    #: why it comes back, an id of the table of reasons
    why: str = ""
    #: nothing of its money can go back any more: a gift of 0.00, or all of it went back
    nothing_left: bool = False
    #: the buyer had all of it from somebody else, and is not asked whether it arrived
    unasked: bool = False
    #: the words that declining, reopening or closing early ask for
    reason: str = ""
    #: the rules advise a refusal, or nothing of it was bought: there is nothing to agree on
    says_no: bool = False
    #: something is to be asked back from a supplier, carrier or platform; None leaves the claim alone
    claim_wanted: bool | None = None
    rma_needed: bool = False
    supplier_rma: str = ""
    #: the supplier's number is over, and goods would still go there by it
    number_over: bool = False
    closed: bool = False
    #: the seller insists; the service records it
    overruled: bool = False
    #: nothing came although the buyer was reminded: closing lets the return lapse (A)
    lapses: bool = False
    #: it was lost in a parcel that the buyer paid for, or on its way back there: nothing is looked at first
    nothing_to_see: bool = False
    #: the platform approved its return, and nothing of it was here yet
    approved_unseen: bool = False
    #: every piece of it was lost, so that none can come any more
    all_lost: bool = False
    #: nothing came back, as the inspection found: there is nothing to place
    nothing_here: bool = False
    #: what the other side of the claim owes was asked for in vain: it is written off
    given_up: bool = False
    #: the claim is for what is not owed, or cost us nothing as it turned out: it is taken back
    taken_back: bool = False
    #: a part of what was claimed came: what is taken back is the rest of it
    part_came: bool = False
    #: what was granted of an earlier claim is still to come, whatever is said to the last one
    granted_stays: bool = False
    #: what its supplier paid, and does not owe as it turned out, is his again
    gives_back: bool = False
    #: pieces go to a supplier who credits what they cost, whatever is wrong with them
    credited: bool = False
    #: money came, or a new one: the claim is settled by it
    came: bool = False
    #: nobody named the sum: it follows from what came
    worked_out: bool = False
    #: numbers of the pieces that were named; () for all that it is about
    pieces: tuple[int, ...] = ()
    #: less came than is owed, and the rest is asked for still
    rest_asked: bool = False
    #: it was said with the step where the goods go
    sent_where: bool = False
    #: and its buyer, who was told another place before, has not sent them off yet
    redirected: bool = False
    #: what is said to be lost was on its way back on freight that we paid
    carrier_owes: bool = False
    #: and the buyer is paid for it, as for what came
    our_loss: bool = False
    #: what is said to be lost was here, and is under way to another in a parcel of ours
    went_on: bool = False
    #: … to its buyer, who has not had all that was paid for it
    buyers_loss: bool = False
    #: what is said to be lost is a new one on its way to the buyer, and no piece that comes back
    new_one_lost: bool = False
    #: the supplier had sent it: what he promised he owes still
    reship_lost: bool = False
    #: beside it the buyer had money, or another new one
    other_settled: bool = False
    #: the other side was sent a claim, and not asked for a number alone
    claimed: bool = True
    #: pieces came since the claim was sent, or was settled, that it was not about; or it is for some that are
    #: not owed, as it turned out
    came_since: bool = False
    #: its supplier was asked in vain for what a carrier answers for, too, and that one was not asked
    carrier_left: bool = False
    #: something is still to be done with a second party of the line
    second_open: bool = False
    #: it is news that opens a case again that was closed
    opens: bool = False
    #: the buyer has a new one for it: what is wrong with that is a request of its own
    has_new_one: bool = False
