"""The office's data: where they lie, how they are written, what was changed, and how they come back."""
