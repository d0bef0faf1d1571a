"""What was found and computed, made readable for people. Nothing here computes or prints; it gives text back."""
