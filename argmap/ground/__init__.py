"""The ground floor: text, places, findings. It imports nothing else of argmap."""
