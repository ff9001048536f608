"""The commands of the read side."""
