"""What a use case touched, so that every page knows whether it is concerned."""

from __future__ import annotations

from attrs import frozen


@frozen
class Changes:
    """Kinds of records that changed (`resident`, `week`, `staff`, ...); an empty set means nothing did."""

    kinds: frozenset[str] = frozenset()

    @classmethod
    def of(cls, *kinds: str) -> Changes:
        """Changes of these kinds."""
        return cls(frozenset(kinds))

    def meets(self, kinds: frozenset[str]) -> bool:
        """Whether any of `kinds` changed."""
        return not self.kinds.isdisjoint(kinds)

    def __or__(self, other: Changes) -> Changes:
        return Changes(self.kinds | other.kinds)
