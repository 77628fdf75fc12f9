"""The command line: it reads arguments, calls the library and prints. One file for each verb."""
