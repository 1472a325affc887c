"""Tab 1: which cases wait, and what to do with them; one key decides."""
