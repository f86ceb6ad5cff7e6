"""An officer's desk: what was scanned, which cases there are, what a record means to the office. Reading only; acts are services."""
