"""What is known of a site's accessibility: a program's results, people's records, the statement made of both, and its data."""
