"""The letters' templates, read and changed."""
