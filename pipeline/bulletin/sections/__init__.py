"""The sections of the bulletin: one module each, from :class:`Material` to the view of the section."""
