"""Labelled comments → scorers, and how good they are."""
