from argmap.ground.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = ()
