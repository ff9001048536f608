"""PDF bytes to facts: pure functions, no paths, clock, network, logging or Prefect."""
