"""A run's records in other formats: Parquet, CSV, a ConvoKit corpus."""
