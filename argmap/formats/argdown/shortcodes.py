"""The short codes of Argdown: `.->.` and `:->:` both stand for an arrow in texts."""

from __future__ import annotations

_NAMES = {
    "A": "∀", "E": "∃", "O": "𝗢", "P": "𝗣", "->": "→", "<->": "↔", "~": "¬", "^": "∧", "v": "∨", "v_": "⊻",
    "<>": "◇", "[]": "◻", "happy": "😀", "smiley": "☺", "laugh": "😆", "lol": "😆", "rofl": "🤣", "joy": "😂",
    "heart": "❤", "?": "❓", "question": "❓", "love": "😍", "wink": "😉", "shush": "🤫", "meh": "😐", "eye-roll": "🙄",
    "sad": "😢", "disappointed": "😞", "scream": "😱", "+1": "👍", "up": "👍", "-1": "👎", "down": "👎", "think": "🤔",
    "star": "⭐", "y": "✔", "agree": "✔", "n": "❌", "disagree": "❌",
}  # fmt: skip
SHORTCODES = {f"{mark}{name}{mark}": sign for name, sign in _NAMES.items() for mark in ".:"}
"""What each short code stands for."""
SHORTCODES[":smile:"] = "\u263a\ufe0f"  # in colour, unlike `.smile.`
