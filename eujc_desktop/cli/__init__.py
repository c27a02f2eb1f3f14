"""The command line: the same use cases as the window, for scripts and other programs.

Results go to stdout, as JSON with `--json`; messages go to stderr. The exit code is 0 when done,
1 when refused (the reason in words), 2 when the command was put wrongly.
"""
