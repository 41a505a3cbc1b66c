"""What leads out of the text: URLs, e-mail addresses, DOIs, citations, references to journals."""
