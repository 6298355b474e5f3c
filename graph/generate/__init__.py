"""What is made from the declared schema."""
