"""What a change of the content means, for those who decide about it."""
