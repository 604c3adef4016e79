"""Text → spaCy Doc. The only place that builds a pipeline."""
