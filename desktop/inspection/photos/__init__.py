"""Photos and the frames that they belong in."""
