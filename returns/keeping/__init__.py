"""Keeping a desk for ten years: copies of it, going back to one, checking all that it holds."""
