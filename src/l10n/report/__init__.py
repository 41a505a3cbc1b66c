"""Results for people and programs: one format per module."""
