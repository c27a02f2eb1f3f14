"""Papers: chosen, set, seen before they are printed, exported; the same in the Documents tab and over a record."""
