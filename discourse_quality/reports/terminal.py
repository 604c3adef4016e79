"""What is shown on a terminal: the table of threads, and a thread's story."""

from __future__ import annotations

from discourse_quality.reports.plain import plain
from discourse_quality.reports.story import explanation
from discourse_quality.reports.summary import SummaryTable, summary_table

__all__ = ["SummaryTable", "explanation", "plain", "summary_table"]
