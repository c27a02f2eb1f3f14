"""What the lists on paper print, gathered from the records in one read each."""
