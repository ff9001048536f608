"""The site: search, ärenden with pictures of their pages, cases, meetings, coverage, feeds and a JSON API."""
