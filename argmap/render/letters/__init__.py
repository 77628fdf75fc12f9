"""How wide texts are, where their lines break, which fonts they need and how they are escaped."""
