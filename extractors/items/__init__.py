"""Documents to ärenden."""
