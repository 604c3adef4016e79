"""A path → saved pages. The only place that opens containers."""
