"""Abstract administrative plans with known facts, written in many layouts, to see whether the reading gets the same facts back."""
