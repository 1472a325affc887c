"""What goes into an evidence sheet, and how it is made, sealed and found again."""
