"""What is to be read: sources listed and compared with what the catalogue knows of them."""
