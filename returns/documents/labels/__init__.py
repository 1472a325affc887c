"""The return label and what goes with it."""
