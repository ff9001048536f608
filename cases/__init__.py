"""Rows of many papers to cases: what belongs together, on its way through the bodies. Reads no paper."""
