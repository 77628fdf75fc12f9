"""Pure functions from a debate to frozen tables. Nothing here prints or draws."""
