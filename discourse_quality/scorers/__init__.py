"""Numbers → judgements."""
