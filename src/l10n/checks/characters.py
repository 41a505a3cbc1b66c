"""Letters: damaged or invisible characters, acronyms in small letters, words that stand twice."""
