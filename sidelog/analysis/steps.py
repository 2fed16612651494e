"""Whether the steps of a scale are fine enough to be taken for lengths."""

from sidelog.catalog.scales import Scale, ScaleKind

_FINE_RANGE = 10
"""From this range on.  On 0-4 ratings a Theil-Sen slope is mostly exactly 0, whatever is true."""


def is_coarse(scale: Scale) -> bool:
    """Whether no slope or shift along the scale should be shown: yes or no, or ratings like 0-4."""
    if scale.kind is ScaleKind.RATING:
        return scale.maximum is not None and scale.maximum - scale.minimum < _FINE_RANGE
    return scale.kind is ScaleKind.YES_NO
