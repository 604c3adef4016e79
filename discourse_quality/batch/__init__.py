"""Many items through any function. Knows nothing of comments."""
