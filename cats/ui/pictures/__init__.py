"""Pictures drawn on the server as SVG. Each stands beside a table or sentence that says the same."""
