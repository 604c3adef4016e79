"""How deep, relevant, juvenile and off-topic the discussion on a saved page is."""

__version__ = "0.1.0"
