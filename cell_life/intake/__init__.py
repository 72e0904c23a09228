"""Files of other systems about the life of cells: attendance of the electronic handbook, payments of the portal."""
