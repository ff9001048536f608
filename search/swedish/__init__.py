"""How Swedish words meet: inflections, spellings without dots, compounds."""
