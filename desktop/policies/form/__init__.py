"""A policy or a supplier, being written."""
