"""Storage and nothing else: SQLite, the photo vault, the queue's read side."""
