"""Giao Ban: a department's programmes become tracked work, and the work becomes its papers."""

__version__ = "0.1.0"
