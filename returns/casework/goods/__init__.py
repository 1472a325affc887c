"""The goods of a case: parcels, what was found in them, the photos of it."""
