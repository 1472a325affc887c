"""A step on a case: which lines it is about, whether it may, and what it writes."""
