"""How colours look to people: contrast by WCAG 2.2, colour vision deficiencies, and the distance of two colours.

Sources, whose figures these are: contrast and relative luminance, Web Content Accessibility Guidelines 2.2; deficiencies,
Machado, Oliveira and Fernandes, "A physiologically-based model for simulation of color vision deficiency", IEEE TVCG 15
(2009), the matrices of severity 1.0 in linear RGB; distance, CIEDE2000 as in Sharma, Wu and Dalal, "The CIEDE2000
color-difference formula", Color Research and Application 30 (2005).
"""

from __future__ import annotations

from collections.abc import Mapping
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

Triple = tuple[float, float, float]

USUAL = "usual colour vision"
EYES: Mapping[str, tuple[Triple, Triple, Triple]] = {
    USUAL: ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""What each kind of eye makes of linear red, green and blue."""


def linear(color: str) -> Triple:
    """Linear red, green and blue, from 0 to 1, of a colour `#rrggbb`."""
    red, green, blue = (_linear(int(color[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return red, green, blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - of sRGB


def luminance(color: str) -> float:
    """The relative luminance of WCAG 2.2, from 0 (black) to 1 (white)."""
    return _dot((0.2126, 0.7152, 0.0722), linear(color))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2, from 1 (none) to 21, whichever of the two colours is the text."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def lab(color: str, eye: str = USUAL) -> Triple:
    """CIE L*a*b* (D65) of a colour `#rrggbb` as an eye of `EYES` sees it."""
    seen = [min(1.0, max(0.0, _dot(row, linear(color)))) for row in EYES[eye]]
    x = _dot((0.4124564, 0.3575761, 0.1804375), seen) / 0.95047
    y = _dot((0.2126729, 0.7151522, 0.0721750), seen)
    z = _dot((0.0193339, 0.1191920, 0.9503041), seen) / 1.08883
    x, y, z = (_lab(value) for value in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _lab(value: float) -> float:
    return value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116


def _dot(weights: Triple, values: Triple | list[float]) -> float:
    return sum(weight * value for weight, value in zip(weights, values, strict=True))


def distance(one: Triple, other: Triple) -> float:
    """CIEDE2000 between two colours in L*a*b*: about 1 is just visible in large fields side by side."""
    mean = (hypot(*one[1:]) + hypot(*other[1:])) / 2
    stretch = 1.5 - 0.5 * _toward_one(mean)
    (light, chroma, hue), (light2, chroma2, hue2) = (
        (l, hypot(a * stretch, b), degrees(atan2(b, a * stretch)) % 360) for l, a, b in (one, other)  # noqa: E741
    )  # fmt: skip
    grey = chroma * chroma2 == 0
    turn = 0.0 if grey else (hue2 - hue + 180) % 360 - 180
    middle = hue + hue2 if grey else (hue + turn / 2) % 360
    far = 2 * sqrt(chroma * chroma2) * sin(radians(turn / 2))
    level, strength = (light + light2) / 2, (chroma + chroma2) / 2
    shape = (
        1
        - 0.17 * cos(radians(middle - 30))
        + 0.24 * cos(radians(2 * middle))
        + 0.32 * cos(radians(3 * middle + 6))
        - 0.20 * cos(radians(4 * middle - 63))
    )
    lights = (light2 - light) / (1 + 0.015 * (level - 50) ** 2 / sqrt(20 + (level - 50) ** 2))
    chromas = (chroma2 - chroma) / (1 + 0.045 * strength)
    hues = far / (1 + 0.015 * strength * shape)
    rotation = -2 * _toward_one(strength) * sin(radians(60 * exp(-(((middle - 275) / 25) ** 2))))
    return sqrt(max(0.0, lights**2 + chromas**2 + hues**2 + rotation * chromas * hues))


def _toward_one(chroma: float) -> float:
    return sqrt(chroma**7 / (chroma**7 + 25.0**7))
