"""What the settings would have said, before they are saved."""
