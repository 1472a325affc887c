"""A case for readers who take few pages: sheets that become pictures, the card profile."""
