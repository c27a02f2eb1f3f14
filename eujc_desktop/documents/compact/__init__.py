"""The programme in small: all of it on one page, on a card for the pocket, or on a chart for the wall."""
