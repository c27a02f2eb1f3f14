"""What a field is: its label, the sort of value it takes, who may see it, how long it is kept."""
