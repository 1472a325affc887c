"""Dates that are known, about, or unknown, and what counts from them."""
