"""What is measured: accuracy against labels, and speed."""
