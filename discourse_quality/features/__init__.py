"""Annotated comments → numbers."""
