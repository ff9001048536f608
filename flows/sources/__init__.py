"""Where papers come from: folders, index pages and single addresses, as `sources.toml` names them."""
