"""Measurements, printed and never asserted: medians on this machine for the budgets, ratios within one run for comparisons."""
