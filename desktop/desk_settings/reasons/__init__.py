"""The reasons of the desk's own, and their words."""
