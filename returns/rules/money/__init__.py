"""What is due to the buyer and from whom it is asked back, to the cent."""
