"""Papers with a name on: badges, table signs, place cards, luggage tags, and the signs that lead to a bus."""
