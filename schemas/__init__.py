"""What a fact is: closed vocabularies, table rows, the Arrow schema and the data dictionary."""
