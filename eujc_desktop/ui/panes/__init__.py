"""Parts of dialogs that hold a grid with its tools: the money of a mission, its evaluation, what came of it."""
