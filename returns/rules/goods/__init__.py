"""What came, what was found on it, and where it goes."""
