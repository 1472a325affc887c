"""The trade of returns: rules, services and papers, without a window and without SQL in sight."""
