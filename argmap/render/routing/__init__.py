"""Where lines run. The engine places cards; here every line gets a way, an end and a level of its own."""
