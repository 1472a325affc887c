"""Worlds made at random: desks with a life, and what an independent eye sees of them."""
