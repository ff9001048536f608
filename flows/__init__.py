"""Where papers come from and where tables go: the only place with paths, clock and Prefect."""
