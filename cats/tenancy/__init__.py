"""The tenant: one national customs administration. Scope, scoped managers, row-level security and its migration operations."""
