"""Text → spaCy Doc. The only place that builds a pipeline.

Nothing is imported here: telling a language must not load spaCy.
"""
