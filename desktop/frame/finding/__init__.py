"""The palette: one box for search and everything that can be done."""
