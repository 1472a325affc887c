"""The tables of the trade: each of its words with all that is true of it, and no behaviour."""
