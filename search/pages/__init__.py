"""What a page of the site tells, read from the tables: an ärende, a case, a meeting, a body, what is missing."""
