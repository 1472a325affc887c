"""What each addressee takes of evidence, and whether a packet keeps to it."""
