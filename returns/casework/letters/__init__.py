"""The letter that goes with a step: to whom, about which lines, and the facts it is made from."""
