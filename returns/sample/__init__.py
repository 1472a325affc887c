"""The sample desk: thirty cases over every state, made by the same services that a seller uses."""
