"""Reference data: code lists, customs offices, operators, authorisations, postings, mandates, durations. No movements."""
