"""Pages to one document: furniture out, reading order, paragraphs, one text with spans."""
