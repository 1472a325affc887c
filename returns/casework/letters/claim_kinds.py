"""Which letters on a claim make it, change it, take it back, or tell a carrier what it does not owe."""

#: letters that put another sum in place of a claim that runs
CORRECTED = ("claim_less", "claim_known", "claim_kept", "carrier_less")
#: letters that ask for a claim that runs, together with what came to it since
IN_PLACE = ("claim_joined", "claim_anew", "claim_unkept")
#: letters that make a claim, with their proof
CLAIMS = frozenset(
    {
        *("claim", "claim_more", "claim_postage", *IN_PLACE, *CORRECTED),
        *("claim_carrier", "claim_lost", "claim_late", "carrier_joined"),
        *("dispute_answer", "safe_t", "hearing", "appeal", "reimbursement"),
    }
)
#: of them those that change a claim that was made, one for each line
CHANGES = frozenset({*IN_PLACE, "claim_postage", "carrier_joined", *CORRECTED})
#: letters that tell a carrier what it does not owe
NOT_OWED = frozenset({"carrier_withdrawn", "carrier_rest", "carrier_overpaid"})
#: letters that ask for no more of a claim that was paid in part
RESTS = ("claim_rest", "carrier_rest")
#: letters to whoever decides, which are nothing without the sheet
DECIDED = frozenset({"dispute_answer", "safe_t", "hearing", "appeal"})
#: claims on a carrier, whose sheet tells what was handed over, what came and what it cost
CARRIED = frozenset(
    {"claim_carrier", "claim_lost", "claim_late", "carrier_joined", "carrier_less"}
)
#: of what is gone, or was merely late, there is nothing to take a photo of
PHOTOGRAPHED = CLAIMS - (CARRIED - {"claim_carrier"})
#: requests for a number that are about all pieces, also those that nobody can send any more
NUMBERS_FOR_SOME = ("rma_request", "rma_again", "rma_seen")
#: requests for a number: they say what each thing is sent back for
ROWS = frozenset(
    {
        "rma_request",
        "rma_again",
        "rma_claim",
        "rma_seen",
        "rma_never",
        "rma_lost",
        "rma_missing",
    }
)
