"""The frame: the window around the tabs, its actions, and what starts and ends with it."""
