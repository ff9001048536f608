"""PDF bytes to facts: pure functions, no paths, clock, network, logging or Prefect."""

# Of what is found in a paper: raised with every change that finds something else, so that stored records are made anew.
VERSION = "0.4.1"
