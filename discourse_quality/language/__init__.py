"""Text → spaCy Doc. The only place that builds a pipeline."""

from discourse_quality.language.annotate import (
    AnnotatedComment,
    AnnotatedThread,
    annotate,
)
from discourse_quality.language.detect import detect_language
from discourse_quality.language.pipeline import load_nlp, pipeline_version

__all__ = [
    "AnnotatedComment",
    "AnnotatedThread",
    "annotate",
    "detect_language",
    "load_nlp",
    "pipeline_version",
]
