"""The exceptions a caller can catch. Mistakes in annotations are never exceptions: they are diagnostics."""


class ArgmapError(Exception):
    """Base of all exceptions raised by argmap on purpose."""


class ModelError(ArgmapError, ValueError):
    """A model built in Python that no annotation could say: a dangling id, an empty text, an id twice."""


class EngineError(ArgmapError, RuntimeError):
    """The layout engine is missing, failed or took too long."""


class UnknownNameError(ArgmapError, KeyError):
    """A look-up of something that the model does not hold."""

    def __str__(self) -> str:  # KeyError would show the message in quotes
        return str(self.args[0]) if self.args else ""


class UnreadableError(ArgmapError, OSError):
    """A file that cannot be read or written."""
