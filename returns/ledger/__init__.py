"""How a desk keeps what it was told: one change, one transaction, one line of a history never edited."""
