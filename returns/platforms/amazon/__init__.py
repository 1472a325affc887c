"""Amazon: reports of returns and orders, its marketplaces, its reason codes."""
