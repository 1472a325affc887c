"""Products: what each costs, who supplies it, whose words its listing carries; many at once."""
