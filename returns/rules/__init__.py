"""Pure functions that answer one question each, with the reason."""
