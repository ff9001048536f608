"""Counted votes: what was asked, what came of it, and who voted what."""
