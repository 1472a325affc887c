"""The store's policy as it is published."""
