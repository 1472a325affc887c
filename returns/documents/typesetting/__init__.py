"""Words of any script as measured and shaped lines."""
