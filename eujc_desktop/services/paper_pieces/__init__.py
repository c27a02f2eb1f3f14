"""Every sort of paper as finished pieces: for everyone in one, for one person, or one for each."""
