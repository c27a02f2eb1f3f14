"""Builds the office and joins it to the window or the command line; the only place that knows both ends."""
