"""One case at a time: what it is, what is next on it, and everything that can be done with it."""
