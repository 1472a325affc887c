"""A document while it is drawn: pages, what runs down them, what each mark is a part of."""
