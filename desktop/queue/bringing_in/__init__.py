"""Files of a platform, read, counted and brought in."""
