"""The window's side of safe keeping: copies, going back to one, checking, recovery."""
