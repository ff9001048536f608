"""Made datasets: meetings, ärenden and decisions that nobody took, in the tables and the distribution of real ones."""
