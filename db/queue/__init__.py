"""The queue's read side on the bare driver, and the search text that it finds by."""
