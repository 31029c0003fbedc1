"""What tympan costs: figures that hold on any machine, because both sides run side by side."""
