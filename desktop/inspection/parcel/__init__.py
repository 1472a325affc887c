"""Parcels that wait, come in, or fit no case."""
