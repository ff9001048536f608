"""Papers into records: in worker processes that can be ended, on this machine or on many."""
