"""Writers of the official form: one module for each format, all with ``write_x(form, path, mark)``."""
