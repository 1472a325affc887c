"""Kinds of events, and facts in them, that more than their writers go by."""

#: kinds of events that tell of papers and change nothing: one made; those from before they were told
PAPER_MADE, PAPERS_BEFORE = "paper_made", "papers_before"
#: the rows of a case as an update of the tables left them: nothing before it is told by its columns
CARRIED_OVER = "carried_over"
#: a request that the platform approved before this program awaited what it approves
APPROVED_THERE = "approved_there"
#: a fact of a desk's first event: every paper of this desk is in its history from its making on
PAPERS_ENTERED = "papers_entered"
#: a fact: prices or refunds that a file tells otherwise than they were known, with both sums
OTHERWISE = "otherwise"
