"""Acts on guarantees, guarantors and mandates, each with its permission, its checks and its audit row."""
