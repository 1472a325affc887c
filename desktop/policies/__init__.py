"""What each supplier accepts, in versions, and the store policy that follows from it."""
