"""What changes programmes, by family of verbs."""

from __future__ import annotations

from giaoban.programmes.actions.creating import NewLine, NewProgramme, create_programme, undo_programme

__all__ = ["NewLine", "NewProgramme", "create_programme", "undo_programme"]
