"""Papers on the screen: what is shown is what is printed or saved."""
