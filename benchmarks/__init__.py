"""Measurements, each as ratios within one run; nothing here is a test.

``python -m benchmarks`` measures everything and writes a dated result; ``benchmarks.reports`` measures the reports over
the real data, ``drawing.py`` the page in a browser.
"""
