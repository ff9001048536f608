"""What somebody says in minutes: yrkanden, reservations, statements, jäv."""
