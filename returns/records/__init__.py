"""Frozen records that services and rules hand out; one module per part of the trade."""
