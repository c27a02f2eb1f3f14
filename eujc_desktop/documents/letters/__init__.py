"""Letters and visa papers: texts of the house with named fields, set as a European or as a Japanese letter."""
