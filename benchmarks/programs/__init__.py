"""Programs that are started to be timed, and say on stdout, as JSON, what they saw of themselves."""
