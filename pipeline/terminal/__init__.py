"""What the person at the terminal asks, sees and is told at the end; and the log of the runs."""
