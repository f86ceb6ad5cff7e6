"""The state tables of the three office roles, and the machines assembled from them. Tables are pure data."""
